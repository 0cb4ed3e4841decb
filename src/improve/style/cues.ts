import { type Token, tokenize } from '../../text/prompt-text.ts';
import { COLORS, FAMILIES, MODIFIERS, NOUN_MODIFIERS, type Role, TERMS } from './lexicon.ts';

/** A run of words that the lexicon knows. */
export interface Cue {
  role: Role;
  term: string;
  /** Names its role but says too little alone. */
  weak: boolean;
  /** First token and the one after the last. */
  from: number;
  to: number;
}

interface Entry {
  stems: string[];
  term: string;
  role: Role;
  weak: boolean;
}

const stemsOf = (term: string): string[] => tokenize(term).map((token) => token.stem);
const listOf = (text: string): string[] => text.split(/[,\n]/).flatMap((term) => term.trim() || []);

const ENTRIES = new Map<string, Entry[]>();
for (const [role, terms] of Object.entries(TERMS) as [Role, string][]) {
  for (const written of listOf(terms)) {
    const weak = written.startsWith('~');
    const term = weak ? written.slice(1) : written;
    const stems = stemsOf(term);
    const known = ENTRIES.get(stems[0]!) ?? [];
    known.push({ stems, term: stems.join(' '), role, weak });
    ENTRIES.set(stems[0]!, known);
  }
}
for (const entries of ENTRIES.values()) entries.sort((a, b) => b.stems.length - a.stems.length);

const COLOR_STEMS = new Set(listOf(COLORS).flatMap(stemsOf));
const MODIFIER_STEMS = new Set(listOf(MODIFIERS).flatMap(stemsOf));
const NOUN_MODIFIER_STEMS = new Set(listOf(NOUN_MODIFIERS).flatMap(stemsOf));
const FAMILY_RUNS = new Map<string, { run: string[]; family: string }[]>();
for (const [family, terms] of Object.entries(FAMILIES)) {
  for (const run of listOf(terms).map(stemsOf)) {
    FAMILY_RUNS.set(run[0]!, [...(FAMILY_RUNS.get(run[0]!) ?? []), { run, family }]);
  }
}
const BASIC_COLORS = /^(?:red|green|blue|yellow|gold|pink|purple|brown|gray|white|black|teal|ochre|violet)s$/;

/** Whether a word is a color; "blues" may be several, "peaches" are fruit. */
export function isColor({ stem, word }: Pick<Token, 'stem' | 'word'>): boolean {
  return COLOR_STEMS.has(stem) && (!/[^s]s$/.test(word) || BASIC_COLORS.test(word));
}
/** Whether a stem only qualifies other words. */
export const isModifier = (stem: string): boolean => MODIFIER_STEMS.has(stem);

/** Whether a stem is a noun that may qualify a style word, and no style word itself. */
export const isNounModifier = (stem: string): boolean => NOUN_MODIFIER_STEMS.has(stem);

/** The lexicon's terms in a run of words, longest first, none overlapping. */
export function findCues(tokens: readonly Token[]): Cue[] {
  const cues: Cue[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = ENTRIES.get(tokens[at]!.stem)?.find(({ stems }) =>
      stems.every((stem, i) => tokens[at + i]?.stem === stem),
    );
    if (found) {
      const to = at + found.stems.length;
      cues.push({ role: found.role, term: found.term, weak: found.weak, from: at, to });
      at = to;
    } else at += 1;
  }
  return cues;
}

/** Looks up runs of stems by their first one and returns all that occur in a text. */
export function runsIn<T extends { run: readonly string[] }>(
  stems: readonly string[],
  byFirst: ReadonlyMap<string, readonly T[]>,
): T[] {
  return stems.flatMap((first, at) =>
    (byFirst.get(first) ?? []).filter(({ run }) => run.every((stem, i) => stems[at + i] === stem)),
  );
}

/** Which kinds of picture-making a phrase names ("photo", "paint" …). */
export function familiesOf(stems: readonly string[]): Set<string> {
  return new Set(runsIn(stems, FAMILY_RUNS).map(({ family }) => family));
}
