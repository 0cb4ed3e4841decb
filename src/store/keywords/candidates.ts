import type { Connection } from '../connection/connection.ts';
import { idAt } from '../sql/id-ranges.ts';
import { idLiteral, wordLiteral } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';
import { B, K1 } from './max-score.ts';

/** A word of a query. */
export interface Weighted {
  word: string;
  /** How many prompts hold it. */
  prompts: number;
  /** Inverse document frequency. */
  weight: number;
}

/** A prompt that holds some of the words. */
export interface Candidate {
  id: string;
  /** Which of the words it is known to hold. */
  found: Set<string>;
  /** How many words it has. */
  length: number;
}

/** The words whose holders are candidates. */
export interface Picked {
  words: Weighted[];
  /** Words of which every holder is looked at. */
  full: Set<string>;
  /** The condition that reads their rows. */
  sql: string;
}

/** Asks the database for the holders of words. */
export class KeywordCandidates {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The best holders of the words that were picked, with which of these each holds.
   * @param passing a condition that they must meet, on `prompt_id`.
   * @param limit how many.
   * @param meanLength words of a prompt.
   */
  async best(
    { words, sql }: Picked,
    passing: string | undefined,
    limit: number,
    meanLength: number,
  ): Promise<Candidate[]> {
    const where = passing ? `(${sql}) AND ${passing}` : sql;
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
  async complete(candidates: readonly Candidate[], words: readonly Weighted[]): Promise<void> {
    if (words.length === 0 || candidates.length === 0) return;
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const rows = await this.#connection.query<{ prompt_id: string; word: string }>(
      `SELECT prompt_id, word FROM words WHERE word IN (${words.map(({ word }) => wordLiteral(word)).join(', ')})
         AND prompt_id IN (${[...byId.keys()].map(idLiteral).join(', ')}) SETTINGS max_threads = 1`,
    );
    for (const row of rows) byId.get(row.prompt_id)?.found.add(row.word);
  }
}

/**
 * The rarest words whose holders fit into the budget, and of one that is commoner than that the holders in a part of
 * the library.
 * @param known the rarest first.
 * @param k how many holders are wanted at least.
 */
export function pickRare(known: readonly Weighted[], k: number, budget: number): Picked {
  const picked: Picked = { words: [], full: new Set(), sql: '' };
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
  return { ...picked, sql: conditions.join(' OR ') };
}
