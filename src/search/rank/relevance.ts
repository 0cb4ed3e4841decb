import type { Closeness } from '../../records/search.ts';
import type { Background } from './background.ts';

/**
 * What a model's cosines and shared words say of relevance: a logistic regression on judged pairs of queries, as people type
 * them, and prompts. Relevant is what shows what was asked for, at least in part. Made by `npx tsx bench/calibrate.ts`.
 */
interface Calibration {
  /** Log odds that a prompt no nearer than the background answers a query, without a word of it. */
  base: number;
  /** What each standard deviation above the background adds. */
  nearness: number;
  /** What all words of the query in the prompt add; a part of them adds the square of their share. */
  words: number;
  /** Cosines of queries with prompts that have nothing to do with them. */
  background: Background;
}

const CALIBRATIONS: Record<string, Calibration> = {
  lite: { base: -2.7, nearness: 0.3, words: 6.5, background: { mean: 0.063, deviation: 0.08 } },
  minilm: { base: -4, nearness: 0.68, words: 5.6, background: { mean: 0.121, deviation: 0.083 } },
};
/** For models without judged pairs: their cosines are measured against the query's own background in the library. */
const GENERIC: Omit<Calibration, 'background'> = { base: -3.3, nearness: 0.45, words: 6 };

/** From these probabilities on the best result makes a search close, or loose. */
const CLOSE = 0.6;
const LOOSE = 0.4;
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
  /** The probability, 0 to 1. @param strength of its words, as {@link Ranked.strength} */
  of(similarity: number, strength: number): number;
  /** Orders prompts, each signal weighted. */
  rank(similarity: number, strength: number, weights: { semantic: number; lexical: number }): number;
}

/** Whether a model's cosines were compared with judgements, so that no library's background is needed. */
export function isCalibrated(model: string): boolean {
  return calibrationOf(model) !== undefined;
}

/**
 * The relevance of prompts by one model; undefined for one that is not calibrated, in a library too small to know it by.
 * @param background of the query in its library, for a model that is not calibrated.
 */
export function relevanceBy(model: string, background: Background | undefined): Relevance | undefined {
  const calibration = calibrationOf(model);
  const { mean, deviation } = calibration?.background ?? background ?? { mean: 0, deviation: 0 };
  if (deviation === 0) return undefined;
  const { base, nearness, words } = calibration ?? GENERIC;
  const above = (similarity: number) => Math.max(0, (similarity - mean) / deviation);
  return {
    handicap: PART_HANDICAP * deviation,
    of: (similarity, strength) => logistic(base + nearness * above(similarity) + words * strength ** 2),
    rank: (similarity, strength, { semantic, lexical }) =>
      semantic * above(similarity) + lexical * WORDS * strength ** STEEPNESS,
  };
}

/** The relevance of prompts by words alone, where their meaning does not count or cannot be known. */
export function relevanceByWords(model: string): Relevance {
  const { base, nearness, words } = calibrationOf(model) ?? GENERIC;
  return {
    handicap: 0,
    of: (_, strength) => (strength === 0 ? 0 : logistic(base + nearness * BY_WORDS + words * strength ** 2)),
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
