import { expect, it } from 'vitest';
import { SeedSchema, toSeed } from './seed.ts';

it.each([
  [0, 0],
  ['12', 12],
  ['0012', 12],
  [9_007_199_254_740_991n, 9_007_199_254_740_991],
  ['9007199254740992', '9007199254740992'],
  ['18446744073709551615', '18446744073709551615'],
  [18_446_744_073_709_551_615n, '18446744073709551615'],
])('reads the seed %s exactly', (value, seed) => {
  expect(toSeed(value)).toBe(seed);
});

it.each([-1, 1.5, 9_007_199_254_740_992, '-1', '1e5', ' 1', '', '18446744073709551616', Number.NaN, null])(
  'takes %s for no seed',
  (value) => {
    expect(toSeed(value)).toBeUndefined();
  },
);

it('refuses a seed of more than 64 bits at the edge', () => {
  expect(SeedSchema.safeParse('18446744073709551615').success).toBe(true);
  expect(SeedSchema.safeParse('18446744073709551616').success).toBe(false);
  expect(SeedSchema.safeParse(2 ** 53).success).toBe(false);
});
