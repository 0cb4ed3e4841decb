import { expect, it } from 'vitest';
import { SeedSchema, seedAfter, toSeed } from './seed.ts';

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

it('gives a seed that enters as text its one form', () => {
  expect(SeedSchema.parse('0012')).toBe(12);
  expect(SeedSchema.parse('18446744073709551615')).toBe('18446744073709551615');
});

it('counts seeds on exactly, and from the last one to 0', () => {
  expect(seedAfter(7, 2)).toBe(9);
  expect(seedAfter(9_007_199_254_740_991, 1)).toBe('9007199254740992');
  expect(seedAfter('18446744073709551614', 1)).toBe('18446744073709551615');
  expect(seedAfter('18446744073709551614', 3)).toBe(1);
});

it('refuses a seed of more than 64 bits at the edge', () => {
  expect(SeedSchema.safeParse('18446744073709551615').success).toBe(true);
  expect(SeedSchema.safeParse('18446744073709551616').success).toBe(false);
  expect(SeedSchema.safeParse(2 ** 53).success).toBe(false);
});
