import type { Match } from '../../records/match.ts';
import type { Filter } from '../../records/search.ts';
import type { Range } from '../../text/range.ts';

/** A row near a query vector. */
interface Near {
  id: string;
  promptId: string;
  distance: number;
  /** Of a long text the part that is nearest. */
  part?: Range;
}

/** Finds the rows nearest to a vector. */
export interface NearestSearch {
  nearest(
    vector: Float32Array,
    k: number,
    filter: Filter,
    handicap?: number,
  ): Promise<{ neighbours: Near[]; index: 'hnsw' | 'exact' }>;
}

/** What is looked for among vectors of one kind. */
export interface VectorQuery {
  vector: Float32Array;
  k: number;
  filter: Filter;
  /** How much further away a part of a long text counts than it is. */
  handicap?: number | undefined;
  /** Id of a prompt or image that is no result of itself. */
  itself?: string;
}

/** A prompt among the results, before its details are read. */
export interface Ranked {
  promptId: string;
  /** The image by which it was found. */
  imageId?: string;
  /** Of a long text the part that is nearest in meaning. */
  part?: Range;
  /** Cosine distance of its nearest vector; unknown yet of one that was found by its words. */
  distance?: number;
  why: Match['why'];
  /** Its rank from 0, where several stand alike; its place if left out. */
  rank?: number;
  /** How much this entry counts in a fusion, 0 to 1; 1 if left out. */
  trust?: number;
  /**
   * Share of the query's words that it holds, the rarer the more, and less of a long text, which holds many by chance; 0 to 1, 0 if
   * left out.
   */
  strength?: number;
  /** Of a fusion of ranks: how it stands to the best, which has 1. */
  share?: number;
}

/** Prompts in the order of their rank, and how they were found. */
export interface Ranking {
  ranked: Ranked[];
  index: 'hnsw' | 'exact';
}

/** Searches for more images than prompts wanted, since several may belong to one prompt. */
const IMAGES_A_PROMPT = 4;
/** The constant of reciprocal rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009). */
const FUSION_K = 60;

/** Most texts without a meaning that are passed over for one search. */
const MOST_PASSED = 2_000;

/**
 * The prompts whose texts are nearest.
 * @param isNothing tells by its distance a text that has no meaning to the model, which is near to nothing.
 */
export async function rankByTexts(
  vectors: NearestSearch,
  query: VectorQuery,
  isNothing: (distance: number) => boolean = () => false,
): Promise<Ranking> {
  const extra = query.itself ? 1 : 0;
  for (let wanted = query.k + extra; ; wanted *= 4) {
    const { neighbours, index } = await vectors.nearest(query.vector, wanted, query.filter, query.handicap);
    const ranked = neighbours
      .filter(({ promptId, distance }) => promptId !== query.itself && !isNothing(distance))
      .slice(0, query.k)
      .map(
        ({ promptId, distance, part }): Ranked => ({
          promptId,
          distance,
          why: ['text'],
          ...(part && { part }),
        }),
      );
    if (ranked.length >= query.k || neighbours.length < wanted || wanted > query.k + MOST_PASSED)
      return { ranked, index };
  }
}

/** The prompts whose images are nearest, each by its nearest image. */
export async function rankByImages(vectors: NearestSearch, query: VectorQuery): Promise<Ranking> {
  for (let wanted = query.k * IMAGES_A_PROMPT + 1; ; wanted *= 4) {
    const { neighbours, index } = await vectors.nearest(query.vector, wanted, query.filter);
    const best = new Map<string, Ranked>();
    for (const { id, promptId, distance } of neighbours) {
      if (id === query.itself || promptId === query.itself || best.has(promptId)) continue;
      best.set(promptId, { promptId, imageId: id, distance, why: ['image'] });
    }
    const exhausted = neighbours.length < wanted;
    if (best.size >= query.k || exhausted) return { ranked: [...best.values()].slice(0, query.k), index };
  }
}

/** A ranking and how much it counts. */
export interface WeightedRanking extends Ranking {
  weight: number;
  /** How slowly later ranks count less; {@link FUSION_K} if left out. */
  constant?: number;
}

/**
 * Joins rankings by reciprocal rank fusion, best first. Distances to texts and to images cannot be compared, not
 * even in one space: texts lie nearer to texts than any image does; and neither can be compared with shared words.
 */
export function fuse(rankings: readonly WeightedRanking[]): Ranking {
  const fused = new Map<string, Ranked & { sum: number }>();
  for (const { ranked, weight, constant = FUSION_K } of rankings) {
    for (const [place, entry] of ranked.entries()) {
      const rank = entry.rank ?? place;
      const share = (weight * (entry.trust ?? 1)) / (constant + rank + 1);
      const before = fused.get(entry.promptId);
      fused.set(entry.promptId, {
        promptId: entry.promptId,
        imageId: before?.imageId ?? entry.imageId,
        part: before?.part ?? entry.part,
        distance: nearer(before?.distance, entry.distance),
        why: [...(before?.why ?? []), ...entry.why],
        strength: Math.max(before?.strength ?? 0, entry.strength ?? 0),
        sum: (before?.sum ?? 0) + share,
      });
    }
  }
  const sorted = [...fused.values()].sort((a, b) => b.sum - a.sum);
  const best = sorted[0]?.sum ?? 1;
  return {
    ranked: sorted.map(({ sum, ...entry }) => ({ ...entry, share: sum / best })),
    index: rankings.some(({ index }) => index === 'hnsw') ? 'hnsw' : 'exact',
  };
}

/**
 * Joins what is near in meaning and what shares words, most relevant first. What words alone found is taken for as far
 * away as the last that meaning found: it is no nearer, and to read its vector would cost a statement.
 * @param rank orders by similarity (a cosine) and strength of words; of equals, what meaning found comes first.
 * @param depth how many each was asked for.
 */
export function fuseByRelevance(
  texts: Ranking,
  words: Ranking,
  rank: (similarity: number, strength: number) => number,
  depth: number,
): Ranking {
  const furthest = texts.ranked.length < depth ? 1 : (texts.ranked.at(-1)?.distance ?? 1);
  const joined = new Map(texts.ranked.map((entry) => [entry.promptId, entry]));
  for (const entry of words.ranked) {
    const before = joined.get(entry.promptId);
    joined.set(entry.promptId, before ? { ...entry, ...before, why: [...before.why, ...entry.why] } : entry);
  }
  const ranked = [...joined.values()]
    .map((entry) => ({ entry, value: rank(1 - (entry.distance ?? furthest), entry.strength ?? 0) }))
    .sort((a, b) => b.value - a.value)
    .map(({ entry }) => entry);
  return { ranked, index: texts.index };
}

function nearer(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
