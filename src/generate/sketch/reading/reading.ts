import { hashText } from '../random.ts';
import { type Meaning, meaningOf } from './lexicon.ts';
import type { Medium, Place, Subject, ThemeName, Tint, Weather } from './terms.ts';

/** What the sketcher understood of a prompt. */
export interface Reading {
  /** The strongest first. */
  places: Place[];
  subjects: Subject[];
  weathers: Set<Weather>;
  medium: Medium | undefined;
  themes: ThemeName[];
  tints: Set<Tint>;
  /** `#rrggbb` of the colours that are named, in their order. */
  colours: string[];
  words: Set<string>;
  /** Stands for the wording where no word decides. */
  hash: number;
}

/** Reads a prompt, leaving out what the negative prompt names. */
export function readPrompt(prompt: string, negativePrompt = ''): Reading {
  const terms = termsOf(prompt);
  const unwanted = termsOf(negativePrompt).flatMap((term) => meaningOf(term) ?? []);
  const meanings = terms.flatMap((term) => meaningOf(term) ?? []);
  const ranked = <K extends keyof Meaning>(kind: K): Meaning[K] => {
    const without = new Set(unwanted.flatMap((meaning) => meaning[kind] as string[]));
    return rank(
      meanings.map((meaning) => (meaning[kind] as string[]).filter((m) => !without.has(m))),
    ) as Meaning[K];
  };
  return {
    places: ranked('places'),
    subjects: ranked('subjects'),
    weathers: new Set(ranked('weathers')),
    medium: ranked('media')[0],
    themes: ranked('themes'),
    tints: new Set(ranked('tints')),
    colours: [...new Set(meanings.flatMap((meaning) => meaning.colours))],
    words: new Set(terms),
    hash: hashText(terms.join(' ')),
  };
}

/** Words and neighbouring pairs joined by a hyphen, in order: `pop art` also means `pop-art`. */
function termsOf(text: string): string[] {
  const tidy = text.toLowerCase().replace(/\bblack (and|&) white\b/g, 'black-and-white');
  const words = tidy.match(/[\p{L}\p{N}&][\p{L}\p{N}&'-]*/gu) ?? [];
  return words.flatMap((word, i) => {
    const pair = `${word}-${words[i + 1] ?? ''}`;
    const parts = word.includes('-') ? word.split('-').filter(Boolean) : [];
    return [...(meaningOf(pair) ? [pair] : []), word, ...(meaningOf(word) ? [] : parts)];
  });
}

/** Names by how often they were meant, each time counting less the later it comes; ties keep their order. */
function rank(lists: string[][]): string[] {
  const scores = new Map<string, number>();
  for (const [i, names] of lists.entries())
    for (const name of names) scores.set(name, (scores.get(name) ?? 0) + 1 / (1 + i * 0.15));
  return [...scores].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
