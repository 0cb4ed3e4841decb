import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../../test/doubles/writer-examples.ts';
import { withEnoughToLend } from './lending.ts';

const BARE = ['a hare', 'a hat', 'a hare in a hat', 'a small house', 'two hares', 'a red hat'];
const RICH = [
  'market, gouache, soft light, muted palette, wide shot',
  'bridge, etching, golden hour, teal and orange, serene mood',
  'tower, linocut, low key, limited palette, quiet mood, rough paper texture',
];
const all = matchesOf([...BARE, ...RICH]);
const [picked, others] = [all.slice(0, 6), all.slice(6)];

describe('matches that have to lend style', () => {
  it('give way to richer ones, but not the nearer half', () => {
    const { matches, enough } = withEnoughToLend('a hare', picked, all, 4);
    expect(enough).toBe(true);
    expect(matches).toHaveLength(6);
    expect(matches.slice(0, 3)).toEqual(picked.slice(0, 3));
    expect(matches.slice(3).map(({ prompt }) => prompt)).toEqual(RICH);
  });

  it('stay where they lend enough, and where nobody has more', () => {
    const rich = matchesOf(RICH);
    expect(withEnoughToLend('a hare', rich, all, 3)).toEqual({ matches: rich, enough: true });
    expect(withEnoughToLend('a hare', picked, picked, 3)).toEqual({ matches: picked, enough: false });
  });

  it('count nothing that the idea leaves no room for', () => {
    const night = withEnoughToLend('a hare at night, oil painting', picked, others.slice(1, 2), 1);
    // The etching is a second way of drawing and the golden hour no night; two phrases are left of four.
    expect(night.enough).toBe(false);
  });
});
