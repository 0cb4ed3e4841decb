import { dot } from '../rank/cosine.ts';

/** Candidates among which an order is made; the others keep theirs. */
const MOST = 400;

/**
 * Reorders candidates so that each is near to the query and unlike those before it: maximal marginal relevance
 * (Carbonell & Goldstein, SIGIR 1998). Relevance is the place in the order given, since ranks of several signals have
 * no common measure; likeness is the cosine of two vectors. Both are spread over 0 to 1 among the candidates.
 * @param vectors unit length, by id; candidates without one keep their relevance only.
 * @param diversity 0 keeps the order, 1 looks at nothing but difference (after the first).
 */
export function diversify<T>(
  candidates: readonly T[],
  idOf: (candidate: T) => string,
  vectors: ReadonlyMap<string, Float32Array>,
  diversity: number,
): T[] {
  const pool = candidates.slice(0, MOST).map((candidate, place) => ({
    candidate,
    vector: vectors.get(idOf(candidate)),
    relevance: 1 - place / Math.min(candidates.length, MOST),
    /** To the most alike of those taken. */
    likeness: 0,
  }));
  const taken: T[] = [];
  const floor = leastLikeness(pool.flatMap(({ vector }) => vector ?? []));
  while (pool.length > 0) {
    let best = 0;
    let bestWorth = Number.NEGATIVE_INFINITY;
    for (const [n, { relevance, likeness }] of pool.entries()) {
      const worth = (1 - diversity) * relevance - diversity * likeness;
      if (worth > bestWorth) [best, bestWorth] = [n, worth];
    }
    const [next] = pool.splice(best, 1);
    taken.push(next!.candidate);
    for (const other of pool) {
      const cosine = next!.vector && other.vector ? dot(next!.vector, other.vector) : floor;
      other.likeness = Math.max(other.likeness, (cosine - floor) / Math.max(1e-6, 1 - floor));
    }
  }
  return [...taken, ...candidates.slice(MOST)];
}

/** How alike two candidates are at least: models put all texts into a part of their space. */
function leastLikeness(vectors: readonly Float32Array[]): number {
  let least = 1;
  for (const vector of vectors.slice(1)) least = Math.min(least, dot(vectors[0]!, vector));
  return least;
}
