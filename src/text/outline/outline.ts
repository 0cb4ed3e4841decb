import { memoize } from '../memoize.ts';
import { readHeaded } from './headed.ts';
import type { OutlineItem } from './item.ts';
import { readJson } from './json.ts';

/** A prompt as its values under their headings. */
export interface Outline {
  /** json: an object or list; headed: lines under headings, or a list of points; plain: a text as it is. */
  kind: 'json' | 'headed' | 'plain';
  items: readonly OutlineItem[];
}

/** Outlines that are remembered; a page shows and searches the same prompts again and again. */
const MOST_REMEMBERED = 2000;

/**
 * Reads what a prompt says apart from the form it is written in: JSON by its values, also in a fence, among other text or with small faults;
 * headings and lists by their lines. Every text can be read: what is neither is one item. The time it takes grows with the length of the text only.
 */
export const readOutline = memoize((text: string): Outline => {
  const json = readJson(text);
  if (json) return { kind: 'json', items: json };
  const headed = readHeaded(text, 0);
  if (headed) return { kind: 'headed', items: headed };
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length];
  return {
    kind: 'plain',
    items: end > start ? [{ path: [], text: text.slice(start, end), start, end }] : [],
  };
}, MOST_REMEMBERED);

/** What a prompt says, for comparing and indexing: the values of JSON, one a line; any other text as it is. */
export function valuesOf(text: string): string {
  // Nearly no prompt holds a key; what is none need not be read.
  const { kind, items } = mayBeJson(text) ? readOutline(text) : { kind: 'plain', items: [] };
  if (kind !== 'json') return text;
  return items.map((item) => item.text).join('\n');
}

function mayBeJson(text: string): boolean {
  return text.includes('{') || text.includes('":') || text.startsWith('[');
}
