import { describe, expect, it } from 'vitest';
import { bootstrap, type Grade, ndcg, precision } from '../bench/relevance/measures.ts';

const grades = new Map<string, Grade>([
  ['best', 3],
  ['good', 2],
  ['theme', 1],
  ['wrong', 0],
]);

describe('the measures of relevance', () => {
  it('gives 1 to the best order and less to any other', () => {
    expect(ndcg(['best', 'good', 'theme', 'wrong'], grades)).toBeCloseTo(1);
    expect(ndcg(['good', 'best', 'theme'], grades)).toBeLessThan(1);
  });

  it('counts gains of 7, 3 and 1 by the logarithm of the place', () => {
    const ideal = 7 + 3 / Math.log2(3) + 1 / 2;
    expect(ndcg(['wrong', 'theme'], grades)).toBeCloseTo(1 / Math.log2(3) / ideal);
    expect(ndcg(['unjudged', 'best'], grades, 1)).toBe(0);
  });

  it('counts a prompt that shares the theme only as no answer, and so an empty place', () => {
    expect(precision(['best', 'theme', 'good'], grades, 10)).toBeCloseTo(0.2);
  });

  it('puts the mean into its interval, and 0 outside where a system always wins', () => {
    const [low, high] = bootstrap([0.2, 0.1, 0.3, 0.2, 0.25, 0.15]);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.2);
    expect(high).toBeGreaterThan(0.2);
  });
});
