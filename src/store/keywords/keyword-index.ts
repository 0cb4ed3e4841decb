import type { Filter } from '../../records/search.ts';
import { TableCache } from '../cache/table-cache.ts';
import type { Connection } from '../connection/connection.ts';
import { type Condition, conditionSql } from '../sql/filter.ts';
import { wordLiteral } from '../sql/literal.ts';
import { FilterStatistics } from '../vectors/filter-statistics.ts';
import type { FilteredVectorCache } from '../vectors/filtered-vector-cache.ts';
import { type Candidate, KeywordCandidates, pickRare, type Weighted } from './candidates.ts';
import { bm25, maxScore } from './max-score.ts';
import { Postings } from './postings.ts';

/** A prompt that holds some of the words that were looked for. */
export interface KeywordHit {
  promptId: string;
  /** BM25 with each word counted once: the rarer the words and the shorter the prompt, the higher. */
  score: number;
  /** Which share of the query it holds, its words weighted by how rare they are; 0 to 1. */
  coverage: number;
  /** The same, less of a prompt longer than most: it holds many words by chance. */
  strength: number;
}

/** What may be tuned; the defaults are measured. */
export interface KeywordIndexOptions {
  /** Rows of the table that one search may read to find its candidates, about. */
  budget?: number;
  /** False to ask the database always. */
  memory?: boolean;
  /** What passes filters, where it is in memory. */
  narrow?: FilteredVectorCache;
  /** Milliseconds after a write in which nothing is read into memory. */
  quietMs?: number;
}

/** Words of a query that count, the rarest first. */
const MAX_WORDS = 32;
/**
 * Rows that a search without a filter reads for its candidates: 8,000 take about 1 ms beyond what every statement
 * takes. With a filter the rows that pass are found first, which takes longer anyway, and few of them may be left.
 */
const BUDGET = 8_000;
/** Look-ups where holders are in memory: two milliseconds, which a query of a few words does not need. */
const MEMORY_BUDGET = 200_000;
/** With a filter so many more that twice the candidates are left, but no more than this. */
const MOST_READ = 160_000;
const LEFT_OVER = 2;
/** From this share of the prompts on, candidates are checked against a filter, so many times more of them. */
const CHECKED_SHARE = 0.03;
const CHECKED_MARGIN = 1.5;
/** Of few hits more, as their number varies more. */
const MORE_CHECKED = 8;
/** Candidates whose commoner words are looked up too. */
const CANDIDATES = 80;
/** Counts of words that are remembered. */
const MAX_COUNTS = 50_000;

/** The tables that all of this is read from. */
const TABLES = ['words', 'word_counts', 'prompts'];

interface Size {
  prompts: number;
  rows: number;
}

/** The words of a query that the library knows, and what is needed to score who holds them. */
interface Query {
  /** The rarest first. */
  known: Weighted[];
  /** Weight of all its words. */
  all: number;
  k: number;
  size: Size;
  meanLength: number;
}

/** Finds prompts by their words; what it costs is bounded, however common the words are. */
export class KeywordIndex {
  readonly #connection: Connection;
  readonly #statistics: FilterStatistics;
  readonly #candidates: KeywordCandidates;
  readonly #postings: Postings | undefined;
  readonly #budget: number | undefined;
  readonly #narrow: FilteredVectorCache | undefined;
  /** How many prompts hold a word. */
  readonly #counts: TableCache<string, number>;
  readonly #size: TableCache<'size', Size>;

  constructor(
    connection: Connection,
    statistics = new FilterStatistics(connection),
    { budget, memory = true, quietMs, narrow }: KeywordIndexOptions = {},
  ) {
    this.#connection = connection;
    this.#statistics = statistics;
    this.#candidates = new KeywordCandidates(connection);
    this.#postings = memory ? new Postings(connection, quietMs) : undefined;
    this.#budget = budget;
    this.#narrow = narrow;
    this.#counts = new TableCache(connection.writes, TABLES, { max: MAX_COUNTS });
    this.#size = new TableCache(connection.writes, TABLES, { max: 1 });
  }

  /** Waits for what is being read in the background. */
  async idle(): Promise<void> {
    await this.#postings?.idle();
  }

  /** Ends what is being read in the background. */
  async close(): Promise<void> {
    await this.#postings?.close();
  }

  /** How many prompts hold each of these words; 0 for a word that occurs nowhere. */
  async counts(words: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map(words.map((word) => [word, this.#counts.get(word) ?? 0]));
    const unknown = words.filter((word) => !this.#counts.has(word));
    if (unknown.length > 0) {
      const { revision } = this.#counts;
      const rows = await this.#connection.query<{ word: string; prompts: string }>(
        `SELECT word, sum(prompts) AS prompts FROM word_counts WHERE word IN (${unknown.map(wordLiteral).join(', ')})
         GROUP BY word SETTINGS max_threads = 1`,
      );
      for (const row of rows) counts.set(row.word, Number(row.prompts));
      for (const word of unknown) this.#counts.set(word, counts.get(word)!, revision);
    }
    return counts;
  }

  /** How many prompts there are. */
  async prompts(): Promise<number> {
    return (await this.#sizeOf()).prompts;
  }

  /**
   * The k prompts that share the most and rarest words with a query, best first. Candidates are the holders of its
   * rarest words, as many as the budget allows; of a word that is commoner than that, the holders in a part of the
   * library. The other words then count for the best candidates, or for all of them where lists are in memory.
   * @param words stems, as `stemsOf` makes them.
   */
  async search(words: readonly string[], k: number, filter: Filter): Promise<KeywordHit[]> {
    const [size, known] = await Promise.all([this.#sizeOf(), this.#weigh(words)]);
    if (known.length === 0) return [];
    // A word that occurs nowhere would be the rarest of all; that nobody has it counts against everyone.
    const missing = new Set(words).size - known.length;
    const all = known.reduce((sum, { weight }) => sum + weight, missing * Math.log(1 + size.prompts));
    const query = { known, all, k, size, meanLength: size.rows / Math.max(1, size.prompts) };
    const kept = this.#narrow?.get(filter);
    const hits = kept && (await this.#fromMemory(query, k, kept.ids));
    if (hits) return hits;
    const condition = await this.#statistics.condition(filter);
    if (!condition) return (await this.#fromMemory(query, k)) ?? this.#fromDatabase(query);
    return this.#filtered(query, condition);
  }

  /** Merges what was written in many blocks, so that a search reads one; to be called after bulk changes. */
  merge(): Promise<void> {
    return this.#connection.command({ do: 'merge', table: 'words' });
  }

  async #weigh(words: readonly string[]): Promise<Weighted[]> {
    const { prompts: all } = await this.#sizeOf();
    const counts = await this.counts([...new Set(words)]);
    return [...counts]
      .filter(([, prompts]) => prompts > 0)
      .map(([word, prompts]) => ({
        word,
        prompts,
        weight: Math.log(1 + Math.max(0.5, all - prompts + 0.5) / (prompts + 0.5)),
      }))
      .sort((a, b) => a.prompts - b.prompts)
      .slice(0, MAX_WORDS);
  }

  /**
   * From memory, where the lists of all words are there.
   * @param among all prompts that may be found, by ids in ascending order; any if left out.
   */
  async #fromMemory(
    { known, all, size, meanLength }: Query,
    limit: number,
    among?: readonly string[],
  ): Promise<KeywordHit[] | undefined> {
    const held = await this.#postings?.load(known, size);
    if (!held) return undefined;
    const passing = among && held.ordinalsOf(among);
    const words = known.map(({ weight }, n) => ({
      weight,
      postings: passing ? held.sets[n]!.intersect(passing) : held.sets[n]!,
    }));
    const budget = this.#budget ?? MEMORY_BUDGET;
    return maxScore(words, { k: limit, lengths: held.lengths, meanLength, budget }).map(
      ({ number, sum, score }) => ({ promptId: held.idOf(number), score, ...shareOf(sum, score, all) }),
    );
  }

  /** From the database. */
  async #fromDatabase(query: Query): Promise<KeywordHit[]> {
    const { known, k, meanLength } = query;
    const picked = pickRare(known, k, this.#budget ?? BUDGET);
    const candidates = await this.#candidates.best(picked, undefined, Math.max(k, CANDIDATES), meanLength);
    return this.#complete(query, candidates, picked.full);
  }

  /** Those that pass a filter. */
  async #filtered(query: Query, condition: Condition): Promise<KeywordHit[]> {
    const { known, k, meanLength } = query;
    const limit = Math.max(k, CANDIDATES);
    const share = await this.#statistics.passing(condition);
    if (share >= CHECKED_SHARE) {
      // Where many pass, they are quicker checked than found beforehand.
      const checked = Math.ceil((k * CHECKED_MARGIN + MORE_CHECKED) / share);
      const hits = await this.#fromMemory(query, checked);
      if (hits) {
        const passed = await this.#statistics.among(
          hits.map(({ promptId }) => promptId),
          condition,
        );
        const left = hits.filter(({ promptId }) => passed.has(promptId));
        // Fewer hits than were asked for are all there are.
        if (left.length >= k || hits.length < checked) return left.slice(0, k);
      } else {
        const picked = pickRare(known, k, this.#budget ?? BUDGET);
        const most = Math.ceil((limit * CHECKED_MARGIN) / share);
        const some = await this.#candidates.best(picked, undefined, most, meanLength);
        const passed = await this.#statistics.among(
          some.map(({ id }) => id),
          condition,
        );
        const candidates = some.filter(({ id }) => passed.has(id));
        if (candidates.length >= limit) {
          return this.#complete(query, candidates.slice(0, limit), picked.full);
        }
      }
    }
    const budget = Math.min(MOST_READ, Math.max(BUDGET, (limit * LEFT_OVER) / Math.max(share, 1e-9)));
    const picked = pickRare(known, k, this.#budget ?? budget);
    const passing = conditionSql(condition, 'prompt_id');
    const candidates = await this.#candidates.best(picked, passing, limit, meanLength);
    return this.#complete(query, candidates, picked.full);
  }

  /** The best of some candidates, all of the query's words considered. */
  async #complete(
    { known, all, k, meanLength }: Query,
    candidates: readonly Candidate[],
    looked: ReadonlySet<string>,
  ): Promise<KeywordHit[]> {
    await this.#candidates.complete(
      candidates,
      known.filter(({ word }) => !looked.has(word)),
    );
    return candidates
      .map(({ id, found, length }) => {
        let sum = 0;
        for (const { word, weight } of known) if (found.has(word)) sum += weight;
        const score = bm25(sum, length, meanLength);
        return { promptId: id, score, ...shareOf(sum, score, all) };
      })
      .sort((a, b) => b.score - a.score || (a.promptId < b.promptId ? -1 : 1))
      .slice(0, k);
  }

  async #sizeOf(): Promise<Size> {
    const known = this.#size.get('size');
    if (known) return known;
    const { revision } = this.#size;
    const [row] = await this.#connection.query<{ prompts: string; rows: string }>(
      'SELECT (SELECT count() FROM prompts) AS prompts, (SELECT count() FROM words) AS rows',
    );
    const size = { prompts: Number(row!.prompts), rows: Number(row!.rows) };
    this.#size.set('size', size, revision);
    return size;
  }
}

/** What a prompt holds of a query, from the weights of the words it has, its score and the weight of all. */
function shareOf(sum: number, score: number, all: number): Pick<KeywordHit, 'coverage' | 'strength'> {
  const coverage = sum / all;
  // BM25's own factor for length, softened: in full, known prompts that are long are found less (`bench/relevance`).
  return { coverage, strength: coverage * Math.sqrt(Math.min(1, score / sum)) };
}
