import { containsPhrase } from '../../text/prompt-text.ts';
import { quoted, upperFirst } from '../../text/sentence.ts';
import { isAvoided } from '../style/guidance.ts';
import { read } from '../style/reading.ts';
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
  { form }: Pick<Guidelines, 'form'>,
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
        ? behindSubject(text, missing)
        : `${ended(text)} ${ended(upperFirst(missing.join(', ')))}`;
    changes.push(`Put in ${quoted(missing)}, which must be in it.`);
  }
  return { prompt: text, changes };
}

function behindSubject(text: string, phrases: readonly string[]): string {
  const [first, ...rest] = partsOf(text);
  const added = phrases.map((phrase) => ({ before: ', ', text: phrase }));
  return joinParts([first!, ...added, ...rest]);
}

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
