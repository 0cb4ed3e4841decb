import { expect, it } from 'vitest';
import { askForToken, tokenGiven, tokenNeeded } from './session.ts';

it('lets all that waits for the token go on once it is given, but what was given up', async () => {
  const [leaving, left] = [new AbortController(), new AbortController()];
  left.abort(new Error('left before'));
  const order: string[] = [];
  const first = askForToken().then(() => order.push('first'));
  const second = askForToken(new AbortController().signal).then(() => order.push('second'));
  const third = askForToken(leaving.signal);
  await expect(askForToken(left.signal)).rejects.toThrow('left before');
  leaving.abort(new Error('left'));
  await expect(third).rejects.toThrow('left');
  expect(tokenNeeded.get()).toBe(true);
  expect(order).toEqual([]);
  tokenGiven();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  expect(tokenNeeded.get()).toBe(false);
});
