import { afterEach, expect, it, vi } from 'vitest';
import type { Io } from './io.ts';
import { watchWriting } from './progress-of-writing.ts';

afterEach(() => vi.restoreAllMocks());

it('says on stderr which variant is being written and its last words, and nothing without words', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let said = '';
  const stop = new AbortController();
  const io: Io = {
    out: () => {},
    err: (text) => {
      said += text;
    },
    env: {},
    cwd: '.',
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    signal: stop.signal,
    open: () => Promise.reject(new Error('nothing is opened here')),
  };
  expect(await watchWriting(io, 4, async () => 'quick')).toBe('quick');
  expect(said).toBe('');

  const ended = await watchWriting(io, 4, async ({ onWords, signal }) => {
    onWords!({ number: 0, prompt: 'a cat' });
    // The view is there after the first words; lines come ten seconds apart.
    await vi.dynamicImportSettled();
    now += 11_000;
    onWords!({ number: 1, prompt: `a cat ${'very '.repeat(20)}small\nand asleep` });
    await Promise.resolve();
    return signal;
  });
  expect(ended).toBe(stop.signal);
  expect(said).toMatch(/^Writing: 25 %, 2 of 4 · ….{0,40}very small and asleep\n$/);
});
