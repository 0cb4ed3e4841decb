import { messageOf, PromptloomError } from '../../errors.ts';
import { obstacleOf, unwritable } from '../../obstacle.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { StoreState } from '../disk/store-keeper.ts';
import type { Change } from '../sql/change.ts';
import type { WriteLog } from './write-log.ts';

/** Values bound to `{name:Type}` placeholders. */
export type Parameters = Record<string, unknown>;

/** Types of columns by name. */
export type Columns = Readonly<Record<string, string>>;

/** Rows to be written that a query makes from given ones. */
interface Derived {
  /** The columns that are written, with commas between them. */
  columns: string;
  /** The query, from the table expression that stands for the given rows. */
  select(rows: string): string;
  parameters?: Parameters;
}

/** What may be said of rows that are inserted. */
export interface InsertOptions {
  /** What is written instead, where that is made from the rows and from what the database has. */
  derived?: Derived;
  /** The prompts that the rows belong to: what is remembered of others stays. */
  promptIds?: readonly string[];
}

/** Longest statement. Fifty phrases of 500 characters, as patterns and in hexadecimal, are about a megabyte, and stand in one several times. */
export const MAX_QUERY_BYTES = 64 * 1024 * 1024;

/** A connection to the database: statements in, plain rows out. */
export interface Connection {
  /** Database and version, for people. */
  readonly engine: string;
  /** Whether other processes may be using the database. */
  readonly shared: boolean;
  /** What is written through this connection. Where it is {@link shared}, others write too. */
  readonly writes: WriteLog;
  /** The SQL that the database speaks. */
  readonly dialect: Dialect;
  /** How the database is; undefined where that is the server's business. */
  readonly state?: StoreState;
  /** Runs a SELECT. 64-bit integers come as strings. @throws PromptloomError `store-failed`. */
  query<Row>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** Runs a SELECT and gives its rows in RowBinary; only where the database is in this process. */
  queryBinary?(sql: string): Promise<Buffer>;
  /**
   * Makes a change; a text is run as it is, and counts as a write to all tables.
   * @throws PromptloomError `store-failed`.
   */
  command(change: Change | string): Promise<void>;
  /** Inserts a few rows given as objects. All of them are in the table when it resolves, or none. */
  insert(table: string, rows: readonly object[]): Promise<void>;
  /**
   * Inserts many rows given as RowBinary bytes as one block: all or none.
   * @param columns each column's type, in the bytes' order.
   */
  insertBinary(table: string, columns: Columns, bytes: Uint8Array, options?: InsertOptions): Promise<void>;
  close(): Promise<void>;
}

/** What the database refused, with what to do where that is known. */
export function asStoreError(error: unknown): PromptloomError {
  if (error instanceof PromptloomError) return error;
  if (obstacleOf(error)) return unwritable(error);
  const message = messageOf(error).replace(/^Code: \d+\. DB::Exception: /, '');
  return new PromptloomError('store-failed', `the database refused: ${message.slice(0, 500)}`, {
    cause: error,
  });
}
