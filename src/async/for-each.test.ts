import { expect, it } from 'vitest';
import { forEachOf } from './for-each.ts';

it('does so many at a time, all of them', async () => {
  let [running, most] = [0, 0];
  const done: number[] = [];
  await forEachOf([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    done.push(item);
  });
  expect([done.sort(), most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

it('starts no more after one has failed', async () => {
  const started: number[] = [];
  const work = forEachOf([1, 2, 3], 1, async (item) => {
    started.push(item);
    if (item === 2) throw new Error('broken');
  });
  await expect(work).rejects.toThrow('broken');
  expect(started).toEqual([1, 2]);
});
