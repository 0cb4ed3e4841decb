import type { SearchRequest } from '../../records/search.ts';
import type { Ranked } from './rank.ts';
import type { Query } from './rank-query.ts';

/**
 * Gives results their scores. Of what was asked in words: the probability that the prompt answers. Where ranks of texts
 * and images were fused, no distance says how a result stands: the best has the probability of the likeliest, the others
 * their share of it. Where only images were compared: the cosine.
 */
export function scorer(
  { relevance, vectors }: Query,
  { image }: SearchRequest,
): (entry: Ranked & { distance: number }) => number {
  const similarity = (distance: number) => Math.min(1, Math.max(0, 1 - distance));
  if (vectors.unknown && !vectors.text) return () => 0;
  if (!relevance || vectors.by === 'image' || image) return ({ distance }) => similarity(distance);
  let likeliest = 0;
  return ({ distance, strength = 0, why, share }) => {
    if (why.length === 0) return similarity(distance);
    const own = relevance.of(1 - distance, strength);
    if (share === undefined) return own;
    likeliest = Math.max(likeliest, own);
    return likeliest * share;
  };
}
