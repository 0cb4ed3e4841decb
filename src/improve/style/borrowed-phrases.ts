import type { Borrowed } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import { contentStems, findPhrase, wordingKey } from '../../text/prompt-text.ts';
import { maskSyntax, stylePhrases } from './phrases.ts';

const MOST_WORDS = 14;

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
  const own = new Set(contentStems(`${request.idea} ${request.guidance ?? ''}`));
  const add = (phrase: string, match: Match) => {
    const written = findPhrase(match.prompt, phrase);
    const key = `${match.id} ${wordingKey(phrase)}`;
    // Words that the person brought along are not borrowed.
    if (!written || !findPhrase(prompt, phrase) || contentStems(phrase).every((stem) => own.has(stem)))
      return;
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
  const parts = maskSyntax(prompt)
    .split(/[,;|\n]+|\.\s/)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).length <= MOST_WORDS && contentStems(part).length >= 2);
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
