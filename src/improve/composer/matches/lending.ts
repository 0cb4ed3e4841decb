import type { Match } from '../../../records/match.ts';
import { contradiction } from '../../style/contradictions.ts';
import { LEADING_ROLES } from '../../style/leading-roles.ts';
import { stylePhrases } from '../../style/phrases.ts';
import { type Reading, read } from '../../style/reading.ts';
import { similarity } from './diverse.ts';

/** Phrases of style that a variant wants to choose from. */
const PHRASES_A_VARIANT = 3;
/** More do not make it easier. */
const MOST_NEEDED = 24;
/** What one new phrase counts beside a score that is as good as the best. */
const WORTH_OF_A_PHRASE = 0.1;
const MOST_NEW = 4;

/**
 * Sees to it that matches lend enough style for so many variants: while they do not, the last one that lends nothing
 * gives way to one of the others that is near and has phrases which the idea leaves room for. The nearer half stays
 * whatever it says.
 * @param picked best first
 * @param others more matches, best first
 * @returns as many as were picked, best first, and whether they lend enough now
 */
export function withEnoughToLend(
  idea: string,
  picked: readonly Match[],
  others: readonly Match[],
  variants: number,
): { matches: Match[]; enough: boolean } {
  const reader = new Lending(read(idea));
  const needed = Math.min(MOST_NEEDED, PHRASES_A_VARIANT * variants);
  const kept = [...picked];
  const open = others.filter(({ id }) => !picked.some((match) => match.id === id));
  const best = (picked[0] && similarity(picked[0])) || 1;
  for (;;) {
    const lent = new Map(kept.flatMap((match) => reader.phrasesOf(match)).map((one) => [one.key, one]));
    const leads = [...lent.values()].filter(({ leads }) => leads).length;
    // Each variant has one way of drawing; more of them do not make up for a lack of light and color.
    if (lent.size - Math.max(0, leads - variants) >= needed) return { matches: kept, enough: true };
    const isWanted = (one: Lent) => !lent.has(one.key) && !(one.leads && leads >= variants);
    const last = kept.findLastIndex(
      (match, at) => at >= kept.length / 2 && reader.phrasesOf(match).length === 0,
    );
    const fresh = (match: Match) => reader.phrasesOf(match).filter(isWanted).length;
    const value = (match: Match) =>
      similarity(match) / best + WORTH_OF_A_PHRASE * Math.min(MOST_NEW, fresh(match));
    const offers = open.filter((match) => fresh(match) > 0);
    if (last < 0 || offers.length === 0) return { matches: kept, enough: false };
    const next = offers.reduce((a, b) => (value(b) > value(a) ? b : a));
    open.splice(open.indexOf(next), 1);
    kept.splice(last, 1);
    const place = kept.findIndex(
      (match, at) => at >= Math.floor(picked.length / 2) && similarity(match) < similarity(next),
    );
    kept.splice(place < 0 ? kept.length : place, 0, next);
  }
}

/** One phrase that could be lent. */
interface Lent {
  /** Its wording. */
  key: string;
  /** Whether it is a way of drawing, which a variant is built on. */
  leads: boolean;
}

/** What prompts have to lend to one idea; each prompt is read once. */
class Lending {
  readonly #idea: Reading;
  readonly #filled: ReadonlySet<string>;
  readonly #read = new Map<string, Lent[]>();

  constructor(idea: Reading) {
    this.#idea = idea;
    this.#filled = new Set(idea.cues.flatMap(({ weak, role }) => (weak ? [] : role)));
  }

  /** Phrases for which the idea leaves room. */
  phrasesOf({ id, prompt }: Match): Lent[] {
    const known = this.#read.get(id);
    if (known) return known;
    const found = stylePhrases(prompt).filter(
      ({ role, content, commitments }) =>
        !this.#filled.has(role) &&
        [...content].some((lemma) => !this.#idea.content.has(lemma)) &&
        !contradiction(commitments, this.#idea.commitments),
    );
    const lent = found.map(({ key, role }) => ({ key, leads: LEADING_ROLES.includes(role) }));
    this.#read.set(id, lent);
    return lent;
  }
}
