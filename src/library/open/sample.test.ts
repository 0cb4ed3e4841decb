import { expect, it } from 'vitest';
import { holdsOnlySample } from './info.ts';
import { SAMPLE_SITE, wantsSample } from './sample.ts';

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

const sample = { value: SAMPLE_SITE, count: 393 };
it.each([
  ['the sample', 393, [sample], true],
  ['nothing', 0, [], false],
  ['prompts that come from no site', 12, [], false],
  ['the sample and a prompt that comes from no site', 394, [sample], false],
  ['the sample and prompts of another site', 400, [sample, { value: 'elsewhere', count: 7 }], false],
  [
    'more prompts of another site than of the sample',
    800,
    [{ value: 'elsewhere', count: 407 }, sample],
    false,
  ],
])('a library with %s is taken for what it is', (_name, prompts, sites, isSample) => {
  expect(holdsOnlySample(prompts, sites)).toBe(isSample);
});
