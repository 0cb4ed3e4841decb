import { compile } from './compile.ts';
import type { Dialect } from './dialect.ts';
import { SERVER } from './server.ts';

/** Kinds of index that MyScale builds, the best first; its open-source build lacks MSTG. */
const TYPES = ['MSTG', 'SCANN', 'HNSWFLAT'] as const;
/** A kind of vector index. */
export type IndexType = (typeof TYPES)[number];

const INDEX = 'vector_index';
/** What each kind is told to spend on a search, in its own measure. */
const EFFORT: Record<IndexType, string> = { MSTG: 'alpha=3', SCANN: 'alpha=3', HNSWFLAT: 'ef_s=256' };
/** A setting of tables that came after the version MyScale was forked from; it only saves time. */
const NEWER_SETTING = 'materialize_skip_indexes_on_merge';

/**
 * MyScale: an index of its own kind, built by itself once it is declared, and searched by one function that takes its
 * metric from it. A filter is applied before the index is asked, so that k results come back if k exist; parts of a
 * table that have no index yet are scanned.
 * @param type the kind of the index that is there, where that is known; its effort is then stated.
 * @see https://docs.myscale.com/en/vector-reference/
 */
export function myscale(type?: IndexType): Dialect {
  const effort = type && type in EFFORT ? `('${EFFORT[type]}')` : '';
  return {
    statements: (change) => compile(change, { ...SERVER, knows: (setting) => setting !== NEWER_SETTING }),
    instead: (sql, refusal) => {
      const tried = TYPES.findIndex((one) => sql.includes(` TYPE ${one}(`));
      const next = TYPES[tried + 1];
      if (tried < 0 || next === undefined || !/Unknown index type/i.test(refusal)) return undefined;
      return sql.replace(` TYPE ${TYPES[tried]}(`, ` TYPE ${next}(`);
    },

    // The literal's numbers are written with a decimal point, without which MyScale takes them for integers.
    distance: (column, literal) => `distance${effort}(${column}, ${literal})`,

    buildIndex: ({ table, column }) => [
      { do: 'merge', table },
      {
        do: 'alter index',
        table,
        how: `ADD VECTOR INDEX IF NOT EXISTS ${INDEX} ${column} TYPE ${TYPES[0]}('metric_type=Cosine')`,
      },
      { do: 'run', sql: `SYSTEM WAIT BUILDING VECTOR INDICES ${table}`, writes: [] },
      {
        do: 'run',
        sql:
          `SELECT throwIf(count() > 0, 'the vector index could not be built; system.vector_indices.latest_fail_reason says why') ` +
          `FROM system.vector_indices WHERE database = currentDatabase() AND table = '${table}' AND status = 'Error'`,
        writes: [],
      },
    ],

    indexProgress: ({ table }) =>
      `SELECT parts_with_vector_index / greatest(total_parts, 1) AS progress FROM system.vector_indices
       WHERE database = currentDatabase() AND table = '${table}'`,

    dropIndex: ({ table }) => ({
      do: 'alter index',
      table,
      how: `DROP VECTOR INDEX IF EXISTS ${INDEX}`,
    }),

    indexCoverage: ({ table }) =>
      'SELECT sum(parts.rows) AS rows, if((SELECT count() FROM system.vector_indices WHERE database = currentDatabase() ' +
      `AND table = '${table}' AND status = 'Built') > 0, sum(parts.rows), 0) AS indexed ` +
      `FROM system.parts AS parts WHERE active AND database = currentDatabase() AND table = '${table}'`,

    indexedSearch: () => '',
    exactSearch: () => '',
  };
}
