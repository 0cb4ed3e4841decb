import { type Token, tokenize } from './prompt-text.ts';
import { COLORS, FAMILIES, MODIFIERS, NOUN_MODIFIERS, type StyleRole, TERMS } from './style-lexicon.ts';

/** A run of words that the lexicon knows. */
export interface Cue {
  role: StyleRole;
  term: string;
  /** Names its role but says too little alone. */
  weak: boolean;
  /** First token and the one after the last. */
  from: number;
  to: number;
}

interface Entry {
  lemmas: string[];
  term: string;
  role: StyleRole;
  weak: boolean;
}

const lemmasOf = (term: string): string[] => tokenize(term).map(({ lemma }) => lemma);
const listOf = (text: string): string[] => text.split(/[,\n]/).flatMap((term) => term.trim() || []);

const ENTRIES = new Map<string, Entry[]>();
for (const [role, terms] of Object.entries(TERMS) as [StyleRole, string][]) {
  for (const written of listOf(terms)) {
    const weak = written.startsWith('~');
    const term = weak ? written.slice(1) : written;
    const lemmas = lemmasOf(term);
    const known = ENTRIES.get(lemmas[0]!) ?? [];
    known.push({ lemmas, term: lemmas.join(' '), role, weak });
    ENTRIES.set(lemmas[0]!, known);
  }
}
for (const entries of ENTRIES.values()) entries.sort((a, b) => b.lemmas.length - a.lemmas.length);

const COLOR_LEMMAS = new Set(listOf(COLORS).flatMap(lemmasOf));
const MODIFIER_LEMMAS = new Set(listOf(MODIFIERS).flatMap(lemmasOf));
const NOUN_MODIFIER_LEMMAS = new Set(listOf(NOUN_MODIFIERS).flatMap(lemmasOf));
const FAMILY_RUNS = new Map<string, { run: string[]; family: string }[]>();
for (const [family, terms] of Object.entries(FAMILIES)) {
  for (const run of listOf(terms).map(lemmasOf)) {
    FAMILY_RUNS.set(run[0]!, [...(FAMILY_RUNS.get(run[0]!) ?? []), { run, family }]);
  }
}
const BASIC_COLORS = /^(?:red|green|blue|yellow|gold|pink|purple|brown|gray|white|black|teal|ochre|violet)s$/;

/** Whether a word is a color; "blues" may be several, "peaches" are fruit. */
export function isColor({ lemma, word }: Pick<Token, 'lemma' | 'word'>): boolean {
  return COLOR_LEMMAS.has(lemma) && (!/[^s]s$/.test(word) || BASIC_COLORS.test(word));
}
/** Whether a word only qualifies other words. */
export const isModifier = (lemma: string): boolean => MODIFIER_LEMMAS.has(lemma);

/** Whether a word is a noun that may qualify a style word, and no style word itself. */
export const isNounModifier = (lemma: string): boolean => NOUN_MODIFIER_LEMMAS.has(lemma);

/** The lexicon's terms in a run of words, longest first, none overlapping. */
export function findCues(tokens: readonly Token[]): Cue[] {
  const cues: Cue[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = ENTRIES.get(tokens[at]!.lemma)?.find(({ lemmas }) =>
      lemmas.every((lemma, i) => tokens[at + i]?.lemma === lemma),
    );
    if (found) {
      const to = at + found.lemmas.length;
      cues.push({ role: found.role, term: found.term, weak: found.weak, from: at, to });
      at = to;
    } else at += 1;
  }
  return cues;
}

/** Looks up runs of lemmas by their first one and returns all that occur in a text. */
export function runsIn<T extends { run: readonly string[] }>(
  tokens: readonly Token[],
  byFirst: ReadonlyMap<string, readonly T[]>,
): T[] {
  return tokens.flatMap(({ lemma: first }, at) => {
    const runs = byFirst.get(first);
    return runs ? runs.filter(({ run }) => run.every((lemma, i) => tokens[at + i]?.lemma === lemma)) : [];
  });
}

/** Which kinds of image-making a phrase names ("photo", "paint" …). */
export function familiesOf(tokens: readonly Token[]): Set<string> {
  return new Set(runsIn(tokens, FAMILY_RUNS).map(({ family }) => family));
}

/** The words of the lexicon, folded. */
export function knownLemmas(): Set<string> {
  const terms = [...ENTRIES.values()].flatMap((entries) => entries.flatMap(({ lemmas }) => lemmas));
  return new Set([...terms, ...COLOR_LEMMAS, ...MODIFIER_LEMMAS, ...NOUN_MODIFIER_LEMMAS]);
}
