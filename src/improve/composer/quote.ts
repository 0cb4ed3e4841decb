import type { Borrowed } from '../../records/improvement.ts';
import type { Match } from '../../records/match.ts';
import { findPhrase } from '../../text/prompt-text.ts';
import type { Candidate } from './candidates.ts';

/** Prompts named as the source of one phrase; a common phrase may stand in all of the matches. */
const MOST_SOURCES = 3;

/** Where a phrase is from, as it is written there. */
export function borrowedFrom({ from, text }: Candidate, matches: readonly Match[]): Borrowed[] {
  return from.slice(0, MOST_SOURCES).flatMap((id) => {
    const match = matches.find((other) => other.id === id);
    const written = match && findPhrase(match.prompt, text);
    return written ? { phrase: written, from: id } : [];
  });
}
