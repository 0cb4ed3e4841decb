import type { Match } from '../../../records/match.ts';
import { read } from '../../style/reading.ts';

/** Matches fetched for each that is wanted, so that there is something to choose from. */
export const CANDIDATES_A_MATCH = 4;

/** Of a match to the idea, 0 to 1. A score says how likely it answers; between two that do, how near they are counts. */
export function similarity({ distance }: Match): number {
  return Math.max(0, 1 - distance);
}

/**
 * Picks matches that are near the idea and unlike each other: one at a time, the one with the most score left after
 * what it has in common with those picked before (maximal marginal relevance, Carbonell and Goldstein 1998). Likeness
 * is the share of content words in common.
 * @param matches best first
 * @param lifts what a match, by id, gains beside its score, as a share of the best one
 * @param diversity from 0, the nearest whatever they say, to 1, those least alike
 */
export function pickDiverse(
  matches: readonly Match[],
  k: number,
  diversity: number,
  lifts: ReadonlyMap<string, number> = new Map(),
): Match[] {
  if (matches.length === 0) return [];
  const words = new Map(matches.map(({ id, prompt }) => [id, read(prompt).content]));
  const best = similarity(matches[0]!);
  const relevance = (match: Match) => (best > 0 ? similarity(match) / best : 1) + (lifts.get(match.id) ?? 0);
  const ranked = (some: readonly Match[]) => some.toSorted((a, b) => relevance(b) - relevance(a));
  if (diversity === 0) return ranked(matches).slice(0, k);
  const likeness = new Map(matches.map(({ id }) => [id, 0]));
  const open = [...matches];
  const picked: Match[] = [];
  while (picked.length < k && open.length > 0) {
    const value = (match: Match) => (1 - diversity) * relevance(match) - diversity * likeness.get(match.id)!;
    const next = open.reduce((a, b) => (value(b) > value(a) ? b : a));
    open.splice(open.indexOf(next), 1);
    picked.push(next);
    for (const match of open) {
      const common = jaccard(words.get(match.id)!, words.get(next.id)!);
      if (common > likeness.get(match.id)!) likeness.set(match.id, common);
    }
  }
  return ranked(picked);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
}
