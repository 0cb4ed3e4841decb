import type { Filter } from '../records/search.ts';
import type { Connection } from './connection.ts';
import { type Condition, conditionSql } from './filter.ts';
import { FilterStatistics } from './filter-statistics.ts';
import { idLiteral, wordLiteral } from './literal.ts';
import { countLiteral } from './numeric-literal.ts';
import { insertWords, type WordedText } from './word-rows.ts';

/** A prompt that holds some of the words that were looked for. */
export interface WordHit {
  promptId: string;
  /** BM25 with each word counted once: the rarer the words and the shorter the prompt, the higher. */
  score: number;
  /** Which share of the query it holds, its words weighted by how rare they are; 0 to 1. */
  coverage: number;
}

/** What may be tuned; the defaults are measured. */
export interface WordIndexOptions {
  /** Rows of the table that one search may read to find its candidates, about. */
  budget?: number;
}

/** Words of a query that count, the rarest first. */
const MAX_WORDS = 32;
/**
 * Rows that a search without a filter reads for its candidates: 8,000 take about 1 ms beyond what every statement
 * takes. With a filter the rows that pass are found first, which takes longer anyway, and few of them may be left.
 */
const BUDGET = 8_000;
/** With a filter so many more that twice the candidates are left, but no more than this. */
const MOST_READ = 160_000;
const LEFT_OVER = 2;
/** From this share of the prompts on, candidates are checked against a filter, so many times more of them. */
const CHECKED_SHARE = 0.2;
const CHECKED_MARGIN = 1.5;
/** Candidates whose commoner words are looked up too. */
const CANDIDATES = 80;
/** BM25's saturation and length normalisation (Robertson & Zaragoza, 2009); prompts repeat no words to be heard. */
const K1 = 1.2;
const B = 0.3;
/** Counts of words that are remembered until something is written. */
const MAX_COUNTS = 50_000;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

interface Weighted {
  word: string;
  prompts: number;
  /** Inverse document frequency. */
  weight: number;
}

interface Candidate {
  id: string;
  found: Set<string>;
  length: number;
}

interface Size {
  prompts: number;
  rows: number;
}

/** Finds prompts by their words; what it costs is bounded, however common the words are. */
export class WordIndex {
  readonly #connection: Connection;
  readonly #statistics: FilterStatistics;
  readonly #budget: number | undefined;
  readonly #counts = new Map<string, number>();
  #size: Size | undefined;
  /** Grows with every write: what was counted before one is not remembered after it. */
  #writes = 0;

  constructor(
    connection: Connection,
    statistics = new FilterStatistics(connection),
    { budget }: WordIndexOptions = {},
  ) {
    this.#connection = connection;
    this.#statistics = statistics;
    this.#budget = budget;
  }

  /** Writes which words prompts hold, all or none. */
  async insert(prompts: readonly WordedText[]): Promise<void> {
    await insertWords(this.#connection, prompts);
    this.changed();
  }

  /** To be called when words may have been written: what was counted is forgotten. */
  changed(): void {
    this.#writes++;
    this.#counts.clear();
    this.#size = undefined;
  }

  /** How many prompts hold each of these words; 0 for a word that occurs nowhere. */
  async counts(words: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map(words.map((word) => [word, this.#counts.get(word) ?? 0]));
    const unknown = words.filter((word) => !this.#counts.has(word));
    if (unknown.length > 0) {
      const writes = this.#writes;
      const rows = await this.#connection.query<{ word: string; prompts: string }>(
        `SELECT word, sum(prompts) AS prompts FROM word_counts WHERE word IN (${unknown.map(wordLiteral).join(', ')})
         GROUP BY word SETTINGS max_threads = 1`,
      );
      for (const row of rows) counts.set(row.word, Number(row.prompts));
      if (this.#counts.size + unknown.length > MAX_COUNTS) this.#counts.clear();
      if (writes === this.#writes) for (const word of unknown) this.#counts.set(word, counts.get(word)!);
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
   * library. The other words then count for the best candidates.
   * @param words stems, as `stemsOf` makes them.
   */
  async search(words: readonly string[], k: number, filter: Filter): Promise<WordHit[]> {
    const [size, known] = await Promise.all([this.#sizeOf(), this.#weigh(words)]);
    if (known.length === 0) return [];
    const meanLength = size.rows / Math.max(1, size.prompts);
    // A word that occurs nowhere would be the rarest of all; that nobody has it counts against everyone.
    const missing = new Set(words).size - known.length;
    const all = known.reduce((sum, { weight }) => sum + weight, missing * Math.log(1 + size.prompts));
    const hit = ({ id, found, length }: Candidate): WordHit => {
      let sum = 0;
      for (const { word, weight } of known) if (found.has(word)) sum += weight;
      const score = (sum * (K1 + 1)) / (1 + K1 * (1 - B + (B * length) / meanLength));
      return { promptId: id, score, coverage: sum / all };
    };
    const { picked, candidates } = await this.#passing(
      known,
      k,
      meanLength,
      await this.#statistics.condition(filter),
    );
    const rest = known.filter(({ word }) => !picked.full.has(word));
    if (rest.length > 0 && candidates.length > 0) await this.#lookUp(rest, candidates);
    return candidates
      .map(hit)
      .sort((a, b) => b.score - a.score || (a.promptId < b.promptId ? -1 : 1))
      .slice(0, k);
  }

  /** Merges what was written in many blocks, so that a search reads one; to be called after bulk changes. */
  merge(): Promise<void> {
    return this.#connection.command('OPTIMIZE TABLE words FINAL');
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

  /** The best candidates that pass a filter. */
  async #passing(
    known: readonly Weighted[],
    k: number,
    meanLength: number,
    condition: Condition | undefined,
  ): Promise<{ picked: Picked; candidates: Candidate[] }> {
    const limit = Math.max(k, CANDIDATES);
    const wide = pickRare(known, k, this.#budget ?? BUDGET);
    if (!condition) {
      return {
        picked: wide.picked,
        candidates: await this.#candidates(wide.picked, wide.sql, limit, meanLength),
      };
    }
    const share = await this.#statistics.passing(condition);
    if (share >= CHECKED_SHARE) {
      // Where many pass, they are quicker checked than found beforehand.
      const checked = Math.ceil((limit * CHECKED_MARGIN) / share);
      const some = await this.#candidates(wide.picked, wide.sql, checked, meanLength);
      const passed = await this.#statistics.among(
        some.map(({ id }) => id),
        condition,
      );
      const candidates = some.filter(({ id }) => passed.has(id));
      if (candidates.length >= limit) return { picked: wide.picked, candidates: candidates.slice(0, limit) };
    }
    const budget = Math.min(MOST_READ, Math.max(BUDGET, (limit * LEFT_OVER) / Math.max(share, 1e-9)));
    const narrow = pickRare(known, k, this.#budget ?? budget);
    const where = `(${narrow.sql}) AND ${conditionSql(condition, 'prompt_id')}`;
    return {
      picked: narrow.picked,
      candidates: await this.#candidates(narrow.picked, where, limit, meanLength),
    };
  }

  /** The best holders of the rarest words, with which of these words each holds. */
  async #candidates(
    { words }: Picked,
    where: string,
    limit: number,
    meanLength: number,
  ): Promise<Candidate[]> {
    if (words.length === 1) {
      // The holders of one word differ in length only, and need no grouping, which is half of the work.
      const rows = await this.#connection.query<{ prompt_id: string; length: number }>(
        `SELECT prompt_id, length FROM words WHERE ${where} ORDER BY length, prompt_id
         LIMIT ${countLiteral(limit)} SETTINGS max_threads = 1`,
      );
      const unique = new Map(rows.map((row) => [row.prompt_id, row.length]));
      return [...unique].map(([id, length]) => ({ id, length, found: new Set([words[0]!.word]) }));
    }
    const list = words.map(({ word }) => wordLiteral(word)).join(', ');
    const bits = words.map((_, n) => 2 ** n).join(', ');
    // A word that was written twice sets its bit once.
    const held = words.map(({ weight }, n) => `bitTest(held, ${n}) * ${weight.toFixed(4)}`).join(' + ');
    const rows = await this.#connection.query<{ prompt_id: string; held: number; length: number }>(
      `SELECT prompt_id, groupBitOr(toUInt32(transform(word, [${list}], [${bits}], 0))) AS held, any(length) AS length
       FROM words WHERE ${where} GROUP BY prompt_id
       ORDER BY (${held}) / (1 + ${K1} * (${1 - B} + ${B} * length / ${meanLength.toFixed(3)})) DESC, prompt_id
       LIMIT ${countLiteral(limit)} SETTINGS max_threads = 1`,
    );
    return rows.map((row) => ({
      id: row.prompt_id,
      length: row.length,
      found: new Set(words.filter((_, n) => (row.held >>> n) & 1).map(({ word }) => word)),
    }));
  }

  /** Adds to candidates which of these words they hold. */
  async #lookUp(words: readonly Weighted[], candidates: readonly Candidate[]): Promise<void> {
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const rows = await this.#connection.query<{ prompt_id: string; word: string }>(
      `SELECT prompt_id, word FROM words WHERE word IN (${words.map(({ word }) => wordLiteral(word)).join(', ')})
         AND prompt_id IN (${[...byId.keys()].map(idLiteral).join(', ')}) SETTINGS max_threads = 1`,
    );
    for (const row of rows) byId.get(row.prompt_id)?.found.add(row.word);
  }

  async #sizeOf(): Promise<Size> {
    if (this.#size) return this.#size;
    const writes = this.#writes;
    const [row] = await this.#connection.query<{ prompts: string; rows: string }>(
      'SELECT (SELECT count() FROM prompts) AS prompts, (SELECT count() FROM words) AS rows',
    );
    const size = { prompts: Number(row!.prompts), rows: Number(row!.rows) };
    if (writes === this.#writes) this.#size = size;
    return size;
  }
}

interface Picked {
  words: Weighted[];
  /** Words of which every holder was looked at. */
  full: Set<string>;
}

/** The rarest words that fit into the budget, and the condition that reads their rows. */
function pickRare(known: readonly Weighted[], k: number, budget: number): { picked: Picked; sql: string } {
  const picked: Picked = { words: [], full: new Set() };
  const conditions: string[] = [];
  let read = 0;
  for (const one of known) {
    const left = budget - read;
    if (one.prompts <= left) {
      conditions.push(`word = ${wordLiteral(one.word)}`);
      picked.full.add(one.word);
      picked.words.push(one);
      read += one.prompts;
      continue;
    }
    if (read < k) {
      conditions.push(
        `(word = ${wordLiteral(one.word)} AND prompt_id < ${idLiteral(idAt(left / one.prompts))})`,
      );
      picked.words.push(one);
    }
    break;
  }
  return { picked, sql: conditions.join(' OR ') };
}

/** The id below which this share of all prompts lies: ids are hashes, so they are spread evenly. */
function idAt(share: number): string {
  let rest = Math.min(share, 1 - 2 ** -40);
  let id = 'p';
  for (let n = 0; n < 16; n++) {
    rest *= 32;
    id += DIGITS[Math.floor(rest)];
    rest -= Math.floor(rest);
  }
  return id;
}
