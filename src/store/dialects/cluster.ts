import { PromptloomError } from '../../errors.ts';
import { clickhouse, shapeOf } from './clickhouse.ts';
import type { Dialect } from './dialect.ts';
import { folding } from './server.ts';

/** What a table's own rows on each machine are kept in; the table itself reads and writes all of them. */
const LOCAL = '_local';

/**
 * A cluster of ClickHouse servers. Each table is two: a replicated one that holds a part of the rows on each shard, and
 * a distributed one of the plain name over them, which everything reads and writes. Rows lie by the prompt they belong
 * to, so that a prompt's pictures and words are on its own shard. The servers must define the macros `{shard}` and
 * `{replica}`, as replicated tables need anyway.
 * @param cluster its name in `system.clusters`.
 * @param database where the tables are.
 */
export function clickhouseCluster(cluster: string, database: string): Dialect {
  return {
    ...clickhouse,
    statements: (sql) => onCluster(folding(sql.trim()), { cluster, database }),
    indexProgress: ({ table }) =>
      `SELECT avg(progress) AS progress FROM cluster('${cluster}', system.merges)
       WHERE database = currentDatabase() AND table = '${table}${LOCAL}' AND is_mutation`,
    indexCoverage: ({ table }) =>
      'SELECT sum(parts.rows) AS rows, sumIf(parts.rows, secondary_indices_compressed_bytes > 0) AS indexed, ' +
      `${shapeOf(table + LOCAL)} AS shape FROM cluster('${cluster}', system.parts) AS parts ` +
      `WHERE active AND database = currentDatabase() AND table = '${table}${LOCAL}'`,
  };
}

interface Place {
  cluster: string;
  database: string;
}

/** How each kind of statement is put on a cluster; the first that matches is it. */
const FORMS: readonly [RegExp, (match: RegExpExecArray, on: string, place: Place) => string[]][] = [
  [
    /^CREATE TABLE IF NOT EXISTS (\w+) \((.*)\)\s+ENGINE = (\w*MergeTree.*)$/s,
    ([, table, columns, engine], on, place) => [
      `CREATE TABLE IF NOT EXISTS ${table}${LOCAL} ${on} (${columns}) ENGINE = Replicated${engine}`,
      distributed(table!, on, place, shardKey(columns!, engine!)),
    ],
  ],
  [
    /^CREATE TABLE IF NOT EXISTS (\w+) AS (\w+)$/,
    ([, table, like], on, place) => [
      `CREATE TABLE IF NOT EXISTS ${table}${LOCAL} ${on} AS ${like}${LOCAL}`,
      distributed(table!, on, place, like === 'prompts' ? 'id' : 'prompt_id'),
    ],
  ],
  [
    // Each machine counts what it keeps itself.
    /^CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+) TO (\w+) AS\s(.*)\bFROM (\w+)\b(.*)$/s,
    ([, view, target, select, from, rest], on) => [
      `CREATE MATERIALIZED VIEW IF NOT EXISTS ${view} ${on} TO ${target}${LOCAL} AS ${select}FROM ${from}${LOCAL}${rest}`,
    ],
  ],
  [
    /^ALTER TABLE (\w+) ((?:ADD|DROP|MODIFY) COLUMN .*)$/s,
    ([, table, change], on) => [
      `ALTER TABLE ${table}${LOCAL} ${on} ${change}`,
      `ALTER TABLE ${table} ${on} ${change}`,
    ],
  ],
  [
    /^(ALTER|OPTIMIZE|TRUNCATE) TABLE (\w+)(.*)$/s,
    ([, verb, table, rest], on) => [`${verb} TABLE ${table}${LOCAL} ${on}${rest}`],
  ],
  [/^DELETE FROM (\w+) (.*)$/s, ([, table, rest], on) => [`DELETE FROM ${table}${LOCAL} ${on} ${rest}`]],
  [
    // The tables over them name them, and so show the other rows from then on.
    /^EXCHANGE TABLES (\w+) AND (\w+)$/,
    ([, a, b], on) => [`EXCHANGE TABLES ${a}${LOCAL} AND ${b}${LOCAL} ${on}`],
  ],
  [
    /^DROP TABLE IF EXISTS (\w+)( SYNC)?$/,
    ([, table, sync], on) => [
      `DROP TABLE IF EXISTS ${table} ${on}${sync ?? ''}`,
      `DROP TABLE IF EXISTS ${table}${LOCAL} ${on}${sync ?? ''}`,
    ],
  ],
];

function onCluster(sql: string, place: Place): string[] {
  // What writes or asks goes through the distributed tables as it is.
  if (/^(INSERT|SELECT|KILL)\b/.test(sql)) return [sql];
  for (const [form, make] of FORMS) {
    const match = form.exec(sql);
    if (match) return make(match, `ON CLUSTER '${place.cluster}'`, place);
  }
  throw new PromptloomError('internal', `a statement has no form on a cluster: ${sql.slice(0, 80)}`);
}

/**
 * A table over the local ones, which it asks for its columns. Made `AS` one of them it would take the constraints too,
 * and hold new rows to them when the local tables have others.
 */
function distributed(table: string, on: string, { cluster, database }: Place, key: string): string {
  return (
    `CREATE TABLE IF NOT EXISTS ${table} ${on} ` +
    `ENGINE = Distributed('${cluster}', '${database}', '${table}${LOCAL}', cityHash64(${key}))`
  );
}

/** The prompt a row belongs to; for what belongs to none, what its rows are ordered by first. */
function shardKey(columns: string, engine: string): string {
  if (/\bprompt_id String/.test(columns)) return 'prompt_id';
  return /ORDER BY \(?(\w+)/.exec(engine)![1]!;
}
