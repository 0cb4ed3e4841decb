import { memoize } from './memoize.ts';
import { isFunctionWord, WORD } from './words.ts';

/** A word of a text, with where it stands. */
export interface Token {
  /** The word as lexicon and comparisons see it: lower case, American spelling, singular. */
  lemma: string;
  /** Lower case, otherwise as written. */
  word: string;
  start: number;
  end: number;
}

const encoder = new TextEncoder();
/** A word of a prompt, such as "bird's", "b&w" or "f/1.8". */
const PROMPT_WORD = new RegExp(`${WORD}(?:&\\p{L}+)?(?:[./]\\d+)*`, 'gu');

/** The words of a text with their places. Hyphens part words, so that "low-poly" and "low poly" are alike. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(PROMPT_WORD)].map((found) => {
    const word = found[0].toLowerCase();
    return { word, lemma: lemmaOf(word), start: found.index, end: found.index + found[0].length };
  });
}

/**
 * Folds spelling variants and plurals of a lower-case word, and no more: the stem that finds words would make a medium
 * ("painting") of what only qualifies ("painted").
 */
export const lemmaOf = memoize((word: string): string => {
  const w = word
    .replace(/’/g, "'")
    .replace(/'s$/, '')
    .replace(/colour/, 'color')
    .replace(/^grey/, 'gray')
    .replace(/^(co)s(y|ier|iness)$/, '$1z$2')
    .replace(/^centred$/, 'centered')
    .replace(/^(lith|phot|panoram)(ograph|ographs)$/, '$1ograph');
  if (w.length > 4 && w.endsWith('ies')) return `${w.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(w)) return w.slice(0, -2);
  return w.length > 3 && w.endsWith('s') && !/(?:ss|us|is)$/.test(w) ? w.slice(0, -1) : w;
}, 50_000);

/** The lemmas of a text's content words, in order. */
export function contentLemmas(text: string): string[] {
  return tokenize(text).flatMap(({ word, lemma }) => (isFunctionWord(word) ? [] : lemma));
}

/** Lower case with single spaces between words and no punctuation: equal keys mean equal wording. */
export function wordingKey(text: string): string {
  return tokenize(text)
    .map((token) => token.word)
    .join(' ');
}

/**
 * About how many tokens a CLIP text encoder makes of a text. It errs upwards: a word is one token for
 * every eight letters begun, each digit is one, and so is every run of punctuation.
 */
export function estimateTokens(text: string): number {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const pieces = words.reduce((sum, word) => sum + Math.ceil(byteLength(word) / 8), 0);
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  const punctuation = text.match(/[^\p{L}\p{M}\p{N}\s]+/gu)?.length ?? 0;
  return Math.max(Math.ceil(words.length * 1.35), pieces + digits + punctuation);
}

function byteLength(word: string): number {
  return /^[\0-\x7f]*$/.test(word) ? word.length : encoder.encode(word).length;
}

/** The share of the smaller set that the other one has too; 0 when either is empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let common = 0;
  for (const item of small) if (large.has(item)) common += 1;
  return common / small.size;
}

/** Whether a phrase stands in a text as whole words, upper and lower case alike. */
export function containsPhrase(text: string, phrase: string): boolean {
  return findPhrase(text, phrase) !== undefined;
}

/** The place of a phrase in a text as it is written there, upper and lower case alike, on word borders. */
export function findPhrase(text: string, phrase: string): string | undefined {
  return wordingPattern(phrase)?.exec(text)?.[0];
}

/** What finds a phrase in texts. Undefined for a phrase of no words. */
export const wordingPattern = memoize((phrase: string): RegExp | undefined => {
  const words = phrase.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}, 2000);

/** Longest run of spaces and separators that is read; no prompt means anything by more. */
const LONGEST_RUN = 64;
const LONG_RUN = new RegExp(`[\\s,;]{${LONGEST_RUN + 1},}`, 'g');

/** A text without very long runs of spaces and separators, in which patterns would look for their ends again and again. */
export function withShortRuns(text: string): string {
  return text.replace(LONG_RUN, (run) => run.slice(0, LONGEST_RUN));
}
