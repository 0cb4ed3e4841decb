import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { MAX_PROMPT_LENGTH } from '../../records/prompt.ts';
import { endWithout } from '../../text/end-without.ts';

/** Wildcards within wildcards, variables within variables, choices within choices. */
export const MOST_DEPTH = 50;
/** Steps after which an expansion is given up: wildcards in wildcards can grow beyond all bounds. */
export const MOST_STEPS = 80_000;
/** What stands in a wrapper for what it wraps. */
const WRAPPED = /…+|\.{3,}|[\u22ee-\u22f1\ufe19]+/;

/** What is wrapped, in the place of the dots of its wrapper. */
export function wrapped(wrapper: string, inner: string): string {
  const mark = WRAPPED.exec(wrapper);
  if (!mark) return joined([wrapper, inner], ' ');
  return joined([wrapper.slice(0, mark.index), inner, wrapper.slice(mark.index + mark[0].length)], '');
}

/** Texts as one; no prompt is longer than a library takes. */
export function joined(texts: readonly string[], separator: string): string {
  const text = texts.join(separator);
  if (text.length > MAX_PROMPT_LENGTH) throw tooLarge();
  return text;
}

/** The error for what holds itself. */
export function intoItself(): PromptloomError {
  return beyond('The template leads into itself.');
}

/** The error for what grows without end. */
export function tooLarge(): PromptloomError {
  return beyond('The template grows too large.');
}

function beyond(message: string): PromptloomError {
  return new PromptloomError('invalid-input', message, {
    hint: `Look for a wildcard file that names itself, or a variable that holds itself; ${MOST_DEPTH} levels, ${MOST_STEPS} steps and ${MAX_PROMPT_LENGTH} characters a prompt are the limit.`,
    status: CANNOT_BE_DONE,
  });
}

/** A text with spaces and commas around empty choices mended. */
export function tidy(text: string): string {
  const mended = text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([,.;])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/^[\s,]+/, '');
  return mended.slice(0, endWithout(mended, /[\s,]/));
}
