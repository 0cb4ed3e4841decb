import { expect, it } from 'vitest';
import { aroundSlot } from './match.ts';

it.each([
  ['a […] fox', 40, 'a ', ' fox'],
  ['one two three […] four', 15, '…three ', ' four'],
  [`${'x'.repeat(50)}[…]`, 13, '…xxxxxxxxx', ''],
  [`[…]${'x'.repeat(50)}`, 13, '', 'xxxxxxxxx…'],
  [`${'x'.repeat(50)}[…]${'y'.repeat(50)}`, 13, '…xxxx', 'yyyy…'],
])('keeps the slot of %s in sight within %i characters', (pattern, length, before, after) => {
  expect(aroundSlot(pattern, length)).toEqual({ before, after });
});
