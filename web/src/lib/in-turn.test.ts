import { expect, it } from 'vitest';
import { createTurns } from './in-turn.ts';

it('does one thing after the other, also when one fails', async () => {
  const turns = createTurns();
  const told: string[] = [];
  let finish = () => {};
  const first = turns.take(async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    told.push('first');
  });
  const second = turns.take(async () => {
    told.push('second');
    throw new Error('no');
  });
  const third = turns.take(async () => told.push('third'));
  expect(turns.pending()).toBe(3);
  await Promise.resolve();
  finish();
  await first;
  await expect(second).rejects.toThrow('no');
  expect(await third).toBe(3);
  expect(told).toEqual(['first', 'second', 'third']);
  expect(turns.pending()).toBe(0);
});
