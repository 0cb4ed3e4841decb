import { clickhouse } from './clickhouse.ts';
import type { Dialect } from './dialect.ts';

/**
 * chDB. A search by the index is a simple statement, most of whose time is its planning: the planner of before takes an
 * eighth less of the whole than the one of today, and finds the same.
 */
export const embedded: Dialect = {
  ...clickhouse,
  indexedSearch: (...given) => `${clickhouse.indexedSearch(...given)}, enable_analyzer = 0`,
};
