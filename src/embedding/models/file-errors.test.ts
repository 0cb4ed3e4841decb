import { expect, it } from 'vitest';
import { writeFailure } from './file-errors.ts';

it.each([
  ['ENOSPC', 'the disk is full', 'Make room'],
  ['EDQUOT', 'quota', 'Make room'],
  ['EACCES', 'may not write', 'the right to write'],
  ['EPERM', 'may not write', 'the right to write'],
  ['EROFS', 'read-only', 'can be written'],
  ['EIO', 'i/o error', 'HF_HOME'],
])('says what %s means and what to do', (code, said, todo) => {
  const error = writeFailure('/cache/file', Object.assign(new Error('i/o error'), { code }));
  expect(error).toMatchObject({ code: 'fetch-failed', hint: expect.stringContaining(todo) });
  expect(error.message).toMatch(new RegExp(`^/cache/file could not be written: .*${said}`));
});
