import type { Closeness } from '../../records/search.ts';
import type { Background } from './background.ts';

/**
 * What a model's cosines and shared words say of relevance: a logistic regression on judged pairs of queries and prompts.
 * Made by `npx tsx bench/calibrate.ts`.
 */
interface Calibration {
  /** Log odds that a prompt no nearer than the background answers a query, without a word of it. */
  base: number;
  /** What each standard deviation above the background adds. */
  nearness: number;
  /**
   * What all words of the query in the prompt add; a part of them adds the cube of their share. The largest that costs
   * queries nothing whose words are not in the prompts they mean (`bench/relevance`).
   */
  words: number;
  /** For libraries that are too small to have a background of their own. */
  background: Background;
}

const CALIBRATIONS: Record<string, Calibration> = {
  lite: { base: -4.5, nearness: 0.57, words: 11.4, background: { mean: 0.068, deviation: 0.076 } },
  minilm: { base: -5.5, nearness: 0.9, words: 12.6, background: { mean: 0.101, deviation: 0.082 } },
};
/** For models without judged pairs: their distances are measured against the library's own. */
const GENERIC: Omit<Calibration, 'background'> = { base: -5, nearness: 0.75, words: 12 };

/** From these probabilities on the best result makes a search close, or loose. */
const CLOSE = 0.5;
const LOOSE = 0.2;
/** Nobody is surer than this that a prompt is what was meant. */
const SUREST = 0.99;
/** Deviations above the background of a prompt that was found by its words; without its meaning nothing more is known. */
const BY_WORDS = 2;

/**
 * How many deviations of the background a part of a long prompt counts further away than it is. The nearest of many short texts
 * lies nearer by chance than one long text: without this, queries that name a thing are answered by long prompts that
 * mention it (`bench/relevance`); with more, what a long prompt says late is not found (`bench/long-prompts`).
 */
const PART_HANDICAP = 1.1;

/**
 * All words of a query in a prompt count in an order as much as so many deviations; a part of them counts its share to the
 * power of {@link STEEPNESS}: one that holds all of it was most likely meant, of one that holds half, meaning knows better.
 * Less steep, prompts with a word or two by chance stand before those that show the thing; steeper, a prompt that somebody
 * remembers in part is found less (`bench/relevance`).
 */
const WORDS = 18;
const STEEPNESS = 5;

/** How likely prompts answer one query. */
export interface Relevance {
  /** How much further away a part of a long prompt counts than it is: a cosine distance. */
  handicap: number;
  /** The probability, 0 to 1. @param coverage share of the query's words in the prompt, the rarer the more. */
  of(similarity: number, coverage: number): number;
  /** Orders prompts: the same, each signal weighted. @param strength of its words, as {@link Ranked.strength} */
  rank(similarity: number, strength: number, weights: { semantic: number; lexical: number }): number;
}

/**
 * The relevance of prompts by one model; undefined for a model that is not known, in a library too small to know it by.
 * @param background of the query in its library, if there is one.
 */
export function relevanceBy(model: string, background: Background | undefined): Relevance | undefined {
  const calibration = calibrationOf(model);
  const { mean, deviation } = background ?? calibration?.background ?? { mean: 0, deviation: 0 };
  if (deviation === 0) return undefined;
  const { base, nearness, words } = calibration ?? GENERIC;
  const meaning = (similarity: number) => nearness * Math.max(0, (similarity - mean) / deviation);
  return {
    handicap: PART_HANDICAP * deviation,
    of: (similarity, coverage) => logistic(base + meaning(similarity) + words * coverage ** 3),
    rank: (similarity, strength, { semantic, lexical }) =>
      semantic * Math.max(0, (similarity - mean) / deviation) + lexical * WORDS * strength ** STEEPNESS,
  };
}

/** The relevance of prompts by words alone, where their meaning does not count or cannot be known. */
export function relevanceByWords(model: string): Relevance {
  const { base, nearness, words } = calibrationOf(model) ?? GENERIC;
  return {
    handicap: 0,
    of: (_, coverage) => (coverage === 0 ? 0 : logistic(base + nearness * BY_WORDS + words * coverage ** 3)),
    rank: (_, strength) => strength,
  };
}

/** Whether what was found has to do with what was asked. @param best the highest probability; undefined for no result. */
export function closenessOf(best: number | undefined): Closeness {
  if (best === undefined) return 'none';
  return best >= CLOSE ? 'close' : best >= LOOSE ? 'loose' : 'none';
}

/** Of the model that reads texts: "minilm+lite" has another for images, and "@int8" names a precision. */
function calibrationOf(model: string): Calibration | undefined {
  return CALIBRATIONS[model.replace(/[+@].*$/, '')];
}

function logistic(odds: number): number {
  return Math.min(SUREST, 1 / (1 + Math.exp(-odds)));
}
