import { Remembered } from './memoize.ts';

const STOP_WORDS = new Set(
  `a an the and or of in on at by with without to from for as is are be its it this that these those into over under
  through across around along during against beneath behind between above below near while which where who whose
  their his her very so just like only also than then up down out off my your our i you we he she they no not`.split(
    /\s+/,
  ),
);

/** A word of a text, with where it stands. */
export interface Token {
  /** The word as lexicon and comparisons see it: lower case, American spelling, singular. */
  stem: string;
  /** Lower case, otherwise as written. */
  word: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*(?:&\p{L}+)?(?:[./]\d+)*/gu;

/** An idea is compared with hundreds of phrases, so what was made of texts, words and phrases is remembered for a while. */
const tokens = new Remembered<readonly Token[]>(2000);
const stems = new Remembered<string>(50_000);
const patterns = new Remembered<RegExp | undefined>(2000);

/** The words of a text with their places. Hyphens part words, so that "low-poly" and "low poly" are alike. */
export function tokenize(text: string): readonly Token[] {
  return tokens.get(text, () =>
    [...text.matchAll(WORD)].map((found) => {
      const word = found[0].toLowerCase();
      return { word, stem: stem(word), start: found.index, end: found.index + found[0].length };
    }),
  );
}

/** Folds spelling variants and plurals of a lower-case word. */
export function stem(word: string): string {
  return stems.get(word, () => folded(word));
}

function folded(word: string): string {
  let w = word
    .replace(/’/g, "'")
    .replace(/'s$/, '')
    .replace(/colour/, 'color')
    .replace(/^grey/, 'gray')
    .replace(/^(co)s(y|ier|iness)$/, '$1z$2')
    .replace(/^centred$/, 'centered')
    .replace(/^(lith|phot|panoram)(ograph|ographs)$/, '$1ograph');
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x)es$/.test(w)) w = w.slice(0, -2);
  else if (w.length > 3 && w.endsWith('s') && !/(?:ss|us|is)$/.test(w)) w = w.slice(0, -1);
  return w;
}

/** Whether a word carries no content of its own. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The stems of a text's content words, in order. */
export function contentStems(text: string): string[] {
  return tokenize(text)
    .filter((token) => !isStopWord(token.word))
    .map((token) => token.stem);
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
  const pieces = words.reduce((sum, word) => sum + Math.ceil(Buffer.byteLength(word) / 8), 0);
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  const punctuation = text.match(/[^\p{L}\p{M}\p{N}\s]+/gu)?.length ?? 0;
  return Math.max(Math.ceil(words.length * 1.35), pieces + digits + punctuation);
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
  return phrasePattern(phrase)?.exec(text)?.[0];
}

/** What finds a phrase in texts; to be made once where there are many. Undefined for a phrase of no words. */
export function phrasePattern(phrase: string): RegExp | undefined {
  return patterns.get(phrase, () => patternOf(phrase));
}

function patternOf(phrase: string): RegExp | undefined {
  const words = phrase.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}

/** Longest run of spaces and separators that is read; no prompt means anything by more. */
const LONGEST_RUN = 64;
const LONG_RUN = new RegExp(`[\\s,;]{${LONGEST_RUN + 1},}`, 'g');

/** A text without very long runs of spaces and separators, in which patterns would look for their ends again and again. */
export function withShortRuns(text: string): string {
  return text.replace(LONG_RUN, (run) => run.slice(0, LONGEST_RUN));
}
