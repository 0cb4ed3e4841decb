import { describe, expect, it } from 'vitest';
import { Gate } from './read-write-lock.ts';

const later = () => {
  let done = () => {};
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { promise, done };
};

describe('a gate', () => {
  it('lets many in together and one alone, after those inside and before those behind', async () => {
    const gate = new Gate();
    const seen: string[] = [];
    const [a, b, c] = [later(), later(), later()];
    const first = gate.together(() => a.promise.then(() => seen.push('a')));
    const second = gate.together(() => b.promise.then(() => seen.push('b')));
    const alone = gate.alone(() => c.promise.then(() => seen.push('alone')));
    const behind = gate.together(async () => seen.push('behind'));
    c.done();
    b.done();
    a.done();
    await Promise.all([first, second, alone, behind]);
    expect(seen.slice(0, 2).sort()).toEqual(['a', 'b']);
    expect(seen.slice(2)).toEqual(['alone', 'behind']);
  });

  it('opens again after a failure inside', async () => {
    const gate = new Gate();
    await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.together(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.alone(async () => 1)).toBe(1);
  });
});
