import { containsPhrase } from '../../text/prompt-text.ts';
import { quoted, upperFirst } from '../../text/sentence.ts';
import { isAvoided } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import type { Guidelines } from './guidelines.ts';
import { joinParts, partsOf } from './parts.ts';

/** Words a person wants in or out, whatever is written. */
export interface MustConstraints {
  keep: readonly string[];
  avoid: readonly string[];
}

/**
 * Holds a prompt to the words that must be in it and those that must not: parts with unwanted words are left out,
 * missing words are put behind the subject.
 * @returns the prompt and what was changed, or undefined where nothing would be left of it.
 */
export function holdToConstraints(
  prompt: string,
  { keep, avoid }: MustConstraints,
  { form, lead = '', board = false, qualityWords }: FormOfPrompt,
): { prompt: string; changes: string[] } | undefined {
  const changes: string[] = [];
  let text = prompt;
  const unwanted = partsOf(text).filter((part) => isAvoided(read(part.text), avoid));
  if (unwanted.length > 0) {
    const rest = partsOf(text).filter((part) => !unwanted.some((other) => other.text === part.text));
    const closing = /[.!?]\s*$/.exec(text)?.[0].trim() ?? '';
    // Without its first part a prompt has lost what it is of.
    if (rest.length === 0 || unwanted[0]!.text === partsOf(text)[0]!.text) return undefined;
    text = joinParts(rest);
    if (closing && !/[.!?]$/.test(text)) text += closing;
    if (isAvoided(read(text), avoid)) return undefined;
    changes.push(`Left out ${quoted(unwanted.map((part) => part.text))}, which must not be in it.`);
  }
  const missing = keep.filter((phrase) => !containsPhrase(text, phrase));
  if (missing.length > 0) {
    text =
      form === 'tags'
        ? behindSubject(text, missing, [...lead.split(','), ...(qualityWords?.help ?? [])], board)
        : [ended(text), ...sentencesWith(missing, text)].join(' ');
    changes.push(`Put in ${quoted(missing)}, which must be in it.`);
  }
  return { prompt: text, changes };
}

/** How a prompt is written, as far as words that must be in it are concerned. */
type FormOfPrompt = Pick<Guidelines, 'form'> & Partial<Pick<Guidelines, 'lead' | 'board' | 'qualityWords'>>;

/** Things are seen, and what is a matter of style is how they look; a whole sentence stays one. */
function sentencesWith(phrases: readonly string[], text: string): string[] {
  const whole = phrases.filter((phrase) => /[.!?]$/.test(phrase));
  const rest = phrases.filter((phrase) => !whole.includes(phrase));
  const style = rest.filter((phrase) => judgePhrase(read(phrase)));
  const things = rest.filter((phrase) => !style.includes(phrase));
  return [
    ...whole.map(upperFirst),
    ...(things.length > 0
      ? [`The details ${/\bdetails include\b/.test(text) ? 'also ' : ''}include ${things.join(', ')}.`]
      : []),
    ...(style.length > 0 ? [`The look includes ${style.join(', ')}.`] : []),
  ];
}

/** Behind the subject, which stands behind the tags that a model wants first and the number of figures. */
function behindSubject(
  text: string,
  phrases: readonly string[],
  leading: readonly string[],
  board: boolean,
): string {
  const parts = partsOf(text);
  const first = new Set(leading.map((tag) => tag.trim().toLowerCase()));
  const isLead = (part: string) =>
    first.has(part.trim().toLowerCase()) || (board && COUNT_TAG.test(part.trim()));
  const subject = Math.max(
    0,
    parts.findIndex((part) => !isLead(part.text)),
  );
  const added = phrases.map((phrase) => ({ before: ', ', text: phrase }));
  return joinParts([...parts.slice(0, subject + 1), ...added, ...parts.slice(subject + 1)]);
}

/** How tags of image boards say how many are seen. */
const COUNT_TAG =
  /^(?:score_\w+|\d\+?(?:girl|boy|other)s?|multiple (?:girls|boys|people)|solo|no humans|source_\w+|rating_\w+)$/i;

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
