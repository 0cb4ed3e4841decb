import { expect, it } from 'vitest';
import { SlowDown } from './guesses.ts';

it('holds back answers to wrong tokens once many came from everywhere, and less again after a while', () => {
  let now = 0;
  const slowDown = new SlowDown(() => now);
  const first = Array.from({ length: 100 }, () => slowDown.next());
  expect(Math.max(...first)).toBe(0);
  const more = Array.from({ length: 300 }, () => slowDown.next());
  expect(more.slice(0, 3)).toEqual([20, 40, 60]);
  expect(more.at(-1)).toBe(2000);
  now = 60_000;
  expect(slowDown.next()).toBe(2000);
  now = 10 * 60_000;
  expect(slowDown.next()).toBe(0);
});
