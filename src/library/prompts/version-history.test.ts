import { expect, it } from 'vitest';
import type { VersionSummary } from '../../records/version.ts';
import { namedVersion } from './version-history.ts';

const version = (number: number) => ({ id: `p${number}`, number, current: false, labels: [] as string[] });

it.each([
  [[1, 2, 3], '1 to 3'],
  [[1, 3], '1, 3'],
  [[2], '2'],
])('says which versions there are: %j', (numbers, listed) => {
  const versions = numbers.map(version) as unknown as VersionSummary[];
  expect(() => namedVersion(versions, '7')).toThrow(
    expect.objectContaining({ hint: `It has the versions ${listed} and no labels.` }),
  );
});
