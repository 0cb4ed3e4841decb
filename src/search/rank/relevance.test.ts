import { describe, expect, it } from 'vitest';
import { backgroundOf } from './background.ts';
import { fuseByRelevance, type Ranking } from './rank.ts';
import { closenessOf, relevanceBy, relevanceByWords } from './relevance.ts';

const ranking = (...ranked: Ranking['ranked']): Ranking => ({ ranked, index: 'exact' });

describe('relevance', () => {
  const background = { mean: 0.1, deviation: 0.1 };

  it('is a probability that rises with nearness and with shared words', () => {
    const { of } = relevanceBy('lite', background)!;
    const values = [of(0.1, 0), of(0.4, 0), of(0.8, 0), of(0.8, 0.5), of(0.8, 1)];
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[0]).toBeLessThan(0.1);
    expect(values.at(-1)).toBeGreaterThan(0.9);
    expect(values.at(-1)).toBeLessThan(1);
  });

  it('measures a cosine of an unknown model against the background of its library', () => {
    const dense = relevanceBy('http:somewhere', { mean: 0.6, deviation: 0.05 })!;
    expect(dense.of(0.62, 0)).toBeLessThan(0.15);
    expect(relevanceBy('http:somewhere', background)!.of(0.62, 0)).toBeGreaterThan(dense.of(0.62, 0));
  });

  it('knows a model by its part for texts, in any precision', () => {
    const of = (id: string) => relevanceBy(id, undefined)?.of(0.5, 0);
    expect(of('lite+clip-vit-b-32')).toBe(of('lite'));
    expect(of('lite@int8')).toBe(of('lite'));
    expect(relevanceBy('lite', background)!.of(0.5, 0)).toBe(of('lite'));
  });

  it('says nothing of a model that nobody knows in a library too small to know it by', () => {
    expect(relevanceBy('http:somewhere', undefined)).toBeUndefined();
    expect(relevanceBy('http:somewhere', background)!.of(0.9, 1)).toBeGreaterThan(0.5);
  });

  it('by words alone is nothing without a word', () => {
    const { of } = relevanceByWords('lite');
    expect(of(0.99, 0)).toBe(0);
    expect([closenessOf(of(0, 1)), closenessOf(of(0, 0.3)), closenessOf(undefined)]).toEqual([
      'close',
      'none',
      'none',
    ]);
  });
});

describe('the fusion of meaning and words', () => {
  const { rank } = relevanceBy('lite', { mean: 0.1, deviation: 0.1 })!;
  const both = { semantic: 1, lexical: 1 };
  const value = (similarity: number, strength: number) => rank(similarity, strength, both);
  const near = ranking(
    { promptId: 'near', distance: 0.4, why: ['text'] },
    { promptId: 'less near', distance: 0.6, why: ['text'] },
  );
  const idsOf = ({ ranked }: Ranking) => ranked.map(({ promptId }) => promptId);

  it('puts what holds the whole query first, and what holds its filler behind what is near', () => {
    const words = ranking(
      { promptId: 'all of it', why: ['words'], strength: 1 },
      { promptId: 'filler', why: ['words'], strength: 0.3 },
    );
    expect(idsOf(fuseByRelevance(near, words, value, 2))).toEqual([
      'all of it',
      'near',
      'filler',
      'less near',
    ]);
  });

  it('joins what both found, with the reasons of both', () => {
    const words = ranking({ promptId: 'less near', why: ['words'], strength: 0.9 });
    const [first, ...others] = fuseByRelevance(near, words, value, 2).ranked;
    expect(first).toMatchObject({
      promptId: 'less near',
      why: ['text', 'words'],
      distance: 0.6,
      strength: 0.9,
    });
    expect(others).toHaveLength(1);
  });

  it('takes what words alone found for no nearer than all that meaning found', () => {
    const words = ranking({ promptId: 'lexical', why: ['words'], strength: 0 });
    expect(idsOf(fuseByRelevance(near, words, value, 2)).at(-1)).toBe('lexical');
    expect(idsOf(fuseByRelevance(near, words, value, 9)).at(-1)).toBe('lexical');
  });

  it('counts a signal as much as it is told to', () => {
    const words = ranking({ promptId: 'all of it', why: ['words'], strength: 1 });
    const meaning = (similarity: number, strength: number) =>
      rank(similarity, strength, { semantic: 1, lexical: 0.01 });
    expect(idsOf(fuseByRelevance(near, words, meaning, 2))[0]).toBe('near');
  });
});

describe('the background of a query', () => {
  const store = (count: number) => ({
    reads: 0,
    keywords: { counts: async () => new Map(), prompts: async () => count, search: async () => [] },
    listing: {
      idsAfter: async (_: string | undefined, limit: number) =>
        Array.from({ length: Math.min(limit, count) }, (_, n) => `p${n}`),
    },
    vectors: {
      async byIds(ids: readonly string[]) {
        library.reads++;
        return new Map(ids.map((id, n) => [id, Float32Array.of(n % 2, 1 - (n % 2))]));
      },
    },
  });
  let library = store(100);
  const query = Float32Array.of(1, 0);
  const of = (model = 'm') => backgroundOf(query, { id: model }, library as never);

  it('is what its cosines with a sample come to, read once', async () => {
    expect(await of()).toEqual({ mean: 0.5, deviation: 0.5 });
    await of();
    expect(library.reads).toBe(1);
    await of('another model');
    expect(library.reads).toBe(2);
  });

  it('is not told of a library of a few prompts', async () => {
    library = store(20);
    expect(await of()).toBeUndefined();
    expect(library.reads).toBe(0);
  });
});
