import type { Match } from '../../records/match.ts';
import type { Role } from '../../records/style-word.ts';
import type { Guidance } from '../style/guidance.ts';
import { overRepresentation, type PhraseStatistics } from '../style/over-representation.ts';
import { stylePhrases } from '../style/phrases.ts';
import type { StylePhrase } from '../style/style-phrase.ts';

/** A phrase that a variant may take up. */
export interface Candidate extends StylePhrase {
  /** The matches that have it, best first; empty for the built-in vocabulary. */
  from: string[];
  /** The matches that have the same thing in other words, these included. */
  shared: number;
  score: number;
}

/** How much a role adds to a prompt when phrases are otherwise alike. */
const ROLE_WEIGHT: Record<Role, number> = {
  medium: 0.4,
  movement: 0.4,
  artist: 0.2,
  light: 0.3,
  color: 0.2,
  composition: 0.1,
  mood: 0.1,
  quality: -0.2,
};

/** Words that suit one kind of subject and not the next; fine when the neighborhood agrees on them. */
const GENRE =
  /\b(?:wildlife|food|product|portrait|fashion|architectural|botanical|landscape|street|scientific|sports|underwater|aerial|documentary|character|map|exploded|macro|high speed|background|backdrop|cutaway|cross section|flat lay)\b/i;

/** Words that are tacked on out of habit and seldom change an image for the better. */
const BOILERPLATE =
  /\b(?:masterpiece|(?:best|high|highest|ultra) quality|artstation|\d+k|u?hdr?|ultra hd|absurdres|high ?res|award)\b/i;

/** A phrase as a candidate that is not scored yet. */
export function toCandidate(phrase: StylePhrase, from: string[]): Candidate {
  return { ...phrase, from, shared: from.length, score: 0 };
}

/** The style phrases of the matches, each with all matches that have it. */
export function collectCandidates(matches: readonly Match[]): Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const match of matches) {
    for (const phrase of stylePhrases(match.prompt)) {
      const known = byKey.get(phrase.key);
      if (!known) byKey.set(phrase.key, toCandidate(phrase, [match.id]));
      else if (!known.from.includes(match.id)) known.from.push(match.id);
    }
  }
  const candidates = [...byKey.values()];
  for (const candidate of candidates) {
    const kin = candidates.filter((other) => other.role === candidate.role && sameThing(other, candidate));
    candidate.shared = new Set(kin.flatMap((other) => other.from)).size;
  }
  return candidates;
}

/** What the library knows phrases by: as they stand between commas, in lower case. */
export function statisticsKeys(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map((candidate) => candidate.text.toLowerCase()))];
}

/** How much each match counts, by its id: the nearer, the more. */
export function weightsOf(matches: readonly Match[]): Map<string, number> {
  return new Map(matches.map(({ id, score }, rank) => [id, (0.3 + 0.7 * score) / (1 + 0.1 * rank)]));
}

/**
 * Scores each candidate: how over-represented it is among the matches against the library (log-odds with a
 * prior), how many and how good the matches are that have it, and whether the guidance asks for it.
 */
export function scoreCandidates(
  candidates: readonly Candidate[],
  matches: readonly Match[],
  statistics: PhraseStatistics,
  guidance: Guidance,
): void {
  const weight = weightsOf(matches);
  const total = [...weight.values()].reduce((sum, w) => sum + w, 0) || 1;
  const prompts = Math.max(statistics.prompts, matches.length);
  for (const candidate of candidates) {
    const own = candidate.from.reduce((sum, id) => sum + (weight.get(id) ?? 0), 0);
    const count = Math.max(statistics.counts.get(candidate.text.toLowerCase()) ?? 0, candidate.from.length);
    const lift = overRepresentation({ near: own, nearTotal: total, anywhere: count, all: prompts });
    const best = Math.max(...candidate.from.map((id) => weight.get(id) ?? 0));
    const wanted = [...candidate.content].filter((lemma) => guidance.wanted.has(lemma)).length;
    candidate.score =
      0.35 * Math.max(-2, Math.min(5, lift)) +
      0.8 * Math.log2(1 + candidate.shared) +
      1.1 * best +
      wording(candidate) +
      ROLE_WEIGHT[candidate.role] +
      1.5 * Math.min(2, wanted) -
      (GENRE.test(candidate.key) && candidate.shared < 3 ? 1.5 : 0) -
      (BOILERPLATE.test(candidate.key) && candidate.shared < 4 ? 2.5 : 0);
  }
}

/** Whether two phrases speak of one thing: "loose watercolor" and "watercolor painting". */
export function sameThing(a: StylePhrase, b: StylePhrase): boolean {
  return a.terms.some((term) =>
    b.terms.some((other) => term === other || contains(term, other) || contains(other, term)),
  );
}

function contains(longer: string, shorter: string): boolean {
  return ` ${longer} `.includes(` ${shorter} `);
}

/** Two to four words say something exact; one says little, and six crowd the idea out. */
function wording(candidate: Candidate): number {
  const words = candidate.key.split(' ').length;
  if (words === 1) return candidate.role === 'quality' ? -0.6 : -0.35;
  return words <= 4 ? 0.35 : words <= 6 ? 0.1 : -0.3;
}
