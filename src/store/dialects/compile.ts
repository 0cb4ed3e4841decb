import { PromptloomError } from '../../errors.ts';
import type { Change, Table } from '../sql/change.ts';

/** Where tables are, and what differs there; {@link compile} says the rest. */
export interface Place {
  /** The engine of a table, without its parameters. */
  engine?(table: Table): string;
  /** Whether the database knows a setting of tables. */
  knows?(setting: string): boolean;
  /** Where each table is two: one with the rows on each machine, and one of the plain name over them. */
  cluster?: {
    /** The name of the one with the rows. */
    local(table: string): string;
    /** Has a statement run on all machines: what stands behind the name of the table. */
    on: string;
    /** The statement that makes the table over those of its name. */
    createOver(table: string, shardBy: string): string;
  };
}

/**
 * The statements that make a change, to be run in order.
 * @param change a text is a statement for one database.
 */
export function compile(change: Change | string, place: Place = {}): string[] {
  const { cluster } = place;
  if (typeof change === 'string') {
    if (!cluster) return [change];
    throw new PromptloomError('internal', `a statement has no form on a cluster: ${change.slice(0, 80)}`);
  }
  const local = (table: string) => cluster?.local(table) ?? table;
  const on = cluster ? ` ${cluster.on}` : '';
  const over = (table: string, shardBy: string) => (cluster ? [cluster.createOver(table, shardBy)] : []);
  switch (change.do) {
    case 'create': {
      const { name, shardBy } = change.table;
      return [create(change.table, `${local(name)}${on}`, place), ...over(name, shardBy)];
    }
    case 'create like': {
      const { name, like, shardBy } = change;
      return [`CREATE TABLE IF NOT EXISTS ${local(name)}${on} AS ${local(like)}`, ...over(name, shardBy)];
    }
    case 'create view': {
      // Each machine counts what it keeps itself.
      const { name, to, from, select } = change.view;
      return [
        `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name}${on} TO ${local(to)} AS ${select(local(from))}`,
      ];
    }
    case 'alter columns': {
      const both = cluster ? [local(change.table), change.table] : [change.table];
      return both.map((table) => `ALTER TABLE ${table}${on} ${change.how}`);
    }
    case 'alter rows':
    case 'alter index':
      return [`ALTER TABLE ${local(change.table)}${on} ${change.how}`];
    case 'merge':
      return [`OPTIMIZE TABLE ${local(change.table)}${on} FINAL`];
    case 'truncate':
      return [`TRUNCATE TABLE ${local(change.table)}${on}`];
    case 'delete':
      return [`DELETE FROM ${local(change.table)}${on} WHERE ${change.where}`];
    case 'drop': {
      const both = cluster ? [change.table, local(change.table)] : [change.table];
      return both.map((table) => `DROP TABLE IF EXISTS ${table}${on} SYNC`);
    }
    case 'exchange': {
      // A table over others names them, and so shows the other rows from then on.
      const [one, other] = change.tables;
      return [`EXCHANGE TABLES ${local(one)} AND ${local(other)}${on}`];
    }
    case 'run':
      return [change.sql];
  }
}

function create(table: Table, name: string, { engine, knows }: Place): string {
  const { columns, rules = {}, latestBy, orderBy, partitionBy, settings = {} } = table;
  const lines = [...Object.entries(columns), ...Object.entries(rules)].map((line) => `  ${line.join(' ')}`);
  const parts = [
    `ENGINE = ${engine?.(table) ?? table.engine}${latestBy ? `(${latestBy})` : ''}`,
    ...(partitionBy ? [`PARTITION BY ${partitionBy}`] : []),
    `ORDER BY ${orderBy.length === 1 ? orderBy[0] : `(${orderBy.join(', ')})`}`,
  ];
  const known = Object.entries(settings).filter(([setting]) => knows?.(setting) ?? true);
  if (known.length > 0) parts.push(`SETTINGS ${known.map((one) => one.join(' = ')).join(', ')}`);
  return `CREATE TABLE IF NOT EXISTS ${name} (\n${lines.join(',\n')}\n) ${parts.join(' ')}`;
}
