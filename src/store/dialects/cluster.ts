import { clickhouse, shapeOf } from './clickhouse.ts';
import { compile, type Place } from './compile.ts';
import type { Dialect } from './dialect.ts';
import { SERVER } from './server.ts';

/** What a table's own rows on each machine are kept in; the table itself reads and writes all of them. */
const LOCAL = '_local';

/**
 * A cluster of ClickHouse servers. Each table is two: a replicated one that holds a part of the rows on each shard, and
 * a distributed one of the plain name over them, which everything reads and writes. Rows lie by the prompt they belong
 * to, so that a prompt's images and words are on its own shard. The servers must define the macros `{shard}` and
 * `{replica}`, as replicated tables need anyway.
 * @param cluster its name in `system.clusters`.
 * @param database where the tables are.
 */
export function clickhouseCluster(cluster: string, database: string): Dialect {
  const on = `ON CLUSTER '${cluster}'`;
  const place: Place = {
    engine: (table) => `Replicated${SERVER.engine!(table)}`,
    cluster: {
      local: (table) => table + LOCAL,
      on,
      // It asks the local ones for its columns. Made `AS` one of them it would take the constraints too, and hold new rows
      // to them when the local tables have others.
      createOver: (table, shardBy) =>
        `CREATE TABLE IF NOT EXISTS ${table} ${on} ` +
        `ENGINE = Distributed('${cluster}', '${database}', '${table}${LOCAL}', cityHash64(${shardBy}))`,
    },
  };
  return {
    ...clickhouse,
    statements: (change) => compile(change, place),
    indexProgress: ({ table }) =>
      `SELECT avg(progress) AS progress FROM cluster('${cluster}', system.merges)
       WHERE database = currentDatabase() AND table = '${table}${LOCAL}' AND is_mutation`,
    indexCoverage: ({ table }) =>
      'SELECT sum(parts.rows) AS rows, sumIf(parts.rows, secondary_indices_compressed_bytes > 0) AS indexed, ' +
      `${shapeOf(table + LOCAL)} AS shape FROM cluster('${cluster}', system.parts) AS parts ` +
      `WHERE active AND database = currentDatabase() AND table = '${table}${LOCAL}'`,
  };
}
