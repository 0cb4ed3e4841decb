import { expect, it } from 'vitest';
import { WriteLog } from '../connection/write-log.ts';
import { TableCache } from './table-cache.ts';

const nothing = async () => {};

it('forgets its values when one of their tables is written', async () => {
  const log = new WriteLog();
  const cache = new TableCache<string, number>(log, ['words', 'prompts'], { max: 10 });
  cache.set('castle', 3, cache.revision);
  await log.during(['boards'], nothing);
  expect(cache.get('castle')).toBe(3);
  await log.during(['prompts'], nothing, ['p1']);
  expect(cache.get('castle')).toBeUndefined();
});

it('forgets only the prompts that a write names, where it is kept by prompt', async () => {
  const log = new WriteLog();
  const cache = new TableCache<string, number>(log, ['images'], { max: 10 }, true);
  for (const id of ['p1', 'p2']) cache.set(id, 1, cache.revision);
  await log.during(['images'], nothing, ['p1', 'p3']);
  expect([cache.has('p1'), cache.has('p2')]).toEqual([false, true]);
  await log.during(['images'], nothing);
  expect(cache.has('p2')).toBe(false);
});

it('keeps nothing that was read before a write ended', async () => {
  const log = new WriteLog();
  const cache = new TableCache<string, number>(log, ['words'], { max: 10 });
  const before = cache.revision;
  await log.during(['words'], async () => {
    const meanwhile = cache.revision;
    cache.set('castle', 1, before);
    expect(cache.has('castle')).toBe(false);
    cache.set('castle', 1, meanwhile);
  });
  expect(cache.has('castle')).toBe(false);
});
