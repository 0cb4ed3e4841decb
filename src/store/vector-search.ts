import type { Filter } from '../records/search.ts';
import type { Connection } from './connection.ts';
import type { Dialect, VectorColumn } from './dialects/dialect.ts';
import { promptCondition } from './filter.ts';
import { countLiteral, vectorLiteral } from './numeric-literal.ts';

/** A row near a query vector. */
export interface Neighbour {
  id: string;
  promptId: string;
  /** Cosine distance, 0 to 2. */
  distance: number;
}

/** The rows near a query vector, nearest first, and how they were found. */
export interface Neighbours {
  neighbours: Neighbour[];
  index: 'hnsw' | 'exact';
}

/** How much of a table the index covers. */
export interface Coverage {
  rows: number;
  indexed: number;
}

/** Nearest-neighbour search over one vector column, and its index. */
export class VectorSearch {
  readonly #connection: Connection;
  readonly #dialect: Dialect;
  readonly #column: VectorColumn;
  #coverage: Coverage | undefined;

  constructor(connection: Connection, dialect: Dialect, column: VectorColumn) {
    this.#connection = connection;
    this.#dialect = dialect;
    this.#column = column;
  }

  /**
   * The k rows nearest to a vector among those that pass. A filter is answered by an exact scan of the rows that
   * pass: the engine's own filtered index search finds a small part of what is there when few rows pass.
   */
  async nearest(vector: Float32Array, k: number, filter: Filter): Promise<Neighbours> {
    const { table, column, dimensions } = this.#column;
    const condition = promptCondition(filter, table === 'prompts' ? 'id' : 'prompt_id');
    const indexed = condition === undefined && (await this.coverage()).indexed > 0;
    const rows = await this.#connection.query<{ id: string; prompt_id: string; distance: number }>(
      `SELECT id, ${table === 'prompts' ? 'id' : 'prompt_id'} AS prompt_id,
         ${this.#dialect.distance(column, vectorLiteral(vector, dimensions))} AS distance
       FROM ${table} ${condition ? `WHERE ${condition.sql}` : ''}
       ORDER BY distance LIMIT ${countLiteral(k)}
       ${indexed ? this.#dialect.indexedSearch(k) : this.#dialect.exactSearch()}`,
      condition?.parameters,
    );
    const neighbours = rows.map((row) => ({
      id: row.id,
      promptId: row.prompt_id,
      distance: Math.min(2, Math.max(0, row.distance)),
    }));
    return { neighbours, index: indexed ? 'hnsw' : 'exact' };
  }

  /** Rows, and rows in the index. */
  async coverage(): Promise<Coverage> {
    if (!this.#coverage) {
      const [row] = await this.#connection.query<{ rows: string; indexed: string }>(
        this.#dialect.indexCoverage(this.#column),
      );
      this.#coverage = { rows: Number(row!.rows), indexed: Number(row!.indexed) };
    }
    return this.#coverage;
  }

  /** To be called after rows were written: what was known of the index may have changed. */
  changed(): void {
    this.#coverage = undefined;
  }

  /** Builds the index over all rows and waits for it; searches keep answering meanwhile. */
  async buildIndex(): Promise<Coverage> {
    for (const statement of this.#dialect.buildIndex(this.#column)) await this.#connection.command(statement);
    this.changed();
    return this.coverage();
  }
}
