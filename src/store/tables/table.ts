import type { Connection } from '../connection/connection.ts';
import { idsLiteral, textLiteral, textsLiteral } from '../sql/literal.ts';
import { WriteClock } from './write-clock.ts';

/** What works with a database. */
export abstract class Connected {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }
}

/** What reads or writes tables of a library. */
export abstract class Table extends Connected {
  /** Which of some ids a table holds. @param also a further condition, beginning with AND. */
  protected async held(table: string, ids: readonly string[], also = ''): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.connection.query<{ id: string }>(
      `SELECT DISTINCT id FROM ${table} WHERE id IN ${idsLiteral(ids)} ${also}`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of some ids that a table does not hold. */
  protected async missingFrom(table: string, ids: readonly string[]): Promise<string[]> {
    const held = await this.held(table, ids);
    return ids.filter((id) => !held.has(id));
  }

  /** The ids of a table's prompts by the ids they had in their sources. @param also a further condition, beginning with AND. */
  protected async bySource(table: string, names: readonly string[], also = ''): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const rows = await this.connection.query<{ source_id: string; id: string }>(
      `SELECT source_id, id FROM ${table} WHERE source_id IN ${textsLiteral(names)} ${also} LIMIT 1 BY source_id`,
    );
    return new Map(rows.map((row) => [row.source_id, row.id]));
  }

  /** The vector of a row; undefined where there is none. */
  protected async vectorIn(table: string, id: string): Promise<Float32Array | undefined> {
    const [row] = await this.connection.query<{ vector: number[] }>(
      `SELECT vector FROM ${table} WHERE id = ${textLiteral(id)} LIMIT 1 SETTINGS max_threads = 1`,
    );
    return row && Float32Array.from(row.vector);
  }

  /** The one number that a statement selects, as `n`. */
  protected async number(sql: string): Promise<number> {
    const [row] = await this.connection.query<{ n: string }>(sql);
    return Number(row!.n);
  }
}

/** A table of which the latest row counts. */
export abstract class ClockedTable extends Table {
  protected readonly clock = new WriteClock(this.connection);
}
