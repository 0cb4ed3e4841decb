import { stemmer } from 'stemmer';
import { memoize } from './memoize.ts';

/** A word of a text and where it stands. */
export interface Word {
  /** What it is looked up by: case, accents and English endings folded. */
  stem: string;
  /** First and last-plus-one UTF-16 code unit in the text. */
  start: number;
  end: number;
}

/** Words that say nothing about an image; they are in no index. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for from has have if in into is it its of on or s such t that the their then there these they this to was were will with'.split(
    ' ',
  ),
);
/** With those that only link others: no content of a prompt, though a search may ask for them. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...STOP_WORDS,
  ...`without those over under through across around along during against beneath behind between above
  below near while which where who whose his her very so just like only also than up down out off my your our i you we he
  she no not`.split(/\s+/),
]);
/** Longest word that is kept whole, in UTF-16 code units; what is longer is no word that anybody types. */
const MAX_LENGTH = 40;
/** Stems that are remembered: looking one up is ten times as fast as making it. */
const MAX_REMEMBERED = 200_000;

/** A word, as regular expressions know it. */
export const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:['’][\\p{L}\\p{M}]+)*";
/** A word, or one emoji; © and its like are signs between words. */
const LETTERS = new RegExp(`${WORD}|\\p{RI}\\p{RI}|(?![©®™])\\p{Extended_Pictographic}`, 'gu');
const EMOJI = /^(?:\p{RI}\p{RI}|\p{Extended_Pictographic})$/u;
const PLAIN_LETTERS = /[a-z0-9]+(?:'[a-z]+)*/g;
/** Scripts that do not put spaces between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
const HAS_UNSPACED = new RegExp(UNSPACED.source, 'u');
const ASCII = /^[\0-\x7f]*$/;

/** Folds case, compatibility forms and accents. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC');
}

/** What no word is looked up by: signs between its letters, as ½ holds one when it is folded, and ﷺ even spaces. */
const SIGNS = /[^\p{L}\p{N}\p{M}\p{RI}\p{Extended_Pictographic}]+/gu;

/** A word folded, of letters, digits, marks and emoji only. */
function lookedUp(word: string): string {
  return foldAccents(word).replace(SIGNS, '');
}

/** The stem of one word; empty for a stop word. English endings by Porter's algorithm (Program 14, 1980). */
const stemOf = memoize((word: string): string => {
  const bare = lookedUp(word).slice(0, MAX_LENGTH);
  return STOP_WORDS.has(bare) ? '' : /^[a-z]+$/.test(bare) ? stemmer(bare) : bare;
}, MAX_REMEMBERED);

/** Whether a word carries no content of its own. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/**
 * The distinct stems of a text for an index of words. Of scripts without spaces each character and each pair of
 * neighbours counts as a word, so that a query of one character finds something too.
 */
export function stemsOf(text: string): string[] {
  const stems = new Set<string>();
  if (ASCII.test(text)) {
    for (const word of text.toLowerCase().match(PLAIN_LETTERS) ?? []) stems.add(stemOf(word));
  } else {
    for (const { stem } of wordsOf(text)) stems.add(stem);
    for (const [run] of text.matchAll(UNSPACED)) for (const character of run) stems.add(lookedUp(character));
  }
  stems.delete('');
  return [...stems];
}

/** The words of a text in order, without stop words; of scripts without spaces the pairs of neighbours. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(LETTERS)) {
    if (HAS_UNSPACED.test(match[0])) addMixed(words, match[0], match.index);
    else addWord(words, match[0], match.index);
  }
  return words;
}

function addWord(words: Word[], word: string, start: number): void {
  const stem = stemOf(word.toLowerCase());
  if (stem !== '') words.push({ stem, start, end: start + word.length });
}

/** A run of letters in which some are of a script without spaces. */
function addMixed(words: Word[], text: string, offset: number): void {
  let done = 0;
  const between = (from: number, to: number) => {
    for (const match of text.slice(from, to).matchAll(LETTERS))
      addWord(words, match[0], offset + from + match.index);
  };
  for (const match of text.matchAll(UNSPACED)) {
    between(done, match.index);
    addPairs(words, match[0], offset + match.index);
    done = match.index + match[0].length;
  }
  between(done, text.length);
}

function addPairs(words: Word[], run: string, start: number): void {
  const characters = [...run];
  const last = Math.max(1, characters.length - 1);
  for (let n = 0, at = start; n < last; n++) {
    const pair = characters.slice(n, n + 2).join('');
    const stem = lookedUp(pair);
    if (stem !== '') words.push({ stem, start: at, end: at + pair.length });
    at += characters[n]!.length;
  }
}

/** The distinct emoji of a text, as {@link stemsOf} lists them. */
export function emojiOf(text: string): string[] {
  return ASCII.test(text) ? [] : stemsOf(text).filter((stem) => EMOJI.test(stem));
}

/** Between two words of a phrase stands anything but letters. */
const GAP = '[^\\p{L}\\p{N}\\p{M}]+';
/** Emoji may follow each other directly, or with signs that only change how they look. */
const EMOJI_GAP = '[^\\p{L}\\p{N}]*';

/** A phrase as regular expressions know it; both RE2 and JavaScript's `u` flag read it. */
export interface PhrasePattern {
  /** The words in this order, lower case. */
  words: string[];
  body: string;
  /** Whether a word begins, or ends, where the phrase does: in scripts without spaces there are no such places. */
  edgeBefore: boolean;
  edgeAfter: boolean;
}

/** The pattern of a phrase, for texts in lower case; undefined where it holds no letter. */
export function phrasePattern(phrase: string): PhrasePattern | undefined {
  const words = phrase
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\p{RI}\p{RI}|(?![©®™])\p{Extended_Pictographic}/gu);
  if (!words) return undefined;
  const isUnspaced = (character: string) => HAS_UNSPACED.test(character) || EMOJI.test(character);
  return {
    words: [...words],
    body: words.reduce((body, word, n) => {
      const gap = EMOJI.test(word) || EMOJI.test(words[n - 1]!) ? EMOJI_GAP : GAP;
      return body + gap + word;
    }),
    edgeBefore: !isUnspaced([...words[0]!][0]!),
    edgeAfter: !isUnspaced([...words.at(-1)!].at(-1)!),
  };
}
