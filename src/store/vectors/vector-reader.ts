import type { Connection } from '../connection/connection.ts';
import { idLiteral, idsLiteral } from '../sql/literal.ts';
import { countLiteral } from '../sql/numeric-literal.ts';

/** Ids that one statement names at most. */
const MOST_IDS = 4000;

/** Reads the vectors of prompts' texts in bulk. */
export class VectorReader {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Vectors by the prompt's id, of unit length; ids that are not there are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const rows = await this.#connection.query<{ id: string; vector: number[] }>(
        `SELECT id, vector FROM prompts PREWHERE id IN ${idsLiteral(ids.slice(from, from + MOST_IDS))}
         SETTINGS max_threads = 1`,
      );
      for (const { id, vector } of rows) found.set(id, Float32Array.from(vector));
    }
    return found;
  }

  /** The next prompts in the order of their ids, which is a random one: ids are hashes. */
  async after(last: string | undefined, limit: number): Promise<Map<string, Float32Array>> {
    const where = last === undefined ? '' : `WHERE id > ${idLiteral(last)}`;
    const rows = await this.#connection.query<{ id: string; vector: number[] }>(
      `SELECT id, vector FROM prompts ${where} ORDER BY id LIMIT ${countLiteral(limit)}
       SETTINGS max_block_size = ${Math.max(1, Math.min(8192, limit))}`,
    );
    return new Map(rows.map(({ id, vector }) => [id, Float32Array.from(vector)]));
  }
}
