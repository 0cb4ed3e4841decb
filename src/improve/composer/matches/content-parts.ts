import { stylePhrases } from '../../style/phrases.ts';
import { read } from '../../style/reading.ts';
import { judgePhrase } from '../../style/style-phrase.ts';

/** Longest subject that is taken over whole, in content words. */
const MOST_WORDS = 12;
/** In a list of tags, a subject is several of them: "1girl, silver hair, red eyes". */
const TAG_WORDS = 3;
const MOST_TAG_WORDS = 8;
/** Where the thing itself ends and what it does, wears or is beside begins. */
const TURN =
  /\s+(?:that|which|who|wearing|holding|carrying|standing|sitting|lying|walking|running|with|in|on|at|under|over|by|beside|behind|near|against|between|through|across|from|inside|above|below|next|surrounded)\s/i;

/**
 * The parts of a prompt that speak of what is in the image, not of how it is made, in order and as they are written, but for
 * the words of a part that speak of the look: "a cat" of "an oil painting of a cat in soft light".
 */
export function contentPartsOf(prompt: string): string[] {
  return read(prompt)
    .masked.text.split(/[,;|\n]+|[.!?](?:\s|$)/)
    .map((part) => bare(part.trim()))
    .filter((text) => /\p{L}/u.test(text) && !judgePhrase(read(text)));
}

/**
 * What a prompt is an image of, in its own words: its first part that is not about the look, and of a list of tags those
 * that follow. Undefined for a prompt of style alone.
 */
export function subjectOfPrompt(prompt: string): string | undefined {
  const [first, ...others] = contentPartsOf(prompt);
  if (first === undefined) return undefined;
  const size = (text: string) => read(text).content.size;
  if (size(first) > MOST_WORDS) return headOf(first);
  const tags = [first];
  let words = size(first);
  // Tags of stop words alone have no size, so their number counts too.
  for (const other of words < TAG_WORDS ? others.slice(0, MOST_TAG_WORDS) : []) {
    words += size(other);
    if (size(other) > TAG_WORDS || words > MOST_TAG_WORDS) break;
    // Only what stands behind each other belongs together.
    if (!new RegExp(`${escaped(tags.at(-1)!)}\\W{1,4}${escaped(other)}`, 'u').test(prompt)) break;
    tags.push(other);
  }
  return tags.join(', ');
}

/** The thing itself: "a lighthouse" of "a lighthouse in a storm". */
export function headOf(subject: string): string {
  const turn = TURN.exec(subject);
  return turn && read(subject.slice(0, turn.index)).tokens.length > 0
    ? subject.slice(0, turn.index)
    : subject;
}

function bare(part: string): string {
  let text = part;
  const [, medium, rest] = /^(.{2,60}?)\s+of\s+(.+)$/i.exec(text) ?? [];
  const isName = /\b(?:style|manner|spirit)$/i.test(medium ?? '');
  if (
    medium &&
    rest &&
    !isName &&
    (judgePhrase(read(medium)) || /\b(?:view|scene|depiction|image|image|portrait)$/i.test(medium))
  )
    text = rest;
  for (const phrase of stylePhrases(text).toReversed())
    if (text.endsWith(phrase.text)) text = text.slice(0, -phrase.text.length).replace(/[\s-]+$/, '');
  return text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
