import { expect, it } from 'vitest';
import type { ConfigInput } from '../config.ts';
import { PromptloomError } from '../errors.ts';
import { run } from './program.ts';

it.each([
  ['searches', 'save', 'foxes', 'fox'],
  ['searches', 'remove', 'foxes'],
  ['boards', 'create', 'foxes'],
])('%s %s opens the library that is named after it, and answers in JSON', async (...args) => {
  const opened: ConfigInput[] = [];
  let out = '';
  await run([...args, '--library', '/somewhere', '--json'], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    env: {},
    cwd: '/',
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    signal: new AbortController().signal,
    open: async (flags) => {
      opened.push(flags);
      throw new PromptloomError('not-found', 'nothing there');
    },
  });
  expect(opened).toEqual([{ library: '/somewhere' }]);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-found' } });
});
