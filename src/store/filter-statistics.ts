import type { Connection } from './connection.ts';
import { type Condition, conditionSql } from './filter.ts';
import { idLiteral } from './literal.ts';

/** How long a count serves for planning; rows that come meanwhile change what is quickest, not what is right. */
const FRESH_MS = 60_000;
/** Filters that are remembered. */
const REMEMBERED = 500;
/** Ids that one statement can name. */
const MOST_IDS = 4000;

interface Counted {
  passing: number;
  at: number;
}

/** Knows which share of the prompts passes a filter, and which of given prompts do. */
export class FilterStatistics {
  readonly #connection: Connection;
  readonly #counts = new Map<string, Counted>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The share of the prompts that pass, 0 to 1. */
  async passing(condition: Condition): Promise<number> {
    const key = conditionSql(condition, 'id');
    const known = this.#counts.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return known.passing;
    const [row] = await this.#connection.query<{ passing: string; rows: string }>(
      `SELECT countIf(${key}) AS passing, count() AS rows FROM prompts`,
    );
    const passing = Number(row!.passing) / Math.max(1, Number(row!.rows));
    if (this.#counts.size >= REMEMBERED) this.#counts.clear();
    this.#counts.set(key, { passing, at: performance.now() });
    return passing;
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
