import type { Range } from '../lib/highlights.ts';

const WORD = /[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*/gu;

/** Texts that share fewer words are not versions of each other, so highlights would not help. */
const MOST_OWN = 0.6;

/** For each version of a text, the places of words that not all versions have; case does not count. */
export function ownWords(texts: readonly string[]): Range[][] {
  if (texts.length < 2) return texts.map(() => []);
  const sets = texts.map((text) => new Set((text.match(WORD) ?? []).map((word) => word.toLowerCase())));
  const common = (word: string) => sets.every((set) => set.has(word.toLowerCase()));
  return texts.map((text) => {
    const words = [...text.matchAll(WORD)];
    const own = words.filter(([word]) => !common(word));
    if (own.length > words.length * MOST_OWN) return [];
    return own.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  });
}
