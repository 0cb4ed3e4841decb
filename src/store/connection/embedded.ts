import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';
import { PromptloomError } from '../../errors.ts';
import { embedded } from '../dialects/embedded.ts';
import { heldBy, isLocked } from '../disk/held-by.ts';
import { checkStore } from '../disk/open-store.ts';
import { StoreHeldError } from '../disk/store-held-error.ts';
import { StoreKeeper, type StoreState } from '../disk/store-keeper.ts';
import { type Change, writtenBy } from '../sql/change.ts';
import { newId } from '../sql/ids.ts';
import {
  asStoreError,
  type Columns,
  type Connection,
  type InsertOptions,
  MAX_QUERY_BYTES,
  type Parameters,
} from './connection.ts';
import { ReadingConnection } from './reading.ts';
import { WriteLog, type WrittenTables } from './write-log.ts';

/**
 * A session runs one statement at a time, so that many searches need several. On two cores 2 are twice as fast as 1, and
 * 4 a fifth faster than 3: while one's answer is read, others work. Each holds one of Node.js's four threads for files.
 */
const SESSIONS = 4;

/** Where blocks of rows wait for the database to read them. */
const BLOCKS = 'blocks';

/** What every statement of a session is run with; given with a statement, settings cost as much as a small one. */
const SETTINGS = `SET output_format_json_quote_64bit_integers = 1, max_query_size = ${MAX_QUERY_BYTES}`;

/** Ends what only asks. */
const KILL_SEARCHES = "KILL QUERY WHERE query_kind = 'Select' AND query NOT LIKE '%system.processes%' ASYNC";

/** One session with the engine, and the client over it for what needs bound values or binary blocks. */
interface Session {
  connection: ChdbConnection;
  client: ClickHouseClient;
}

/** How to open a database in a folder. */
export interface EmbeddedOptions {
  /** Whether all of it is read to find what is damaged; only a small one is if left out. */
  check?: 'all';
  /** Whether to go on with what is left of a damaged one from now on. */
  acceptLoss?: boolean;
}

/**
 * Opens an embedded ClickHouse (chDB) in a folder. One that cannot be written, or has lost rows, is opened for reading.
 * @throws PromptloomError `library-held` when another process has it open, `store-failed` otherwise.
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Connection> {
  const checked = checkStore(folder);
  const sessions: Session[] = [];
  try {
    for (let n = 0; n < SESSIONS; n++) sessions.push(openSession(checked.folder));
    for (const { connection } of sessions) await connection.chdb.queryAsync(SETTINGS);
    const [row] = await select<{ version: string }>(sessions[0]!, 'SELECT version() AS version');
    const engine = `chDB, ClickHouse ${row!.version}`;
    const keeper = new StoreKeeper(folder, checked);
    const connection = new EmbeddedConnection(folder, sessions, engine, keeper);
    await keeper.examine(connection, options.check ?? 'quickly');
    if (options.acceptLoss && !checked.obstacle) await keeper.accept(connection);
    if (keeper.refusal) {
      // Merges would only fail, again and again.
      if (checked.obstacle) await connection.command('SYSTEM STOP MERGES');
      return new ReadingConnection(connection, keeper.refusal);
    }
    // Only now, with the database's lock taken, are the blocks of a killed process nobody's.
    rmSync(path.join(folder, BLOCKS), { recursive: true, force: true });
    mkdirSync(path.join(folder, BLOCKS));
    return connection;
  } catch (error) {
    await Promise.allSettled(sessions.map(({ client }) => client.close()));
    checked.reading?.remove();
    throw openingError(folder, error);
  }
}

/** The engine itself says only that it failed; what it knows it writes to stderr. */
function openingError(folder: string, error: unknown): PromptloomError {
  if (error instanceof PromptloomError) return error;
  const pid = heldBy(folder);
  if (pid !== undefined || isLocked(folder)) return new StoreHeldError(pid, error);
  return new PromptloomError('store-failed', `the database engine cannot open ${folder}`, {
    hint: 'A file in it may be damaged, and the engine may have said above which. Restore the library from a backup, or import its prompts again into a new one; promptloom has removed nothing.',
    cause: error,
  });
}

function openSession(folder: string): Session {
  const connection = createChdbConnection({ path: folder });
  // chDB declares the same interface from its own copy of the client's types.
  const shared = connection as unknown as ClickHouseClientConfigOptions['connection'];
  return { connection, client: createClient({ connection: shared }) };
}

/** Past the client, whose streams and identifiers cost half a millisecond a statement. */
async function select<Row>({ connection }: Session, sql: string): Promise<Row[]> {
  const answer = await connection.chdb.queryAsync(sql, { format: 'JSONEachRow' });
  // Line breaks within values are escaped, so the others stand between rows.
  return JSON.parse(`[${answer.text().trimEnd().replaceAll('\n', ',')}]`) as Row[];
}

class EmbeddedConnection implements Connection {
  readonly engine: string;
  readonly shared = false;
  readonly dialect = embedded;
  readonly #folder: string;
  readonly #keeper: StoreKeeper;
  readonly #sessions: Session[];
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  readonly writes = new WriteLog();
  #rested: (() => void) | undefined;

  constructor(folder: string, sessions: Session[], engine: string, keeper: StoreKeeper) {
    this.#folder = folder;
    this.#keeper = keeper;
    this.#sessions = sessions;
    this.#idle = [...sessions];
    this.engine = engine;
  }

  get state(): StoreState {
    return this.#keeper.state;
  }

  query<Row>(sql: string, parameters?: Parameters): Promise<Row[]> {
    return this.#with(async (session) => {
      if (!parameters) return select<Row>(session, sql);
      const answer = await session.client.query({
        query: sql,
        format: 'JSONEachRow',
        query_params: parameters,
      });
      return answer.json<Row>();
    });
  }

  queryBinary(sql: string): Promise<Buffer> {
    return this.#with(async ({ connection }) => {
      const bytes = (await connection.chdb.queryAsync(sql, { format: 'RowBinary' })).bytes();
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    });
  }

  command(change: Change | string): Promise<void> {
    const statements = this.dialect.statements(change);
    for (const query of statements) this.#keeper.beforeCommand(query);
    return this.#writing(writtenBy(change), async ({ client }) => {
      for (const query of statements) await client.command({ query });
    });
  }

  insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return this.#writing([table], async ({ client }) => {
      await client.insert({ table, values: rows, format: 'JSONEachRow' });
    });
  }

  /** The embedded engine takes binary data only from files, so the bytes go through one. */
  async insertBinary(
    table: string,
    columns: Columns,
    bytes: Uint8Array,
    { derived, promptIds }: InsertOptions = {},
  ): Promise<void> {
    const file = path.join(this.#folder, BLOCKS, `${newId('import')}.bin`);
    const structure = Object.entries(columns).map((column) => column.join(' '));
    try {
      await writeFile(file, bytes);
      const rows = 'file({file:String}, RowBinary, {structure:String})';
      const into = derived?.columns ?? Object.keys(columns).join(', ');
      const query = `INSERT INTO ${table} (${into}) ${derived?.select(rows) ?? `SELECT * FROM ${rows}`}`;
      const query_params = { ...derived?.parameters, file, structure: structure.join(', ') };
      await this.#writing(
        [table],
        async ({ client }) => void (await client.command({ query, query_params })),
        promptIds,
      );
    } catch (error) {
      throw asStoreError(error);
    } finally {
      await rm(file, { force: true });
    }
  }

  async close(): Promise<void> {
    await this.#atRest();
    await this.#keeper.leave(this);
    await Promise.allSettled(this.#sessions.map(({ client }) => client.close()));
    this.#keeper.left();
  }

  /** Waits until no statement runs: the engine does not survive the end of a session at work. Searches are cut short. */
  async #atRest(): Promise<void> {
    if (this.#idle.length === this.#sessions.length) return;
    const session = this.#idle[0];
    await session?.connection.chdb.queryAsync(KILL_SEARCHES).catch(() => {});
    await new Promise<void>((rested) => {
      this.#rested = rested;
      if (this.#idle.length === this.#sessions.length) rested();
    });
  }

  #writing(
    tables: WrittenTables,
    work: (session: Session) => Promise<void>,
    promptIds?: readonly string[],
  ): Promise<void> {
    return this.writes.during(tables, () => this.#with(work), promptIds);
  }

  async #with<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#idle.pop() ?? (await new Promise<Session>((go) => this.#waiting.push(go)));
    try {
      return await work(session);
    } catch (error) {
      throw this.#keeper.damageOf(error) ?? asStoreError(error);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#idle.push(session);
      if (this.#idle.length === this.#sessions.length) this.#rested?.();
    }
  }
}
