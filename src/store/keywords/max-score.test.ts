import { describe, expect, it } from 'vitest';
import { bm25, maxScore, type WeightedPostings } from './max-score.ts';
import { PostingList } from './posting-list.ts';

const PROMPTS = 3000;
const MEAN = 12;

type Word = WeightedPostings & { numbers: Set<number> };

/** Numbers that are the same in every run (a linear congruential generator). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function library(seed: number, shares: readonly number[]): { words: Word[]; lengths: Uint8Array } {
  const next = random(seed);
  const lengths = Uint8Array.from({ length: PROMPTS }, () => 1 + Math.floor(next() * 30));
  const words = shares.map((share) => {
    const numbers = [...lengths.keys()].filter(() => next() < share);
    return {
      numbers: new Set(numbers),
      postings: PostingList.from([Uint32Array.from(numbers)], PROMPTS),
      weight: Math.log(1 + PROMPTS / (numbers.length + 0.5)),
    };
  });
  return { words: words.sort((a, b) => a.postings.size - b.postings.size), lengths };
}

/** Everybody's score, worked out one by one. */
function all(words: readonly Word[], lengths: Uint8Array) {
  return [...lengths]
    .map((length, number) => {
      const sum = words.reduce((total, { weight, numbers }) => total + (numbers.has(number) ? weight : 0), 0);
      return { number, sum, score: bm25(sum, length, MEAN) };
    })
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.score - a.score || a.number - b.number);
}

describe('the best holders of words', () => {
  it.each([
    [[0.002, 0.01, 0.3]],
    [[0.5, 0.5, 0.5, 0.5]],
    [[0.001]],
    [[0.9]],
    [[0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2, 0.4, 0.8]],
  ])('are those that have the highest scores of all, words held by %j', (shares) => {
    for (const seed of [1, 2, 3]) {
      const { words, lengths } = library(seed, shares);
      for (const k of [1, 10, 80]) {
        const found = maxScore(words, { k, lengths, meanLength: MEAN, budget: 1e9 });
        const expected = all(words, lengths).slice(0, k);
        expect(found.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
        for (const [n, { score }] of found.entries()) expect(score).toBeCloseTo(expected[n]!.score, 9);
      }
    }
  });

  it('looks up common words for all holders of rare ones when the budget is small', () => {
    const { words, lengths } = library(4, [0.01, 0.6, 0.7]);
    const holdsRare = words[0]!.numbers;
    const found = maxScore(words, { k: 5, lengths, meanLength: MEAN, budget: 100 });
    const expected = all(words, lengths).filter(({ number }) => holdsRare.has(number));
    expect(found.map(({ number }) => number)).toEqual(expected.slice(0, 5).map(({ number }) => number));
  });

  it('walks through a part of the holders where all words are common', () => {
    const { words, lengths } = library(5, [0.6, 0.7]);
    const found = maxScore(words, { k: 5, lengths, meanLength: MEAN, budget: 180 });
    expect(found).toHaveLength(5);
    expect(Math.max(...found.map(({ number }) => number))).toBeLessThan(PROMPTS / 8);
    expect(found.every(({ sum }) => sum > words[0]!.weight)).toBe(true);
  });

  it('gives nobody for words that nobody holds', () => {
    const nobody = [{ postings: PostingList.from([], 10), weight: 3 }];
    const options = { k: 3, lengths: new Uint8Array(10), meanLength: MEAN, budget: 100 };
    expect(maxScore(nobody, options)).toEqual([]);
    expect(maxScore([], options)).toEqual([]);
  });
});
