import { lemmaOf } from '../../../text/prompt-text.ts';
import { knownLemmas } from '../../../text/style-cues.ts';
import { writtenWords } from '../repertoire/repertoire.ts';
import { visualWords } from './vocabulary.ts';

/** A word that was read as another. */
export interface Correction {
  written: string;
  read: string;
}

const SHORTEST = 3;
/** Up to this length a word may only lack a letter; from the next on any letter may be wrong, from the last on two. */
const SHORT = 3;
const LONG = 6;
const VERY_LONG = 7;
/** What words of images count before words that only stand in what we write of them. */
const PREFERRED = 0.4;
/** Common words of ideas that are no subject, no verb and no style of ours. */
const COMMON =
  `through around behind between without something someone everything together surrounded wearing holding little young beautiful lovely pretty
  children people colorful colourful golden purple orange yellow futuristic realistic picture background foreground restaurant neighborhood
  professional business really different because while under above cozy strange huge giant tiny lonely broken abandoned mysterious happy
  delicious enormous gorgeous magical ancient magic birthday friends family full covered floating flying sunlight moonlight sunset sunrise
  grumpy breaching kilt boba bowtie tophat longbow mailbag frilly splotch spewing taxiing
  the and with into from over this that her his their two three four five burning sleeping smiling playing eating drinking sitting standing running riding reading driving fighting guarding climbing peaceful`.split(
    /\s+/,
  );
/** Words that exist and are another one here: written, read, by what stands around them. */
const MISTAKEN: readonly [RegExp, string][] = [
  [/\bsiting(?=\s+(?:on|in|at|by|under|near|beside|next)\b)/g, 'sitting'],
  [/\bhors(?!\s+d)\b/g, 'horse'],
  [/\btrough(?=\s+(?:the|an?|his|her)\b)/g, 'through'],
  [/(?<=\b(?:in|through|across|of) the )dessert\b(?!\s*(?:menu|bar|table|plate))/g, 'desert'],
  [
    /(?<=\b(?:curly|blonde?|long|red|short|brown|silver|purple|pink|grey|gray|black|white|wavy|messy) )hare\b/g,
    'hair',
  ],
  [/\bangle(?=\s+with\s+(?:\w+\s+)?wings)/g, 'angel'],
  [/\bnite\b/g, 'night'],
  [/\bthru\b/g, 'through'],
  [/\blightening(?=\s+(?:storm|strike|bolt|in the sky))/g, 'lightning'],
];

let vocabularyOnce: ReadonlyMap<string, number> | undefined;

/** Words that ideas may be spelt with, and how much each is preferred. */
function vocabulary(): ReadonlyMap<string, number> {
  if (vocabularyOnce) return vocabularyOnce;
  const words = new Map<string, number>();
  const add = (all: Iterable<string>, preference: number) => {
    for (const word of all)
      if (/^[a-z]{3,}$/.test(word)) words.set(word, Math.max(preference, words.get(word) ?? 0));
  };
  add(writtenWords(), 0);
  add(knownLemmas(), 0);
  add(COMMON, PREFERRED);
  const nouns = [...visualWords()];
  add([...nouns, ...nouns.map(pluralOf)], PREFERRED);
  vocabularyOnce = words;
  return words;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/.test(word) ? `${word}es` : `${word}s`;
}

/**
 * Reads words that nobody knows as words that sound alike or differ by a letter or two, and that images are asked for with.
 * @param isKnown whether the language or the library knows a word (lower case).
 */
export function correctSpelling(
  text: string,
  isKnown: (word: string) => boolean,
): { text: string; corrections: Correction[] } {
  const corrections: Correction[] = [];
  const note = (written: string, meant: string) => {
    corrections.push({ written, read: meant });
    return meant;
  };
  const plain = MISTAKEN.reduce(
    (rest, [words, meant]) => rest.replace(words, (written) => note(written, meant)),
    text,
  );
  const known = vocabulary();
  const corrected = plain.replace(
    /(?<![\p{L}\p{N}_<:'’-])(?:[a-z]{3,}|(?<=^\s*)[A-Z][a-z]{2,})(?![\p{L}\p{N}_>:'’-])/gu,
    (written) => {
      const word = written.toLowerCase();
      const lemma = lemmaOf(word);
      if (word.length < SHORTEST || known.has(lemma) || known.has(word)) return written;
      // "Forrest" sounds like what it means, though it is somebody's name.
      const alike = word.length > 4 && written === word ? sounding().get(soundOf(word)) : undefined;
      if (alike !== undefined) return note(written, alike);
      if (isKnown(word) || (lemma.length > SHORT && isKnown(lemma))) return written;
      const close = nearest(word, known, 1);
      if (close === undefined && isCompound(word, isKnown)) return written;
      const best = close ?? (word.length < VERY_LONG ? undefined : nearest(word, known, 2));
      if (best === undefined) return written;
      return note(written, written === word ? best : best[0]!.toUpperCase() + best.slice(1));
    },
  );
  return { text: corrected, corrections };
}

let soundingOnce: Map<string, string> | undefined;

function sounding(): Map<string, string> {
  soundingOnce ??= new Map([...visualWords()].map((word) => [soundOf(word), word]));
  return soundingOnce;
}

/** What two spellings have in common that sound alike. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ck|c(?![eiyh])/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** "treehouse" is made of two words that are known. */
function isCompound(word: string, isKnown: (word: string) => boolean): boolean {
  for (let at = 4; at <= word.length - 4; at += 1)
    if (isKnown(word.slice(0, at)) && isKnown(word.slice(at))) return true;
  return false;
}

function nearest(word: string, known: ReadonlyMap<string, number>, most: number): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const [other, preference] of known) {
    if (Math.abs(other.length - word.length) > most || !beginAlike(word, other)) continue;
    if (word.length <= SHORT && other.length < word.length) continue;
    // "flaking" is no "flamingo": an ending that is a form of its own stays.
    if (word.length < LONG && /(?:ing|ed|ly)$/.exec(word)?.[0] !== /(?:ing|ed|ly)$/.exec(other)?.[0])
      continue;
    const edits = editDistance(word, other);
    if (edits > most || (word.length < LONG && !isSlip(word, other))) continue;
    // Of two that are as near, the one that only swaps letters, then the one that only lacks some.
    const letters = sorted(word) === sorted(other) ? -0.3 : sameLetters(word, other) ? 0 : 0.5;
    const distance = edits + letters - preference;
    if (!best || distance < best.distance) best = { word: other, distance };
  }
  if (!best) return undefined;
  // "Strawberys" are several.
  const plural = pluralOf(best.word);
  const isSeveral =
    /s$/.test(word) &&
    !/s$/.test(best.word) &&
    sorted(word) !== sorted(best.word) &&
    editDistance(word.slice(0, -1), best.word) <= editDistance(word, best.word);
  return isSeveral && known.has(plural) ? plural : best.word;
}

const sorted = (word: string) => [...word].sort().join('');

/** What fingers do to short words: swap or double a letter, leave one out, take another vowel. "Kilt" is no "kiln". */
function isSlip(word: string, other: string): boolean {
  if (word.length < other.length || sorted(word) === sorted(other)) return true;
  if (word.length > other.length) return word.replace(/(.)\1/g, '$1') === other.replace(/(.)\1/g, '$1');
  const at = [...word].findIndex((letter, n) => letter !== other[n]);
  return /[aeiouy]/.test(word[at]!) && /[aeiouy]/.test(other[at]!);
}

/** People get the first letter right, or swap it with the second. */
function beginAlike(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

function sameLetters(a: string, b: string): boolean {
  return [...new Set(a)].every((letter) => b.includes(letter));
}

/** Letters to add, leave out, replace or swap with their neighbor (Damerau's distance, restricted). */
function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
