import type { Filter } from '../../records/search.ts';
import { wordingOf } from '../../text/wording.ts';
import { stemsOf, wordsOf } from '../../text/words.ts';
import type { Ranked, Ranking } from './rank.ts';
import { misspellings } from './spelling.ts';

/** Finds prompts by their words; what this room needs of a store. */
export interface WordSearch {
  /** How many prompts hold each of these stems. */
  counts(stems: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many prompts there are. */
  prompts(): Promise<number>;
  /**
   * The k prompts that share the most and rarest stems, best first. `coverage` is the share of the query that it holds,
   * `strength` the same, less of a long one, which holds many words by chance.
   */
  search(
    stems: readonly string[],
    k: number,
    filter: Filter,
  ): Promise<{ promptId: string; score: number; coverage: number; strength: number }[]>;
}

/** The words of a query as the library knows them. */
export interface QueryWords {
  /** What is looked up; of misspelt words what they were meant to be. */
  stems: string[];
  /** The query as it was meant. */
  text: string;
  corrected: { from: string; to: string }[];
}

/** Words of a query that are looked at; a whole pasted prompt has fewer. */
const MAX_WORDS = 200;
/** Misspelt words that are looked into: each costs a look-up of a few hundred words. */
const MAX_CORRECTIONS = 4;

/** Shorter words have too many neighbours that mean something else. */
const MIN_LETTERS = 5;

/**
 * The stems of a query. A word that occurs nowhere is replaced by the most frequent one that is a letter away; one that the
 * language has only by another spelling of it, as color for colour, since it has its meaning whether or not a prompt holds it.
 * @param isWord whether the language has a word, in lower case; undefined for a query in a language that nobody knows the
 *   words of, which is not corrected.
 */
export async function queryWords(
  text: string,
  words: WordSearch,
  isWord: ((word: string) => boolean) | undefined,
): Promise<QueryWords> {
  const found = new Map<string, string>();
  for (const { stem, start, end } of wordsOf(text)) {
    if (found.size >= MAX_WORDS) break;
    if (!found.has(stem)) found.set(stem, text.slice(start, end));
  }
  const counts = await words.counts([...found.keys()]);
  const unknown = [...found].filter(
    ([stem, written]) => isWord && !counts.get(stem) && written.length >= MIN_LETTERS,
  );
  const stems = new Map([...found].map(([stem]) => [stem, stem]));
  const corrected: QueryWords['corrected'] = [];
  let meant = text;
  for (const [stem, written] of unknown.slice(0, MAX_CORRECTIONS)) {
    const better = await correct(written.toLowerCase(), words, isWord!);
    if (!better) continue;
    stems.set(stem, better.stem);
    corrected.push({ from: written, to: better.word });
    meant = meant.replace(written, () => better.word);
  }
  return { stems: [...new Set(stems.values())], text: meant, corrected };
}

async function correct(
  written: string,
  words: WordSearch,
  isWord: (word: string) => boolean,
): Promise<{ stem: string; word: string } | undefined> {
  const byStem = new Map<string, string>();
  const same = isWord(written) ? wordingOf(written) : undefined;
  for (const word of misspellings(written)) {
    const [stem] = stemsOf(word);
    if (!stem || (same !== undefined && wordingOf(word) !== same)) continue;
    // Of spellings with one stem a word is shown, or else the first: whole words come before cut ones.
    const shown = byStem.get(stem);
    if (shown === undefined || (!isWord(shown) && isWord(word))) byStem.set(stem, word);
  }
  if (byStem.size === 0) return undefined;
  let best: { stem: string; word: string; count: number } | undefined;
  for (const [stem, count] of await words.counts([...byStem.keys()])) {
    if (count > (best?.count ?? 0)) best = { stem, word: byStem.get(stem)!, count };
  }
  return best;
}

/**
 * The prompts that share words with a query. One that holds all of it was most likely meant; of one that holds a
 * word or two, nearness of meaning knows better. How fast trust falls was measured with `bench/relevance`.
 */
export async function rankByWords(
  words: WordSearch,
  query: { stems: readonly string[]; k: number; filter: Filter; itself?: string },
): Promise<Ranking> {
  const extra = query.itself ? 1 : 0;
  const hits = await words.search(query.stems, query.k + extra, query.filter);
  const ranked: Ranked[] = [];
  let rank = 0;
  let score = Number.NaN;
  for (const hit of hits) {
    if (hit.promptId === query.itself || ranked.length === query.k) continue;
    // Prompts that hold the same words at the same length stand alike; what else is known decides among them.
    if (hit.score !== score) rank = ranked.length;
    score = hit.score;
    ranked.push({
      promptId: hit.promptId,
      why: ['words'],
      rank,
      trust: hit.coverage ** 2,
      strength: hit.strength,
    });
  }
  return { ranked, index: 'exact' };
}
