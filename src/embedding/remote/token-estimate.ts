/** What a stretch of text comes to. */
export interface Measure {
  /** Estimated tokens of what fits. */
  readonly tokens: number;
  /** Where what fits ends, in UTF-16 units; never inside a surrogate pair. */
  readonly end: number;
}

/** Letters of the Latin alphabet that one token holds at least, on average over a word. */
const LETTERS_A_TOKEN = 4;

/**
 * Estimates the tokens of a text, up to limits. An estimate: services count with tokenizers of their own, which are
 * not known here. It is made to err on the high side for English prompts: a token for every four letters of a word
 * begun, one for every three digits, one for every mark, one for every other character below U+3000 or of CJK, and
 * three for every character outside the basic plane, such as emoji.
 */
export function measure(
  text: string,
  maxTokens = Number.POSITIVE_INFINITY,
  maxCharacters = Number.POSITIVE_INFINITY,
): Measure {
  let tokens = 0;
  let letters = 0;
  let digits = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    const next = at + (code > 0xffff ? 2 : 1);
    let cost = 0;
    if ((code | 32) >= 97 && (code | 32) <= 122) cost = letters++ % LETTERS_A_TOKEN === 0 ? 1 : 0;
    else letters = 0;
    if (code >= 48 && code <= 57) cost = digits++ % 3 === 0 ? 1 : 0;
    else digits = 0;
    if (letters === 0 && digits === 0) cost = code === 32 ? 0 : code > 0xffff ? 3 : 1;
    if (next > maxCharacters || tokens + cost > maxTokens) break;
    tokens += cost;
    at = next;
  }
  return { tokens, end: at };
}
