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
  | { do: 'create'; table: Table }
  /** @param shardBy as the other table has it. */
  | { do: 'create like'; name: string; like: string; shardBy: string }
  | { do: 'create view'; view: View }
  | { do: 'alter columns' | 'alter rows' | 'alter index'; table: string; how: string }
  | { do: 'merge' | 'truncate' | 'drop'; table: string }
  | { do: 'delete'; table: string; where: string }
  | { do: 'exchange'; tables: readonly [string, string] }
  /** Anything that is the same everywhere. */
  | { do: 'run'; sql: string; writes: readonly string[] };

/** Makes a table, unless it is there. */
export const createTable = (table: Table): Change => ({ do: 'create', table });

/** Makes a view, unless it is there. */
export const createView = (view: View): Change => ({ do: 'create view', view });

/** Adds a column of a table's definition, unless it is there. */
export const addColumn = ({ name, columns }: Table, column: string): Change =>
  alterColumns(name, `ADD COLUMN IF NOT EXISTS ${column} ${columns[column]}`);

/** Changes columns. @param how what stands behind `ALTER TABLE t`. */
export const alterColumns = (table: string, how: string): Change => ({ do: 'alter columns', table, how });

/** Changes anything of a table but its columns. */
export const alterRows = (table: string, how: string): Change => ({ do: 'alter rows', table, how });

/** Changes the indexes of a table, and none of its rows. */
export const alterIndex = (table: string, how: string): Change => ({ do: 'alter index', table, how });

/** Merges what was written in many blocks. */
export const mergeTable = (table: string): Change => ({ do: 'merge', table });

/** Removes all rows. */
export const truncateTable = (table: string): Change => ({ do: 'truncate', table });

/** Removes the rows that meet a condition. */
export const deleteFrom = (table: string, where: string): Change => ({ do: 'delete', table, where });

/** Removes a table, if it is there. */
export const dropTable = (table: string): Change => ({ do: 'drop', table });

/** Writes into a table what a query finds. */
export const insertSelect = (table: string, columns: string, select: string): Change => ({
  do: 'run',
  sql: `INSERT INTO ${table} (${columns}) ${select}`,
  writes: [table],
});

/** The tables whose rows a change writes; all of them, for what SQL knows, of a statement that is none. */
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
