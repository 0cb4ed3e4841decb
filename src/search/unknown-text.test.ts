import { expect, it } from 'vitest';
import { isUnknownText } from './unknown-text.ts';

const unknownText = new Float32Array([0, 0, 1]);

it('knows the vector of texts without a known word, as it was made and as it was stored', () => {
  expect(isUnknownText(new Float32Array([0, 0, 1]), { id: 'm', unknownText })).toBe(true);
  expect(isUnknownText(new Float32Array([1e-4, 0, 0.9996]), { id: 'm', unknownText })).toBe(true);
  expect(isUnknownText(new Float32Array([0.1, 0, 0.99]), { id: 'm', unknownText })).toBe(false);
});

it('takes every text for known where the model spells any', () => {
  expect(isUnknownText(new Float32Array([0, 0, 1]), { id: 'm' })).toBe(false);
});
