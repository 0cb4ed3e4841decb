import { clickhouse } from './clickhouse.ts';
import { compile, type Place } from './compile.ts';
import type { Dialect } from './dialect.ts';

/**
 * A database that several processes write to: merges fold what two of them wrote at the same moment; see
 * docs/decisions/0010. An embedded library has one process and no need of it.
 */
export const SERVER: Place = {
  engine: ({ engine, writtenOnce }) => (writtenOnce ? 'ReplacingMergeTree' : engine),
};

/** A ClickHouse server, 25.8 or newer, that several processes may use at once. */
export const clickhouseServer: Dialect = {
  ...clickhouse,
  statements: (change) => compile(change, SERVER),
};
