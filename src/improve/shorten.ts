import { joinParts, type Part, partsOf } from './parts.ts';
import { containsPhrase, contentStems } from './text.ts';

/** Words that take room and change little; the first to go. */
const FILLER =
  /\b(?:masterpiece|(?:best|high|highest|ultra) (?:quality|resolution)|artstation|\d+k|u?hdr?|highly detailed|ultra[- ]detailed|intricate details?|sharp focus|award[- ]winning|absurdres|professional)\b/i;

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
 * @returns the shorter prompt and what was left out, or undefined where what has to stay is too long already.
 */
export function shortenToFit(
  prompt: string,
  most: number,
  count: (text: string) => number,
  kept: Kept = {},
): { prompt: string; leftOut: string[] } | undefined {
  if (count(prompt) <= most) return { prompt, leftOut: [] };
  let parts = partsOf(prompt);
  const leftOut: string[] = [];
  const closing = /[.!?]\s*$/.exec(prompt)?.[0].trim() ?? '';
  const joined = () => {
    const text = joinParts(parts);
    return closing && !/[.!?]$/.test(text) ? text + closing : text;
  };
  const order = [...parts.slice(1)].reverse().sort((a, b) => Number(isFiller(b)) - Number(isFiller(a)));
  for (const part of order) {
    const rest = parts.filter((other) => other !== part);
    if (isNeeded(part, rest, kept)) continue;
    parts = mended(parts, part);
    leftOut.push(part.text.trim());
    if (count(joined()) <= most) return { prompt: joined(), leftOut };
  }
  return undefined;
}

function isFiller({ text }: Part): boolean {
  return FILLER.test(text) && contentStems(text).length <= 4;
}

function isNeeded(part: Part, rest: readonly Part[], { idea = '', phrases = [] }: Kept): boolean {
  if (phrases.some((phrase) => containsPhrase(part.text, phrase))) return true;
  const elsewhere = new Set(rest.flatMap(({ text }) => contentStems(text)));
  const own = new Set(contentStems(part.text));
  return contentStems(idea).some((stem) => own.has(stem) && !elsewhere.has(stem));
}

/** Without a part; where that began a sentence, the part after it begins it. */
function mended(parts: readonly Part[], gone: Part): Part[] {
  const at = parts.indexOf(gone);
  return parts.flatMap((part, i) => {
    if (i === at) return [];
    if (i === at + 1 && /^[.!?]/.test(gone.before) && !/^[.!?]/.test(part.before))
      return [{ before: gone.before, text: part.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }];
    return [part];
  });
}
