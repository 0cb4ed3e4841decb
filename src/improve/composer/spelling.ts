import { lemmaOf } from '../../text/prompt-text.ts';
import { knownLemmas } from '../../text/style-cues.ts';
import { visualWords } from './idea.ts';

/** A word that was read as another. */
export interface Correction {
  written: string;
  read: string;
}

const SHORTEST = 4;
/** From this length on two letters may be wrong. */
const LONG = 9;
/** Common words of ideas that are no subject and no style. */
const COMMON =
  `beard treasure sunglasses sunglass book wooden wood library cabin sleeping riding running sitting standing walking holding wearing reading playing dancing flying jumping eating drinking looking smiling laughing fighting swimming climbing
  singing cooking painting writing working waiting driving sailing falling rising burning floating hiding resting fishing shopping watching little young ancient huge giant tiny lonely empty broken abandoned magic magical
  mysterious colorful colourful golden purple orange yellow winter summer autumn spring sunset sunrise morning evening night underwater futuristic medieval vintage modern cozy strange elegant dramatic realistic
  through around behind between windowsill chocolate strawberry umbrella basket picture background foreground electric wooden enormous gorgeous delicious restaurant surrounded children neighborhood professional cinematic portrait landscape business`.split(
    /\s+/,
  );

let vocabularyOnce: readonly string[] | undefined;

function vocabularyOf(): readonly string[] {
  vocabularyOnce ??= [
    ...new Set([...visualWords(), ...[...knownLemmas()].filter((word) => word.length > 6), ...COMMON]),
  ].filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word));
  return vocabularyOnce;
}

/**
 * Reads words that nobody knows as words that differ by a letter or two and that images are asked for with.
 * @param isKnown whether the language or the library knows a word (lower case).
 */
export function correctSpelling(
  text: string,
  isKnown: (word: string) => boolean,
): { text: string; corrections: Correction[] } {
  const corrections: Correction[] = [];
  const vocabulary = vocabularyOf();
  const known = new Set(vocabulary);
  const corrected = text.replace(/(?<![\p{L}\p{N}_<:-])[a-z]{4,}(?![\p{L}\p{N}_>:-])/gu, (word) => {
    const lemma = lemmaOf(word);
    if (known.has(lemma) || known.has(word)) return word;
    // "forrest" and "elefant" sound like what they mean, though "forrest" is somebody's name.
    const alike = sounding().get(soundOf(word));
    if (alike !== undefined && word.length > 4) {
      corrections.push({ written: word, read: alike });
      return alike;
    }
    if (isKnown(word) || isKnown(lemma) || isCompound(word, isKnown)) return word;
    const best = nearest(word, vocabulary);
    if (best === undefined) return word;
    corrections.push({ written: word, read: best });
    return best;
  });
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

function nearest(word: string, vocabulary: readonly string[]): string | undefined {
  const most = word.length >= LONG ? 2 : 1;
  let best: { word: string; distance: number } | undefined;
  for (const plain of vocabulary) {
    for (const other of plain.endsWith('s') || !word.endsWith('s') ? [plain] : [plain, `${plain}s`]) {
      if (Math.abs(other.length - word.length) > most || other[0] !== word[0]) continue;
      // "flaking" is no "flamingo": an ending that is a form of its own stays.
      if (/(?:ing|ed|ly)$/.exec(word)?.[0] !== /(?:ing|ed|ly)$/.exec(other)?.[0]) continue;
      // Of two that are as near, the one that only lacks or swaps letters of the word.
      const distance = editDistance(word, other) + (sameLetters(word, other) ? 0 : 0.5);
      if (distance <= most + 0.5 && (!best || distance < best.distance)) best = { word: other, distance };
    }
  }
  return best?.word;
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
