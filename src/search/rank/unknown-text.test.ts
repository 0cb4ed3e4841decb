import { expect, it } from 'vitest';
import { rankByTexts } from './rank.ts';
import { isUnknownText, unknownTold } from './unknown-text.ts';

const unknownText = new Float32Array([0, 0, 1]);

it('knows the vector of texts without a known word, as it was made and as it was stored', () => {
  expect(isUnknownText(new Float32Array([0, 0, 1]), { id: 'm', unknownText })).toBe(true);
  expect(isUnknownText(new Float32Array([1e-4, 0, 0.9996]), { id: 'm', unknownText })).toBe(true);
  expect(isUnknownText(new Float32Array([0.1, 0, 0.99]), { id: 'm', unknownText })).toBe(false);
});

it('takes every text for known where the model spells any', () => {
  expect(isUnknownText(new Float32Array([0, 0, 1]), { id: 'm' })).toBe(false);
});

it('passes over texts without a known word, however near their vector lies, and finds as many others', async () => {
  const query = new Float32Array([0.6, 0, 0.8]);
  const isNothing = unknownTold(query, { id: 'm', unknownText })!;
  const rows = [
    ...Array.from({ length: 20 }, (_, n) => ({ id: `unknown ${n}`, distance: 0.2000001 })),
    { id: 'heron', distance: 0.4 },
    { id: 'crane', distance: 0.5 },
  ].map((row) => ({ ...row, promptId: row.id }));
  const nearest = async (_: Float32Array, k: number) => ({
    neighbours: rows.slice(0, k),
    index: 'exact' as const,
  });
  const { ranked } = await rankByTexts({ nearest }, { vector: query, k: 2, filter: {} }, isNothing);
  expect(ranked.map(({ promptId }) => promptId)).toEqual(['heron', 'crane']);
});
