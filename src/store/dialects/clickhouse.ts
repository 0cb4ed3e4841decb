import { vectorBytesLiteral } from '../sql/numeric-literal.ts';
import { compile } from './compile.ts';
import type { Dialect, IndexShape, VectorColumn } from './dialect.ts';

const INDEX = 'vector_index';
/**
 * Candidates kept while searching (ef). A denser graph needs fewer: at 900,000 prompts recall@10 was .99 with 288
 * where rows have 24 links, and with 512 where they have 16; a smaller one needs fewer too; docs/decisions/0011.
 */
const EF = { small: 160, dense: 288, sparse: 512 };
/** Rows of a small graph. */
const SMALL = 250_000;
/** What makes a graph a dense one. */
const DENSE = { degree: 24, effort: 80 };

/** @param shape the index as the database describes it, ending in its precision, degree and effort. */
function candidates(k: number, fetch: number, shape: string, rows: number): number {
  const [, degree, effort] = /, (\d+), (\d+)\)$/.exec(shape) ?? [];
  const dense = Number(degree) >= DENSE.degree && Number(effort) >= DENSE.effort;
  const least = EF[!dense ? 'sparse' : rows < SMALL ? 'small' : 'dense'];
  // With a filter the last of many fetched rows may be a result, so that they too must be the right ones.
  return fetch > k ? Math.max(2 * least, Math.ceil(1.25 * fetch)) : Math.max(least, 2 * k);
}

/** ClickHouse 25.8 or newer, and chDB: a `vector_similarity` skip index. */
export const clickhouse: Dialect = {
  statements: (change) => compile(change),

  vector: vectorBytesLiteral,

  distance: (column, literal) => `cosineDistance(${column}, ${literal})`,

  buildIndex: ({ table, column, dimensions }: VectorColumn, { precision, degree, effort }: IndexShape) => [
    // One part has one graph: a search then walks one graph instead of one a part.
    { do: 'merge', table },
    {
      do: 'alter index',
      table,
      how:
        `ADD INDEX IF NOT EXISTS ${INDEX} ${column} ` +
        `TYPE vector_similarity('hnsw', 'cosineDistance', ${dimensions}, '${precision}', ${degree}, ${effort})`,
    },
    { do: 'alter index', table, how: `MATERIALIZE INDEX ${INDEX} SETTINGS mutations_sync = 2` },
  ],

  indexProgress: ({ table }) =>
    `SELECT max(progress) AS progress FROM system.merges
     WHERE database = currentDatabase() AND table = '${table}' AND is_mutation`,

  dropIndex: ({ table }) => ({
    do: 'alter index',
    table,
    how: `DROP INDEX IF EXISTS ${INDEX} SETTINGS mutations_sync = 2`,
  }),

  indexCoverage: ({ table }) =>
    `SELECT sum(parts.rows) AS rows, sumIf(parts.rows, secondary_indices_compressed_bytes > 0) AS indexed, ` +
    `${shapeOf(table)} AS shape FROM system.parts AS parts WHERE active AND database = currentDatabase() AND table = '${table}'`,

  // One thread a search: a walk through the graph has no use for more, and searches beside each other have.
  indexedSearch: (k, { fetch = k, shape = '', rows = Number.POSITIVE_INFINITY } = {}) =>
    `SETTINGS max_threads = 1, query_plan_optimize_lazy_materialization = 0, ` +
    `hnsw_candidate_list_size_for_search = ${candidates(k, fetch, shape, rows)}, ` +
    `vector_search_filter_strategy = 'postfilter', ` +
    `vector_search_index_fetch_multiplier = ${(fetch / k).toFixed(3)}, ` +
    `max_limit_for_vector_search_queries = ${Math.max(1000, fetch)}`,

  exactSearch: () => `SETTINGS ignore_data_skipping_indices = '${INDEX}'`,
};

/** The index of a table as it was declared; no text where it has none. */
export function shapeOf(table: string): string {
  return `(SELECT any(type_full) FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = '${table}' AND name = '${INDEX}')`;
}
