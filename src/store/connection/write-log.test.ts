import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WriteLog } from './write-log.ts';

let log: WriteLog;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'], now: 10_000 });
  log = new WriteLog();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells the subscribers of a table when a write to it begins, and when it ends', async () => {
  const told: unknown[] = [];
  log.subscribe(['prompts', 'words'], (promptIds) => told.push(promptIds));
  log.subscribe(['boards'], () => told.push('boards'));
  await log.during(['images', 'prompts'], async () => void told.push('written'), ['p1']);
  expect(told).toEqual([['p1'], 'written', ['p1']]);
});

it('grows the revision of the tables that are written, and of no others', async () => {
  const before = { words: log.revision(['words', 'prompts']), boards: log.revision(['boards']) };
  await log.during(['words'], async () => {
    expect(log.revision(['words', 'prompts'])).toBe(before.words + 1);
  });
  expect(log.revision(['words', 'prompts'])).toBe(before.words + 2);
  expect(log.revision(['boards'])).toBe(before.boards);
});

it('takes a failed write for a write', async () => {
  const before = log.revision(['words']);
  await expect(log.during(['words'], () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(log.revision(['words'])).toBe(before + 2);
});

it('takes a statement that does not say what it writes for one that writes all tables', async () => {
  const told = vi.fn();
  log.subscribe(['words'], told);
  await log.during('all', async () => {});
  expect(told).toHaveBeenCalledTimes(2);
  expect(log.revision(['boards'])).toBe(2);
  expect(log.idleMs(['boards'])).toBe(0);
});

it('says how long ago a table was written', async () => {
  expect(log.idleMs(['words'])).toBe(Number.POSITIVE_INFINITY);
  await log.during(['words'], async () => {});
  vi.advanceTimersByTime(1500);
  await log.during(['boards'], async () => {});
  expect(log.idleMs(['words', 'prompts'])).toBe(1500);
});

it('takes it every two seconds that others have written', () => {
  const told = vi.fn();
  log.subscribe(['words'], told);
  for (const ms of [0, 1999, 1, 1999]) {
    vi.advanceTimersByTime(ms);
    log.othersMayHaveWritten();
  }
  expect(told).toHaveBeenCalledTimes(2);
  expect(told).toHaveBeenCalledWith(undefined);
});
