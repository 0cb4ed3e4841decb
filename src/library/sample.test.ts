import { expect, it } from 'vitest';
import { wantsSample } from './sample.ts';

const settings = (state?: string) => ({ get: async () => state, set: async () => {} });

it.each([
  ['a new default library', undefined, true, 0, true],
  ['a default library that was killed before it had anything', undefined, true, 0, true],
  ['a default library that somebody emptied of the sample', 'done', true, 0, false],
  ['a library in which the sample was begun', 'begun', false, 12, true],
  ["a library of somebody's own", undefined, true, 12, false],
  ['a new library with a name', undefined, false, 0, false],
])('%s', async (_name, state, isDefault, prompts, wants) => {
  expect(await wantsSample(settings(state), isDefault, async () => prompts)).toBe(wants);
});
