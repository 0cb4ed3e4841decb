/** A table as data: each dialect makes of it the statement that creates it. */
export interface Table {
  name: string;
  /** Types of columns by name, with their defaults and codecs. */
  columns: Readonly<Record<string, string>>;
  /** Constraints and indexes by name. */
  rules?: Readonly<Record<string, string>>;
  engine: 'MergeTree' | 'ReplacingMergeTree' | 'SummingMergeTree';
  /** Of rows of one key the one stays that has the most in this column; the last one written if left out. */
  latestBy?: string;
  /** True where a row is written once and known by its key. Two processes may write the same one at the same moment. */
  writtenOnce?: true;
  orderBy: readonly string[];
  partitionBy?: string;
  /** What decides on which shard a row lies: the prompt that it belongs to, where it belongs to one. */
  shardBy: string;
  settings?: Readonly<Record<string, number>>;
}

/** A view that fills a table as another one is written. */
export interface View {
  name: string;
  to: string;
  from: string;
  /** The query of its rows, from the table of this name. */
  select(from: string): string;
}

/**
 * Something that is done to tables. Data rather than SQL, for on a cluster it takes other statements, and what is kept
 * in memory must know which tables it writes.
 */
export type Change =
  /** What is there already stays as it is. */
  | { do: 'create'; table: Table }
  /** `shardBy` is as the other table has it. */
  | { do: 'create like'; name: string; like: string; shardBy: string }
  | { do: 'create view'; view: View }
  /** `how` stands behind `ALTER TABLE t`. */
  | { do: 'alter columns' | 'alter rows' | 'alter index'; table: string; how: string }
  | { do: 'merge' | 'truncate' | 'drop'; table: string }
  | { do: 'delete'; table: string; where: string }
  | { do: 'exchange'; tables: readonly [string, string] }
  /** Anything that is the same everywhere. */
  | { do: 'run'; sql: string; writes: readonly string[] };

/** Adds a column of a table's definition, unless it is there. */
export const addColumn = ({ name, columns }: Table, column: string): Change => ({
  do: 'alter columns',
  table: name,
  how: `ADD COLUMN IF NOT EXISTS ${column} ${columns[column]}`,
});

/** Writes into a table what a query finds. */
export const insertSelect = (table: string, columns: string, select: string): Change => ({
  do: 'run',
  sql: `INSERT INTO ${table} (${columns}) ${select}`,
  writes: [table],
});

/** The tables whose rows a change writes; a text may write any. */
export function writtenBy(change: Change | string): readonly string[] | 'all' {
  if (typeof change === 'string') return 'all';
  switch (change.do) {
    case 'create':
      return [change.table.name];
    case 'create like':
      return [change.name];
    case 'exchange':
      return change.tables;
    case 'run':
      return change.writes;
    case 'merge':
    case 'alter index':
    case 'create view':
      return [];
    default:
      return [change.table];
  }
}
