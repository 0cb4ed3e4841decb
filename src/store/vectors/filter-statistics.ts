import type { Filter } from '../../records/search.ts';
import { stemsOf } from '../../text/words.ts';
import type { Connection } from '../connection/connection.ts';
import { type Condition, conditionSql, type Exception, promptCondition } from '../sql/filter.ts';
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

interface Counted {
  share: number;
  at: number;
}

/** Knows which share of the prompts passes a filter, and which of given prompts do. */
export class FilterStatistics {
  readonly #connection: Connection;
  readonly #counts = new Map<string, Counted>();
  readonly #asking = new Map<string, Promise<string>>();
  /** What was named since the last write, where every write is seen. */
  readonly #known = new Map<string, string>();
  #writes: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The condition of a filter, with those named that pass for what lies in other tables. */
  async condition(filter: Filter): Promise<Condition | undefined> {
    const condition = await this.#narrowed(promptCondition(filter), filter);
    if (condition?.own === undefined || condition.exceptions.length === 0) return condition;
    let { own } = condition;
    const exceptions: Exception[] = [];
    for (const exception of condition.exceptions) {
      const named = await this.#named(exception);
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
  async #named(exception: Exception): Promise<string> {
    const { sql } = exception;
    const select = exception.select();
    const { writes } = this.#connection;
    // What is still being asked may have been answered before the write.
    if (writes !== this.#writes) this.#asking.clear();
    if (writes !== this.#writes || this.#known.size >= REMEMBERED) this.#known.clear();
    this.#writes = writes;
    const asked = this.#known.get(select) ?? this.#asking.get(select);
    if (asked !== undefined) return asked;
    const asking = this.#connection
      .query<{ prompt_id: string }>(`SELECT DISTINCT prompt_id FROM (${select}) LIMIT ${MOST_EXCEPTIONS + 1}`)
      .then((rows) => {
        if (rows.length === 0) return '';
        if (rows.length > MOST_EXCEPTIONS) return sql;
        return ` OR id IN ${idsLiteral(rows.map((row) => row.prompt_id))}`;
      })
      .finally(() => {
        if (this.#asking.get(select) === asking) this.#asking.delete(select);
      });
    this.#asking.set(select, asking);
    const named = await asking;
    if (writes !== undefined && writes === this.#connection.writes) this.#known.set(select, named);
    return named;
  }

  /** The share of the prompts that pass, 0 to 1; as if pictures had nothing to do with the rest. */
  async passing({
    own,
    ofTexts,
    hasImage,
  }: Pick<Condition, 'own' | 'ofTexts' | 'hasImage'>): Promise<number> {
    // Rows lie in the order of their ids, which is a random one.
    const rows = ofTexts ? `(SELECT * FROM prompts LIMIT ${SAMPLE})` : 'prompts';
    const [owning, pictured] = await Promise.all([
      own === undefined ? 1 : this.#remember(own, `SELECT avg(${own}) AS share FROM ${rows}`),
      hasImage === undefined
        ? undefined
        : this.#remember(
            'has an image',
            // Sorted by prompt, so that this is a quick pass; a set of all their ids would not be.
            'SELECT least(1, uniq(prompt_id) / greatest(1, (SELECT count() FROM prompts))) AS share FROM images',
          ),
    ]);
    if (pictured === undefined) return owning;
    return owning * (hasImage ? pictured : 1 - pictured);
  }

  async #remember(key: string, sql: string): Promise<number> {
    const known = this.#counts.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return known.share;
    const [row] = await this.#connection.query<{ share: number | null }>(sql);
    const share = row?.share ?? 0;
    if (this.#counts.size >= REMEMBERED) this.#counts.clear();
    this.#counts.set(key, { share, at: performance.now() });
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
