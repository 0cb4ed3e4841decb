import { describe, expect, it } from 'vitest';
import { queryWords, rankByWords, type WordSearch } from './lexical.ts';
import { misspellings } from './spelling.ts';

/** A library that knows these stems, this often. */
const library = (known: Record<string, number>, prompts: number): WordSearch => ({
  counts: async (stems) => new Map(stems.map((stem) => [stem, known[stem] ?? 0])),
  prompts: async () => prompts,
  search: async () => [
    { promptId: 'a', score: 5, coverage: 1, strength: 1 },
    { promptId: 'b', score: 3, coverage: 0.5, strength: 0.5 },
    { promptId: 'c', score: 3, coverage: 0.5, strength: 0.5 },
    { promptId: 'd', score: 2, coverage: 0.4, strength: 0.4 },
  ],
});

/** What the language has. */
const isWord = (word: string) => ['portrait', 'lighthouse', 'horse', 'primate', 'scenes'].includes(word);

describe('misspelt words', () => {
  it('become the most frequent word a letter away', async () => {
    const words = library({ portrait: 90, lighthous: 5, cat: 3 }, 50_000);
    expect(await queryWords('Portriat of a lightouse, cat', words, isWord)).toEqual({
      stems: ['portrait', 'lighthous', 'cat'],
      text: 'portrait of a lighthouse, cat',
      corrected: [
        { from: 'Portriat', to: 'portrait' },
        { from: 'lightouse', to: 'lighthouse' },
      ],
    });
  });

  it('are left alone where the language has them, and when they are short', async () => {
    const known = { hous: 9 };
    expect((await queryWords('a horse', library(known, 300), isWord)).corrected).toEqual([]);
    expect((await queryWords('a cat', library({ car: 9 }, 900_000), isWord)).corrected).toEqual([]);
  });

  it('do not hide a word that no prompt holds', async () => {
    const { text } = await queryWords('a Primate alone', library({ privat: 9 }, 300), isWord);
    expect(text).toBe('a Primate alone');
  });

  it('are another spelling of a word that no prompt holds', async () => {
    const known = library({ watercolor: 4, harbor: 2, privat: 3 }, 300);
    const has = (word: string) => ['watercolour', 'harbour', 'primate'].includes(word);
    const { text } = await queryWords('watercolour of a harbour, primate', known, has);
    expect(text).toBe('watercolor of a harbor, primate');
  });

  it('become a word where several spellings have one stem', async () => {
    const words = library({ scene: 4 }, 300);
    expect((await queryWords('scenns', words, isWord)).corrected).toEqual([{ from: 'scenns', to: 'scenes' }]);
  });

  it('are left alone in a language that nobody knows the words of', async () => {
    expect((await queryWords('Portriat', library({ portrait: 9 }, 300), undefined)).corrected).toEqual([]);
  });

  it('are looked for among few candidates', () => {
    expect([...misspellings('abcdefgh')].length).toBeLessThan(500);
    expect([...misspellings('猫の絵'), ...misspellings('x'.repeat(100))]).toEqual([]);
  });
});

it('gives prompts that stand alike one rank, and trusts those that hold more of the query', async () => {
  const { ranked } = await rankByWords(library({}, 9), { stems: ['x'], k: 3, filter: {}, itself: 'a' });
  expect(ranked.map(({ promptId, rank, trust }) => [promptId, rank, trust])).toEqual([
    ['b', 0, 0.25],
    ['c', 0, 0.25],
    ['d', 2, expect.closeTo(0.16)],
  ]);
});
