import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';
import { messageOf, PromptloomError } from '../../errors.ts';
import {
  asStoreError,
  type Columns,
  type Connection,
  type Derived,
  MAX_QUERY_BYTES,
  type Parameters,
} from '../connection.ts';
import { embedded } from '../dialects/embedded.ts';
import { newId } from '../ids.ts';

/**
 * A session runs one statement at a time, so that many searches need several. On two cores 2 are twice as fast as 1, and
 * 4 a fifth faster than 3: while one's answer is read, others work. Each holds one of Node.js's four threads for files.
 */
const SESSIONS = 4;

/** Where blocks of rows wait for the database to read them. */
const BLOCKS = 'blocks';

/** What every statement of a session is run with; given with a statement, settings cost as much as a small one. */
const SETTINGS = `SET output_format_json_quote_64bit_integers = 1, max_query_size = ${MAX_QUERY_BYTES}`;

/** One session with the engine, and the client over it for what needs bound values or binary blocks. */
interface Session {
  connection: ChdbConnection;
  client: ClickHouseClient;
}

/**
 * Opens an embedded ClickHouse (chDB) in a folder.
 * @throws PromptloomError `library-held` when another process has it open, `store-failed` otherwise.
 */
export async function openEmbedded(folder: string): Promise<Connection> {
  mkdirSync(folder, { recursive: true });
  const sessions: Session[] = [];
  try {
    for (let n = 0; n < SESSIONS; n++) sessions.push(openSession(folder));
    for (const { connection } of sessions) await connection.chdb.queryAsync(SETTINGS);
    const [row] = await select<{ version: string }>(sessions[0]!, 'SELECT version() AS version');
    // Only now, with the database's lock taken, are the blocks of a killed process nobody's.
    rmSync(path.join(folder, BLOCKS), { recursive: true, force: true });
    mkdirSync(path.join(folder, BLOCKS));
    return new EmbeddedConnection(folder, sessions, `chDB, ClickHouse ${row!.version}`);
  } catch (error) {
    await Promise.allSettled(sessions.map(({ client }) => client.close()));
    const held = /Failed to create connection|Cannot lock|CANNOT_OPEN_FILE/i.test(messageOf(error));
    if (held)
      throw new PromptloomError('library-held', `${folder} is held by another process`, { cause: error });
    throw new PromptloomError('store-failed', `cannot open the database in ${folder}: ${messageOf(error)}`, {
      hint: 'Check the rights and the free space of the folder.',
      cause: error,
    });
  }
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
  readonly #sessions: Session[];
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  #writes = 0;

  constructor(folder: string, sessions: Session[], engine: string) {
    this.#folder = folder;
    this.#sessions = sessions;
    this.#idle = [...sessions];
    this.engine = engine;
  }

  get writes(): number {
    return this.#writes;
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

  command(sql: string, parameters?: Parameters): Promise<void> {
    return this.#writing(async ({ client }) => {
      await client.command({ query: sql, ...(parameters && { query_params: parameters }) });
    });
  }

  insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return this.#writing(async ({ client }) => {
      await client.insert({ table, values: rows, format: 'JSONEachRow' });
    });
  }

  /** The embedded engine takes binary data only from files, so the bytes go through one. */
  async insertBinary(table: string, columns: Columns, bytes: Uint8Array, derived?: Derived): Promise<void> {
    const file = path.join(this.#folder, BLOCKS, `${newId('import')}.bin`);
    const structure = Object.entries(columns).map((column) => column.join(' '));
    try {
      await writeFile(file, bytes);
      const rows = 'file({file:String}, RowBinary, {structure:String})';
      const into = derived?.columns ?? Object.keys(columns).join(', ');
      await this.command(
        `INSERT INTO ${table} (${into}) ${derived?.select(rows) ?? `SELECT * FROM ${rows}`}`,
        {
          ...derived?.parameters,
          file,
          structure: structure.join(', '),
        },
      );
    } catch (error) {
      throw asStoreError(error);
    } finally {
      await rm(file, { force: true });
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#sessions.map(({ client }) => client.close()));
  }

  async #writing(work: (session: Session) => Promise<void>): Promise<void> {
    this.#writes++;
    try {
      await this.#with(work);
    } finally {
      this.#writes++;
    }
  }

  async #with<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#idle.pop() ?? (await new Promise<Session>((go) => this.#waiting.push(go)));
    try {
      return await work(session);
    } catch (error) {
      throw asStoreError(error);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#idle.push(session);
    }
  }
}
