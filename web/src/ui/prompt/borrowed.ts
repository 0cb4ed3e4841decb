import type { Borrowed, Variant } from '../../api/types.ts';

/** Hues, those far apart first, so that a few matches are easy to tell apart. */
const HUES = [198, 55, 300, 145, 20, 255, 95, 340, 175, 40, 275, 120];

/** A hue for each match that a phrase was borrowed from, in order of appearance. */
export function borrowedHues(variants: readonly Pick<Variant, 'borrowed'>[]): Map<string, number> {
  const hues = new Map<string, number>();
  for (const { borrowed } of variants)
    for (const { from } of borrowed) if (!hues.has(from)) hues.set(from, HUES[hues.size % HUES.length]!);
  return hues;
}

/** A stretch of a prompt; `from` names the match it was borrowed from. */
export interface Stretch {
  text: string;
  start: number;
  from?: string;
}

/**
 * Cuts a prompt into its own words and borrowed ones. Longer phrases win over shorter ones inside
 * them; a phrase counts wherever it stands whole.
 */
export function splitBorrowed(prompt: string, borrowed: readonly Borrowed[]): Stretch[] {
  const owner: (string | undefined)[] = new Array(prompt.length).fill(undefined);
  const phrases = borrowed
    .map(({ phrase, from }) => ({ phrase: phrase.trim(), from }))
    .filter(({ phrase }) => phrase !== '')
    .sort((a, b) => b.phrase.length - a.phrase.length);
  for (const { phrase, from } of phrases)
    for (const [start, end] of occurrences(prompt, phrase))
      if (owner.slice(start, end).every((one) => one === undefined)) owner.fill(from, start, end);

  const stretches: Stretch[] = [];
  for (let start = 0; start < prompt.length; ) {
    let end = start + 1;
    while (end < prompt.length && owner[end] === owner[start]) end += 1;
    const from = owner[start];
    stretches.push({ text: prompt.slice(start, end), start, ...(from !== undefined && { from }) });
    start = end;
  }
  return stretches;
}

function occurrences(text: string, phrase: string): [number, number][] {
  // Spaces and case may differ; everything else must be as borrowed.
  const source = phrase
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const found: [number, number][] = [];
  for (const match of text.matchAll(new RegExp(source, 'giu'))) {
    const end = match.index + match[0].length;
    if (isWhole(text, match.index, end)) found.push([match.index, end]);
  }
  return found;
}

const LETTER = /[\p{Alphabetic}\p{Nd}]/u;

/** Whether a stretch begins and ends at word boundaries; scripts without spaces have none. */
function isWhole(text: string, start: number, end: number): boolean {
  const splits = (a: string | undefined, b: string | undefined) =>
    a !== undefined &&
    b !== undefined &&
    LETTER.test(a) &&
    LETTER.test(b) &&
    !isUnspaced(a) &&
    !isUnspaced(b);
  return !splits(text[start - 1], text[start]) && !splits(text[end - 1], text[end]);
}

function isUnspaced(character: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(character);
}
