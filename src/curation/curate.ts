import { MAX_PROMPT_LENGTH } from '../records/prompt.ts';

/** What curation looks at in a prompt. */
interface Curatable {
  text: string;
  negativePrompt: string;
}

/** What becomes of a prompt. */
export type Curated<P> = { keep: true; prompt: P } | { keep: false; reason: string };

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/**
 * Control characters but line feeds, and what is there but cannot be seen: zero-width spaces, byte order marks, and the
 * marks that turn the direction of text, with which a prompt could show other words than it holds. Joiners stay:
 * emoji and several scripts need them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A word: a run without white space that holds a letter, digit or symbol; each character of Han and kana counts as one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*[\p{L}\p{N}\p{S}][^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*/gu;

/**
 * Decides whether a prompt is worth keeping, and cleans its texts: Unicode NFC, control and invisible characters
 * removed, line breaks made line feeds, no white space around.
 */
export function curate<P extends Curatable>(prompt: P, options: { minWords: number }): Curated<P> {
  const text = clean(prompt.text);
  if (text === '') return { keep: false, reason: 'empty prompt' };
  if (text.length > MAX_PROMPT_LENGTH) return tooLong('prompt');
  if (!hasWords(text, options.minWords)) {
    return {
      keep: false,
      reason: `fewer than ${options.minWords} ${options.minWords === 1 ? 'word' : 'words'}`,
    };
  }
  const negativePrompt = clean(prompt.negativePrompt);
  if (negativePrompt.length > MAX_PROMPT_LENGTH) return tooLong('negative prompt');
  return { keep: true, prompt: { ...prompt, text, negativePrompt } };
}

/**
 * The text folded so that prompts which say the same are equal: compatibility forms (NFKC), lower case, single spaces.
 * The tokenizers of text-to-image models fold case and white space too (CLIP's does), so such prompts draw the same.
 */
export function promptKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
}

function clean(text: string): string {
  return text.replace(LINE_BREAK, '\n').replaceAll('\t', ' ').replace(UNSEEN, '').normalize('NFC').trim();
}

function hasWords(text: string, minWords: number): boolean {
  if (minWords <= 0) return true;
  let words = 0;
  for (const _ of text.matchAll(WORD)) if (++words >= minWords) return true;
  return false;
}

function tooLong(what: string): { keep: false; reason: string } {
  return { keep: false, reason: `${what} longer than ${MAX_PROMPT_LENGTH} characters` };
}
