import { describe, expect, it } from 'vitest';
import {
  fuse,
  type NearestSearch,
  type Ranking,
  rankByImages,
  rankByTexts,
  type WeightedRanking,
} from './rank.ts';

const vector = Float32Array.of(1);
/** A table of rows given as [id, prompt id], nearest first. */
const table = (rows: [string, string][]): NearestSearch => ({
  nearest: async (_vector, k) => ({
    neighbours: rows.slice(0, k).map(([id, promptId], n) => ({ id, promptId, distance: n / 100 })),
    index: 'exact',
  }),
});
const idsOf = ({ ranked }: Ranking) => ranked.map(({ promptId }) => promptId);

describe('texts', () => {
  it('come in order, without the prompt that was asked about', async () => {
    const rows: [string, string][] = ['a', 'b', 'c', 'd'].map((id) => [id, id]);
    expect(idsOf(await rankByTexts(table(rows), { vector, k: 2, filter: {}, itself: 'a' }))).toEqual([
      'b',
      'c',
    ]);
  });
});

describe('images', () => {
  it('of one prompt count once, by the nearest, and k prompts are found behind many images of one', async () => {
    const many = Array.from({ length: 40 }, (_, n): [string, string] => [`a${n}`, 'a']);
    const rows: [string, string][] = [...many, ['b0', 'b'], ['c0', 'c']];
    const ranking = await rankByImages(table(rows), { vector, k: 3, filter: {} });
    expect(ranking.ranked.map(({ imageId }) => imageId)).toEqual(['a0', 'b0', 'c0']);
  });

  it('end where there are no more', async () => {
    expect(idsOf(await rankByImages(table([['a0', 'a']]), { vector, k: 5, filter: {} }))).toEqual(['a']);
  });

  it('leave out the image that was asked about, but not its siblings', async () => {
    const rows: [string, string][] = [
      ['a0', 'a'],
      ['a1', 'a'],
      ['b0', 'b'],
    ];
    const ranking = await rankByImages(table(rows), { vector, k: 3, filter: {}, itself: 'a0' });
    expect(ranking.ranked.map(({ imageId }) => imageId)).toEqual(['a1', 'b0']);
  });
});

describe('fusion', () => {
  it('puts first what both rankings have, and says why', () => {
    const ranked = (why: 'text' | 'image', ...ids: string[]): WeightedRanking => ({
      weight: 1,
      ranked: ids.map((promptId, n) => ({
        promptId,
        distance: n / 10,
        why: [why],
        imageId: why === 'image' ? `${promptId}0` : undefined,
      })),
      index: 'exact',
    });
    const fused = fuse([ranked('text', 'a', 'b', 'c'), ranked('image', 'd', 'b', 'e')]);
    expect(fused.ranked[0]).toMatchObject({
      promptId: 'b',
      imageId: 'b0',
      why: ['text', 'image'],
      distance: 0.1,
    });
    expect(idsOf(fused).slice(1, 3)).toEqual(['a', 'd']);
  });
});
