import type { Borrowed } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import { findPhrase } from '../../text/prompt-text.ts';
import { stylePhrases } from './phrases.ts';
import { read } from './reading.ts';
import type { StylePhrase } from './style-phrase.ts';

const MOST_WORDS = 14;
/** Prompts named as the source of one phrase; a common phrase may stand in all of the matches. */
const MOST_SOURCES = 3;

/** Where a phrase is from, as it is written there. */
export function borrowedFrom(
  { from, text }: Pick<StylePhrase, 'text'> & { from: readonly string[] },
  matches: readonly Match[],
): Borrowed[] {
  return from.slice(0, MOST_SOURCES).flatMap((id) => {
    const match = matches.find((other) => other.id === id);
    const written = match && findPhrase(match.prompt, text);
    return written ? { phrase: written, from: id } : [];
  });
}

/**
 * What a prompt took over from the matches: the phrases its writer names where they are true, and those
 * found by looking. Every phrase stands in the prompt and, exactly as given, in the match.
 */
export function borrowedBy(
  prompt: string,
  claimed: readonly { phrase: string; from: string }[],
  labels: ReadonlyMap<string, Match>,
  request: { idea: string; guidance?: string },
): Borrowed[] {
  const found = new Map<string, Borrowed>();
  const own = read(`${request.idea} ${request.guidance ?? ''}`).content;
  const add = (phrase: string, match: Match) => {
    const written = findPhrase(match.prompt, phrase);
    const { content, key: wording } = read(phrase);
    const key = `${match.id} ${wording}`;
    // Words that the person brought along are not borrowed.
    if (!written || !findPhrase(prompt, phrase) || [...content].every((lemma) => own.has(lemma))) return;
    if (!found.has(key)) found.set(key, { phrase: written, from: match.id });
  };
  for (const { phrase, from } of claimed) {
    const match = labels.get(from.trim().replace(/^\[|\]$/g, ''));
    const words = phrase.trim().split(/\s+/).length;
    if (match && phrase.trim() && words <= MOST_WORDS) add(phrase, match);
  }
  for (const match of labels.values()) for (const phrase of phrasesOf(match.prompt)) add(phrase, match);
  return dropParts([...found.values()]);
}

/** Phrases worth finding again: matters of style, and whole parts of at least two telling words. */
function phrasesOf(prompt: string): string[] {
  const parts = read(prompt)
    .masked.text.split(/[,;|\n]+|\.\s/)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length <= MOST_WORDS && read(part).content.size >= 2);
  return [...parts, ...stylePhrases(prompt).map(({ text }) => text)];
}

/** "soft light" goes where "soft light from the left" came from the same prompt. */
function dropParts(borrowed: readonly Borrowed[]): Borrowed[] {
  return borrowed.filter(
    (one) =>
      !borrowed.some(
        (other) =>
          other !== one &&
          other.from === one.from &&
          other.phrase.length > one.phrase.length &&
          findPhrase(other.phrase, one.phrase),
      ),
  );
}
