import type { Change } from '../sql/change.ts';

/** How a vector index (HNSW; Malkov & Yashunin 2018) is built. */
export interface IndexShape {
  /** How its copy of the vectors is kept: 4, 2 or 1 bytes a number. */
  precision: 'f32' | 'bf16' | 'i8';
  /** Links of a row on each level (M); twice as many on the lowest. */
  degree: number;
  /** Candidates looked at while a row is linked (ef_construction). */
  effort: number;
}

/** A vector column that is searched by cosine distance. */
export interface VectorColumn {
  table: string;
  column: string;
  dimensions: number;
}

/** What differs between the databases of the ClickHouse family: most methods return SQL. */
export interface Dialect {
  /** The statements that make a change, to be run in order. */
  statements(change: Change | string): string[];
  /** What to run in place of a statement that this build of the database refused; undefined when there is nothing. */
  instead?(sql: string, refusal: string): string | undefined;
  /** A query vector as SQL, where there is something quicker than a list of numbers. */
  vector?(vector: Float32Array, dimensions: number): string;
  /** An expression for the cosine distance of a column to a literal. */
  distance(column: string, literal: string): string;
  /** What builds the index over all rows, to be done in order; the last change waits for it. */
  buildIndex(target: VectorColumn, shape: IndexShape): Change[];
  /** Gives the share of an index that is built, as `progress`, while {@link buildIndex} is at it. */
  indexProgress(target: VectorColumn): string;
  /** Removes the index. */
  dropIndex(target: VectorColumn): Change;
  /** Counts rows and rows that the index covers, as `rows` and `indexed`; says in `shape` how it was built, if known. */
  indexCoverage(target: VectorColumn): string;
  /**
   * Settings clause for a search that uses the index, for the best k.
   * @param options.fetch how many nearest rows the index gives before the condition of the search drops those that fail.
   * @param options.shape what {@link indexCoverage} said.
   * @param options.rows how many rows the table has.
   */
  indexedSearch(k: number, options?: { fetch?: number; shape?: string | undefined; rows?: number }): string;
  /** Settings clause for a search that must look at every row that passes. */
  exactSearch(): string;
}
