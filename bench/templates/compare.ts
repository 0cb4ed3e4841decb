import { tidy } from '../../src/improve/template/expand-text.ts';
import type { Outcome, Prompts } from './outcome.ts';

/** How two outcomes of a template stand to each other in one way of expanding. */
export interface Verdict {
  way: keyof Outcome;
  /** The `same` set; the same but for the `order` of several things in one prompt; `differs`; or `open`, since there are too many prompts. */
  is: 'same' | 'order' | 'differs' | 'open';
  /** What only promptloom gives, and what only Dynamic Prompts gives; an error stands as itself. */
  ours: string[];
  theirs: string[];
}

/** Compares all that a template comes to; a row only where both leave nothing to chance. */
export function compare(ours: Outcome, theirs: Outcome): Verdict[] {
  const verdicts = [
    compareSets('all', ours.all, theirs.all),
    compareSets('random', ours.random, theirs.random),
  ];
  if (ours.row && theirs.row && 'prompts' in ours.row && 'prompts' in theirs.row)
    verdicts.push(compareRows(ours.row.prompts, theirs.row.prompts));
  return verdicts;
}

function compareSets(way: 'all' | 'random', ours: Prompts, theirs: Prompts): Verdict {
  const verdict = (is: Verdict['is'], mine: string[], other: string[]) => ({
    way,
    is,
    ours: mine,
    theirs: other,
  });
  if ('error' in ours || 'error' in theirs)
    return 'error' in ours && 'error' in theirs
      ? verdict('same', [], [])
      : verdict('differs', shown(ours), shown(theirs));
  if (ours.more || theirs.more) return verdict('open', [], []);
  const [mine, other] = [new Set(shown(ours)), new Set(shown(theirs))];
  const [onlyOurs, onlyTheirs] = [without(mine, other), without(other, mine)];
  // Where chance has a part, there are as many in one go, too.
  const isAsLong = way === 'random' || ours.longest === theirs.longest || mine.size === ours.longest;
  if (onlyOurs.length + onlyTheirs.length === 0 && isAsLong) return verdict('same', [], []);
  if (onlyOurs.length === 0 && way === 'all') {
    const letters = new Set([...mine].map(lettersOf));
    if ([...other].every((prompt) => letters.has(lettersOf(prompt)))) return verdict('order', [], onlyTheirs);
  }
  return verdict('differs', onlyOurs, onlyTheirs);
}

/** In a row the order counts. */
function compareRows(ours: readonly string[], theirs: readonly string[]): Verdict {
  const [mine, other] = [ours, theirs].map((prompts) => [...new Set(prompts.map(plain))]);
  const isSame = other!.every((prompt, at) => prompt === mine![at]);
  return {
    way: 'row',
    is: isSame ? 'same' : 'differs',
    ours: isSame ? [] : mine!,
    theirs: isSame ? [] : other!,
  };
}

/** A prompt without the spaces, lines and commas that promptloom mends, and with either default separator. */
function plain(prompt: string): string {
  return tidy(prompt.replace(/\s+/g, ' '))
    .replace(/ *([^\p{L}\p{N} ]) */gu, '$1')
    .replace(/,/g, ', ');
}

/** Commas and spaces are mended differently at the end of a prompt than before something else. */
function lettersOf(prompt: string): string {
  return [...prompt.replace(/[ ,]/g, '')].sort().join('');
}

function shown(outcome: Prompts): string[] {
  return 'error' in outcome ? [`error: ${outcome.error}`] : outcome.prompts.map(plain);
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((one) => !others.has(one));
}
