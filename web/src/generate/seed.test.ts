import { expect, it } from 'vitest';
import { seedFrom } from './sizes.ts';

it.each([
  ['7', 7],
  [' 0042 ', 42],
  ['9007199254740993', '9007199254740993'],
  ['18446744073709551615', '18446744073709551615'],
  ['18446744073709551616', undefined],
  ['-1', undefined],
  ['', undefined],
  ['many', undefined],
])('reads the seed %j with every digit', (text, seed) => {
  expect(seedFrom(text)).toBe(seed);
});
