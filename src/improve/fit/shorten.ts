import { wordingPattern } from '../../text/prompt-text.ts';
import { read } from '../style/reading.ts';
import { joinParts, type Part, partsOf } from './parts.ts';

/** Words that take room and change little; the first to go. */
const FILLER =
  /\b(?:masterpiece|(?:best|high|highest|ultra) (?:quality|resolution)|artstation|\d+k|u?hdr?|highly detailed|ultra[- ]detailed|intricate details?|sharp focus|award[- ]winning|absurdres|professional)\b/i;
/** Longest part that is looked at as filler. */
const MOST_FILLER = 200;

/** What may not be lost. */
export interface Kept {
  /** The idea, whose content words stay. */
  idea?: string;
  /** Phrases that stay as they are. */
  phrases?: readonly string[];
}

/**
 * Makes a prompt fit a number of tokens by leaving out whole parts: first filler, then what comes last. The first part,
 * the words of the idea and the phrases to keep stay.
 * @param count how many tokens a text has; it is asked about as often as halving the number of parts takes.
 * @returns the shorter prompt and what was left out, or undefined where what has to stay is too long already.
 */
export function shortenToFit(
  prompt: string,
  most: number,
  count: (text: string) => number,
  kept: Kept = {},
): { prompt: string; leftOut: string[] } | undefined {
  if (count(prompt) <= most) return { prompt, leftOut: [] };
  const parts = partsOf(prompt);
  const closing = /[.!?]\s*$/.exec(prompt.slice(-100))?.[0].trim() ?? '';
  const order = removable(parts, kept);
  const without = (goes: number) => {
    const text = joinParts(mended(parts, new Set(order.slice(0, goes))));
    return closing && !/[.!?]$/.test(text) ? text + closing : text;
  };
  if (order.length === 0 || count(without(order.length)) > most) return undefined;
  // Each part that goes makes it shorter, so the fewest that suffice are found by halving.
  let [tooFew, enough] = [0, order.length];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (count(without(middle)) <= most) enough = middle;
    else tooFew = middle;
  }
  return { prompt: without(enough), leftOut: order.slice(0, enough).map((at) => parts[at]!.text.trim()) };
}

/** The numbers of the parts that may go, in the order in which they do. */
function removable(parts: readonly Part[], { idea = '', phrases = [] }: Kept): number[] {
  const patterns = phrases.flatMap((phrase) => wordingPattern(phrase) ?? []);
  const wanted = read(idea).content;
  const words = parts.map(({ text }) => [...read(text).content].filter((word) => wanted.has(word)));
  const holders = new Map<string, number>();
  for (const word of words.flat()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const isNeeded = (at: number) =>
    patterns.some((pattern) => pattern.test(parts[at]!.text)) ||
    words[at]!.some((word) => holders.get(word) === 1);
  const fillers = parts.map(isFiller);
  const order = parts.map((_, at) => at).slice(1);
  return order
    .reverse()
    .sort((a, b) => Number(fillers[b]) - Number(fillers[a]))
    .filter((at) => {
      if (isNeeded(at)) return false;
      for (const word of words[at]!) holders.set(word, holders.get(word)! - 1);
      return true;
    });
}

function isFiller({ text }: Part): boolean {
  return text.length <= MOST_FILLER && FILLER.test(text) && read(text).content.size <= 4;
}

/** What is left without some parts; where one began a sentence, the part after it begins it. */
function mended(parts: readonly Part[], gone: ReadonlySet<number>): Part[] {
  const left: Part[] = [];
  let begins: string | undefined;
  for (const [at, part] of parts.entries()) {
    const isBeginning = /^[.!?]/.test(part.before);
    if (gone.has(at)) begins = isBeginning ? part.before : begins;
    else {
      const text = part.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
      left.push(begins !== undefined && !isBeginning ? { before: begins, text } : part);
      begins = undefined;
    }
  }
  return left;
}
