import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { messageOf, PromptloomError } from '../../errors.ts';
import { asStoreError, type Columns, type Connection, type Derived, type Parameters } from '../connection.ts';
import { clickhouse } from '../dialects/clickhouse.ts';
import { newId } from '../ids.ts';

/** A session runs one statement at a time, so that many searches need several (measured: 2 are twice as fast as 1). */
const SESSIONS = 3;

/** Where blocks of rows wait for the database to read them. */
const BLOCKS = 'blocks';

/**
 * Opens an embedded ClickHouse (chDB) in a folder.
 * @throws PromptloomError `library-held` when another process has it open, `store-failed` otherwise.
 */
export async function openEmbedded(folder: string): Promise<Connection> {
  mkdirSync(folder, { recursive: true });
  const clients: ClickHouseClient[] = [];
  try {
    for (let n = 0; n < SESSIONS; n++) {
      // chDB declares the same interface from its own copy of the client's types.
      const connection = createChdbConnection({
        path: folder,
      }) as unknown as ClickHouseClientConfigOptions['connection'];
      clients.push(createClient({ connection }));
    }
    const answer = await clients[0]!.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' });
    const [row] = await answer.json<{ version: string }>();
    // Only now, with the database's lock taken, are the blocks of a killed process nobody's.
    rmSync(path.join(folder, BLOCKS), { recursive: true, force: true });
    mkdirSync(path.join(folder, BLOCKS));
    return new EmbeddedConnection(folder, clients, `chDB, ClickHouse ${row!.version}`);
  } catch (error) {
    await Promise.allSettled(clients.map((client) => client.close()));
    const held = /Failed to create connection|Cannot lock|CANNOT_OPEN_FILE/i.test(messageOf(error));
    if (held)
      throw new PromptloomError('library-held', `${folder} is held by another process`, { cause: error });
    throw new PromptloomError('store-failed', `cannot open the database in ${folder}: ${messageOf(error)}`, {
      hint: 'Check the rights and the free space of the folder.',
      cause: error,
    });
  }
}

class EmbeddedConnection implements Connection {
  readonly engine: string;
  readonly shared = false;
  readonly dialect = clickhouse;
  readonly #folder: string;
  readonly #clients: ClickHouseClient[];
  readonly #idle: ClickHouseClient[];
  readonly #waiting: ((client: ClickHouseClient) => void)[] = [];

  constructor(folder: string, clients: ClickHouseClient[], engine: string) {
    this.#folder = folder;
    this.#clients = clients;
    this.#idle = [...clients];
    this.engine = engine;
  }

  query<Row>(sql: string, parameters?: Parameters): Promise<Row[]> {
    return this.#with(async (client) => {
      const answer = await client.query({
        query: sql,
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
        ...(parameters && { query_params: parameters }),
      });
      return answer.json<Row>();
    });
  }

  command(sql: string, parameters?: Parameters): Promise<void> {
    return this.#with(async (client) => {
      await client.command({ query: sql, ...(parameters && { query_params: parameters }) });
    });
  }

  insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return this.#with(async (client) => {
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
    await Promise.allSettled(this.#clients.map((client) => client.close()));
  }

  async #with<T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    const client = this.#idle.pop() ?? (await new Promise<ClickHouseClient>((go) => this.#waiting.push(go)));
    try {
      return await work(client);
    } catch (error) {
      throw asStoreError(error);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(client);
      else this.#idle.push(client);
    }
  }
}
