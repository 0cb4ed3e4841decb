import { LRUCache } from 'lru-cache';
import type { Filter } from '../../records/search.ts';
import { stemsOf } from '../../text/words.ts';
import { TableCache } from '../cache/table-cache.ts';
import type { Connection } from '../connection/connection.ts';
import {
  type Condition,
  conditionSql,
  type Exception,
  FILTER_TABLES,
  promptCondition,
} from '../sql/filter.ts';
import { idLiteral, idsLiteral, wordLiteral } from '../sql/literal.ts';
import { narrowingOf } from '../sql/text-condition.ts';

/** How long a count serves for planning; rows that come meanwhile change what is quickest, not what is right. */
const FRESH_MS = 60_000;
/** Filters that are remembered. */
const REMEMBERED = 500;
/** Ids that one statement can name. */
const MOST_IDS = 4000;

/** Exceptions that are named one by one; more are left to the database. */
const MOST_EXCEPTIONS = 500;

/** Prompts whose texts are read to learn which share of all of them passes. */
const SAMPLE = 20_000;
/** A word that more prompts hold narrows nothing down: to make a set of them takes as long as to read all texts. */
const MOST_HOLDERS = 100_000;

/** Knows which share of the prompts passes a filter, and which of given prompts do. */
export class FilterStatistics {
  readonly #connection: Connection;
  /** Estimates: nothing that is written makes them wrong, only older. */
  readonly #shares = new LRUCache<string, number>({ max: REMEMBERED, ttl: FRESH_MS });
  /** Named exceptions by the query that names them. */
  readonly #named: TableCache<string, Promise<string>>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#named = new TableCache(connection.writes, FILTER_TABLES, { max: REMEMBERED });
  }

  /** The condition of a filter, with those named that pass for what lies in other tables. */
  async condition(filter: Filter): Promise<Condition | undefined> {
    const condition = await this.#narrowed(promptCondition(filter), filter);
    if (condition?.own === undefined || condition.exceptions.length === 0) return condition;
    let { own } = condition;
    const exceptions: Exception[] = [];
    for (const exception of condition.exceptions) {
      const named = await this.#name(exception);
      if (named === exception.sql) exceptions.push(exception);
      else own = own.replace(exception.sql, () => named);
    }
    return { ...condition, own, exceptions };
  }

  /** With a scan for phrases narrowed down by the rarest of their words. */
  async #narrowed(condition: Condition | undefined, filter: Filter): Promise<Condition | undefined> {
    if (condition?.narrowing === undefined) return condition;
    const stems = [...new Set((filter.phrases ?? []).flatMap(stemsOf))];
    const rows = await this.#connection.query<{ word: string; prompts: string }>(
      `SELECT word, sum(prompts) AS prompts FROM word_counts WHERE word IN (${stems.map(wordLiteral).join(', ')})
       GROUP BY word SETTINGS max_threads = 1`,
    );
    const counts = new Map(rows.map(({ word, prompts }) => [word, Number(prompts)]));
    const { narrowing: _, ...rest } = condition;
    const narrowing = narrowingOf(filter, counts, MOST_HOLDERS).join(' AND ');
    return narrowing === '' ? rest : { ...rest, narrowing };
  }

  /** Searches by meaning and by words ask at the same moment, and are answered once. */
  #name({ sql, select }: Exception): Promise<string> {
    const query = select();
    const asked = this.#named.get(query);
    if (asked) return asked;
    const asking = this.#connection
      .query<{ prompt_id: string }>(`SELECT DISTINCT prompt_id FROM (${query}) LIMIT ${MOST_EXCEPTIONS + 1}`)
      .then((rows) => {
        // What others write to a server is not seen: the answer serves those who ask at this moment.
        if (this.#connection.shared) this.#named.delete(query);
        if (rows.length === 0) return '';
        if (rows.length > MOST_EXCEPTIONS) return sql;
        return ` OR id IN ${idsLiteral(rows.map((row) => row.prompt_id))}`;
      });
    this.#named.set(query, asking, this.#named.revision);
    asking.catch(() => this.#named.delete(query));
    return asking;
  }

  /** The share of the prompts that pass, 0 to 1; as if images had nothing to do with the rest. */
  async passing({
    own,
    ofTexts,
    hasImage,
  }: Pick<Condition, 'own' | 'ofTexts' | 'hasImage'>): Promise<number> {
    // Rows lie in the order of their ids, which is a random one.
    const rows = ofTexts ? `(SELECT * FROM prompts LIMIT ${SAMPLE})` : 'prompts';
    const [owning, imaged] = await Promise.all([
      own === undefined ? 1 : this.#share(own, `SELECT avg(${own}) AS share FROM ${rows}`),
      hasImage === undefined
        ? undefined
        : this.#share(
            'has an image',
            // Sorted by prompt, so that this is a quick pass; a set of all their ids would not be.
            'SELECT least(1, uniq(prompt_id) / greatest(1, (SELECT count() FROM prompts))) AS share FROM images',
          ),
    ]);
    if (imaged === undefined) return owning;
    return owning * (hasImage ? imaged : 1 - imaged);
  }

  async #share(key: string, sql: string): Promise<number> {
    const known = this.#shares.get(key);
    if (known !== undefined) return known;
    const [row] = await this.#connection.query<{ share: number | null }>(sql);
    const share = row?.share ?? 0;
    this.#shares.set(key, share);
    return share;
  }

  /** Those of some prompts that pass. */
  async among(ids: readonly string[], condition: Condition): Promise<Set<string>> {
    const passed = new Set<string>();
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const list = `(${ids
        .slice(from, from + MOST_IDS)
        .map(idLiteral)
        .join(', ')})`;
      const rows = await this.#connection.query<{ id: string }>(
        `SELECT id FROM prompts WHERE id IN ${list} AND ${conditionSql(condition, 'id', list)}`,
      );
      for (const { id } of rows) passed.add(id);
    }
    return passed;
  }
}
