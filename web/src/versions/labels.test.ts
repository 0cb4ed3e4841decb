import { expect, it } from 'vitest';
import { holderOf, labelsOf } from './labels.ts';

const VERSIONS = [
  { number: 1, labels: ['Draft'] },
  { number: 2, labels: [] },
  { number: 3, labels: ['live', 'spring'] },
];

it('finds the version that has a label, whatever its case', () => {
  expect(holderOf(VERSIONS, ' LIVE ')?.number).toBe(3);
  expect(holderOf(VERSIONS, 'draft')?.number).toBe(1);
  expect(holderOf(VERSIONS, 'old')).toBeUndefined();
});

it('lists labels with their versions', () => {
  expect(labelsOf(VERSIONS)).toEqual([
    { label: 'Draft', number: 1 },
    { label: 'live', number: 3 },
    { label: 'spring', number: 3 },
  ]);
});
