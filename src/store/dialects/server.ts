import { clickhouse } from './clickhouse.ts';
import type { Dialect } from './dialect.ts';

/** Tables whose rows are written once and known by their id. */
const BY_ID = /^CREATE TABLE IF NOT EXISTS (prompts|images|image_vectors) \(/;

/**
 * A table that folds what two processes wrote at the same moment; see docs/decisions/0010. An embedded library has one
 * process and no need of it.
 */
export function folding(sql: string): string {
  return BY_ID.test(sql) ? sql.replace(/ENGINE = MergeTree\b/, 'ENGINE = ReplacingMergeTree') : sql;
}

/** A ClickHouse server, 25.8 or newer, that several processes may use at once. */
export const clickhouseServer: Dialect = { ...clickhouse, statements: (sql) => [folding(sql)] };
