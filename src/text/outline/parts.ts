import type { Range } from '../range.ts';
import type { OutlineItem } from './item.ts';
import { readOutline } from './outline.ts';

/** A stretch of a long prompt that is compared by itself. */
interface TextPart extends Range {
  /** What is said there: what is embedded. */
  text: string;
}

/** From so many words on, one vector says too little of a text: docs/decisions/0051 has the measures. */
const LONG = 60;
/** A part grows until it has as many words, and gets no more than {@link MOST} unless a phrase cannot be cut. */
const ENOUGH = 12;
const MOST = 24;
/** No text of fewer characters is long. Two are a word at least, and one is in scripts without spaces. */
const SHORTEST = { spaced: 2 * LONG, unspaced: LONG };

const WORDS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
/** Where a sentence may end. */
const SENTENCE_END = /[.!?]+["”’)\]]*(?=\s)|[。！？]+[」』”）]*|\n/gu;
/** Where a phrase may end. */
const PHRASE_END = /[,;:](?=\s)|[，；：、]|\s[–—-](?=\s)/gu;

interface Piece extends TextPart {
  words: number;
}

/**
 * Cuts a long prompt into parts of some 12 to 24 words: at what an outline tells apart, at the ends of sentences, and within very long ones at
 * commas. Together they hold all that the prompt says.
 * @returns none for a prompt that is short.
 */
export function splitParts(text: string): TextPart[] {
  if (text.length < SHORTEST.unspaced || (text.length < SHORTEST.spaced && isAscii(text))) return [];
  // Most prompts are short, and need not be read for that.
  if (countWords(text) < LONG) return [];
  const { items } = readOutline(text);
  const pieces = items.flatMap((item) => cut(item, text));
  if (pieces.reduce((sum, { words }) => sum + words, 0) < LONG) return [];
  const parts: TextPart[] = [];
  for (let from = 0; from < pieces.length; ) {
    let [to, words] = [from, 0];
    while (to < pieces.length && words < ENOUGH && (words === 0 || words + pieces[to]!.words <= MOST))
      words += pieces[to++]!.words;
    const some = pieces.slice(from, to);
    const { start } = some[0]!;
    parts.push({ text: some.map((piece) => piece.text).join('\n'), start, end: some.at(-1)!.end });
    from = to;
  }
  return parts;
}

function cut(item: OutlineItem, text: string): Piece[] {
  const words = countWords(item.text);
  if (words <= ENOUGH) return [{ ...item, words }];
  return pieces(text, item.start, item.end, SENTENCE_END).flatMap((sentence) =>
    sentence.words <= MOST ? [sentence] : pieces(text, sentence.start, sentence.end, PHRASE_END),
  );
}

/** A stretch of a text in pieces, without those that hold no word. */
function pieces(text: string, start: number, end: number, ends: RegExp): Piece[] {
  const stretch = text.slice(start, end);
  const cuts = [...stretch.matchAll(ends)].map((found) => found.index + found[0].length);
  return [...cuts, stretch.length].flatMap((to, n) => {
    const from = cuts[n - 1] ?? 0;
    const raw = stretch.slice(from, to);
    const piece = raw.trim();
    const words = countWords(piece);
    const at = start + from + raw.length - raw.trimStart().length;
    return words === 0 ? [] : [{ text: piece, words, start: at, end: at + piece.length }];
  });
}

function countWords(text: string): number {
  return text.match(WORDS)?.length ?? 0;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
