import { expect, it } from 'vitest';
import { shorter } from './draw.ts';

it('shortens a label by whole phrases', () => {
  expect(shorter('Vincent van Gogh, cat, tea')).toEqual([
    'Vincent van Gogh, cat, tea',
    'Vincent van Gogh, cat',
    'Vincent van Gogh',
  ]);
  expect(shorter('')).toEqual([]);
});
