import type { Filter } from '../../records/search.ts';
import type { Connection } from '../connection/connection.ts';
import { dropUnfinishedIndex, stoppable } from '../connection/stoppable.ts';
import type { IndexShape, VectorColumn } from '../dialects/dialect.ts';
import { type Condition, conditionSql, scanSql } from '../sql/filter.ts';
import { countLiteral, vectorLiteral } from '../sql/numeric-literal.ts';
import { dedupeRows } from './dedupe-rows.ts';
import { planFilter } from './filter-plan.ts';
import { FilterStatistics } from './filter-statistics.ts';
import type { FilteredVectorCache } from './filtered-vector-cache.ts';
import { indexShape } from './index-shape.ts';

/** How often the progress of an index is asked for. */
const PROGRESS_MS = 1000;

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
  /** The index as the database describes it. */
  shape?: string;
}

/** Nearest-neighbour search over one vector column, and its index. */
export class VectorSearch {
  readonly #connection: Connection;
  readonly #column: VectorColumn;
  readonly #statistics: FilterStatistics;
  readonly #narrow: FilteredVectorCache | undefined;
  /** And what the table's revision was before it was asked for. */
  #coverage: (Coverage & { revision: number }) | undefined;

  constructor(
    connection: Connection,
    column: VectorColumn,
    statistics = new FilterStatistics(connection),
    narrow?: FilteredVectorCache,
  ) {
    this.#connection = connection;
    this.#column = column;
    this.#statistics = statistics;
    this.#narrow = narrow;
  }

  /**
   * The k rows nearest to a vector among those that pass. The engine's own choice for filtered searches finds a small
   * part of what is there when few rows pass, so the choice between index and scan is made here: see `planFilter`.
   */
  async nearest(vector: Float32Array, k: number, filter: Filter): Promise<Neighbours> {
    const kept = this.#narrow?.get(filter);
    if (kept) return { neighbours: kept.nearest(vector, k), index: 'exact' };
    const literal = (this.#connection.dialect.vector ?? vectorLiteral)(vector, this.#column.dimensions);
    const condition = await this.#statistics.condition(filter);
    if (!condition) return this.#plain(literal, k);
    const { rows, indexed } = await this.coverage();
    const passing = await this.#statistics.passing(condition);
    this.#narrow?.noteMiss(filter, condition, rows * passing, this.dimensions);
    // What needs other tables is quicker checked for the rows that were found than made a set of beforehand.
    const inTable = this.#ofPrompts && condition.hasImage === undefined && condition.exceptions.length === 0;
    const plan = planFilter({
      rows,
      // What is checked afterwards needs no index: without one all rows are compared in either case.
      indexed: inTable ? indexed / Math.max(1, rows) : 1,
      passing,
      k,
    });
    if (plan.kind === 'index') {
      const found = inTable
        ? await this.#filteredByIndex(literal, k, plan.fetch, condition)
        : await this.#filteredAfter(literal, k, plan.fetch, condition);
      // Fewer than k may be all there are, or all near enough to have been fetched.
      if (found.neighbours.length >= k) return found;
    }
    return this.#filteredByScan(literal, k, condition);
  }

  /** Without a filter. */
  async #plain(literal: string, k: number): Promise<Neighbours> {
    const { indexed, shape, rows } = await this.coverage();
    // Deleted rows stay in the index until it is built again, and take up places among the nearest.
    for (const wanted of indexed > 0 ? [k, 4 * k] : []) {
      const settings = this.#connection.dialect.indexedSearch(wanted, { shape, rows });
      const found = await this.#select(literal, wanted, '', settings);
      if (found.length >= k) return { neighbours: found.slice(0, k), index: 'hnsw' };
    }
    return {
      neighbours: await this.#select(literal, k, '', this.#connection.dialect.exactSearch()),
      index: 'exact',
    };
  }

  /** The index gives `fetch` rows, of which the engine drops what does not pass. */
  async #filteredByIndex(
    literal: string,
    k: number,
    fetch: number,
    condition: Condition,
  ): Promise<Neighbours> {
    const where = `WHERE ${conditionSql(condition, 'id', undefined, true)}`;
    const { shape, rows } = await this.coverage();
    const settings = this.#connection.dialect.indexedSearch(k, { fetch, shape, rows });
    return { neighbours: await this.#select(literal, k, where, settings), index: 'hnsw' };
  }

  /** The nearest `fetch` rows, of which those are kept whose prompt passes. */
  async #filteredAfter(literal: string, k: number, fetch: number, condition: Condition): Promise<Neighbours> {
    const { neighbours, index } = await this.#plain(literal, fetch);
    const passed = await this.#statistics.among(
      [...new Set(neighbours.map(({ promptId }) => promptId))],
      condition,
    );
    return { neighbours: neighbours.filter(({ promptId }) => passed.has(promptId)).slice(0, k), index };
  }

  /** All rows that pass are compared. */
  async #filteredByScan(literal: string, k: number, condition: Condition): Promise<Neighbours> {
    const where = `WHERE ${scanSql(condition, this.#ofPrompts ? 'id' : 'prompt_id')}`;
    return {
      neighbours: await this.#select(literal, k, where, this.#connection.dialect.exactSearch()),
      index: 'exact',
    };
  }

  get #ofPrompts(): boolean {
    return this.#column.table === 'prompts';
  }

  async #select(literal: string, k: number, where: string, settings: string): Promise<Neighbour[]> {
    const { table, column } = this.#column;
    const rows = await dedupeRows(k, (n) =>
      this.#connection.query<{ id: string; prompt_id?: string; distance: number }>(
        `SELECT ${this.#ofPrompts ? 'id' : 'id, prompt_id'}, ${this.#connection.dialect.distance(column, literal)} AS distance
         FROM ${table} ${where} ORDER BY distance LIMIT ${countLiteral(n)} ${settings}`,
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      promptId: row.prompt_id ?? row.id,
      distance: Math.min(2, Math.max(0, row.distance)),
    }));
  }

  /** Reads the index, where there is one, into memory. @param vector any of the column. */
  async warmUp(vector: Float32Array): Promise<void> {
    const { rows, indexed, shape } = await this.coverage();
    if (indexed === 0) return;
    const { table, column, dimensions } = this.#column;
    const { dialect } = this.#connection;
    const distance = dialect.distance(column, (dialect.vector ?? vectorLiteral)(vector, dimensions));
    await this.#connection.query(
      `SELECT ${distance} AS distance FROM ${table} ORDER BY distance LIMIT 1 ${dialect.indexedSearch(1, { shape, rows })}`,
    );
  }

  /** Rows, and rows in the index. */
  async coverage(): Promise<Coverage> {
    const revision = this.#connection.writes.revision([this.#column.table]);
    if (this.#coverage?.revision !== revision) {
      const [row] = await this.#connection.query<{ rows: string; indexed: string; shape?: string }>(
        this.#connection.dialect.indexCoverage(this.#column),
      );
      const { rows, indexed, shape } = row!;
      this.#coverage = { rows: Number(rows), indexed: Number(indexed), ...(shape && { shape }), revision };
    }
    return this.#coverage;
  }

  /** Numbers of a vector. */
  get dimensions(): number {
    return this.#column.dimensions;
  }

  /**
   * Builds the index over all rows and waits for it; searches keep answering meanwhile.
   * @param onProgress told now and then which share is built, 0 to 1, where the database says so.
   * @param signal has the building end; the next one begins anew.
   * @throws PromptloomError `cancelled`.
   */
  async buildIndex(
    shape?: IndexShape,
    onProgress?: (fraction: number) => void,
    signal?: AbortSignal,
  ): Promise<Coverage> {
    const chosen = shape ?? indexShape((await this.coverage()).rows);
    const watch = onProgress && setInterval(() => void this.#watch(onProgress), PROGRESS_MS);
    try {
      await stoppable(this.#connection, signal, async () => {
        await dropUnfinishedIndex(this.#connection);
        for (const change of this.#connection.dialect.buildIndex(this.#column, chosen)) {
          signal?.throwIfAborted();
          await this.#connection.command(change);
        }
      });
    } finally {
      clearInterval(watch);
      this.#coverage = undefined;
    }
    return this.coverage();
  }

  async dropIndex(): Promise<void> {
    await dropUnfinishedIndex(this.#connection);
    await this.#connection.command(this.#connection.dialect.dropIndex(this.#column));
    this.#coverage = undefined;
  }

  async #watch(onProgress: (fraction: number) => void): Promise<void> {
    const statement = this.#connection.dialect.indexProgress(this.#column);
    const rows = await this.#connection.query<{ progress: number | null }>(statement).catch(() => []);
    if (rows[0]?.progress) onProgress(rows[0].progress);
  }
}
