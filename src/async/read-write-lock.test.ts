import { describe, expect, it } from 'vitest';
import { ReadWriteLock } from './read-write-lock.ts';

const later = () => {
  let done = () => {};
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { promise, done };
};

describe('a read–write lock', () => {
  it('lets many readers in together and one writer alone, after those inside and before those behind', async () => {
    const lock = new ReadWriteLock();
    const seen: string[] = [];
    const [a, b, c] = [later(), later(), later()];
    const first = lock.read(() => a.promise.then(() => seen.push('a')));
    const second = lock.read(() => b.promise.then(() => seen.push('b')));
    const writer = lock.write(() => c.promise.then(() => seen.push('writer')));
    const behind = lock.read(async () => seen.push('behind'));
    c.done();
    b.done();
    a.done();
    await Promise.all([first, second, writer, behind]);
    expect(seen.slice(0, 2).sort()).toEqual(['a', 'b']);
    expect(seen.slice(2)).toEqual(['writer', 'behind']);
  });

  it('unlocks after a failure inside', async () => {
    const lock = new ReadWriteLock();
    await expect(lock.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lock.read(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lock.write(async () => 1)).toBe(1);
  });
});
