import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { messageOf, PromptloomError } from '../../errors.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetries } from '../../net/retry.ts';
import type { ServerAddress } from '../../net/server-address.ts';
import { currentAbortSignal } from './abort-context.ts';
import { MAX_QUERY_BYTES, type Parameters } from './connection.ts';
import { asServerError, lostBeforeAnswer, neverSent } from './server-error.ts';

/** Three more tries, after 50 ms, 250 ms and 1.25 s. */
const RETRY: RetryPolicy = { ...DEFAULT_RETRY, maxRetries: 3, firstWaitMs: 50, factor: 5 };
/** An index over millions of rows takes its time, and nothing is heard from the server meanwhile. */
const PATIENCE_MS = 24 * 3600 * 1000;

/** What every statement is sent with: errors come with their own status, never behind half an answer. */
const SETTINGS: ClickHouseSettings = { wait_end_of_query: 1, max_query_size: String(MAX_QUERY_BYTES) };
/** A block is written when the server says so, as one, and not gathered with others. */
const WRITING: ClickHouseSettings = {
  async_insert: 0,
  max_insert_threads: '1',
  // A replicated table passes over a block that it had before; what is restored is such a block.
  insert_deduplicate: 0,
};
/**
 * On a cluster: what was acknowledged is on its shard; a query within a query sees all shards; and statements for all
 * machines are waited for. Machines are tried in one order, so that who has written reads from the same one.
 */
const ON_CLUSTER: ClickHouseSettings = {
  insert_distributed_sync: 1,
  distributed_product_mode: 'global',
  distributed_ddl_task_timeout: '-1',
  load_balancing: 'in_order',
  prefer_localhost_replica: 0,
};

/** Statements over HTTP: settings, retries, cancelling, errors. */
export class HttpClient {
  readonly #address: ServerAddress;
  readonly #client: ClickHouseClient;
  readonly #settings: ClickHouseSettings;

  /** @throws PromptloomError `invalid-input` when the certificate file that the address names cannot be read. */
  constructor(address: ServerAddress) {
    this.#address = address;
    this.#client = connect(address);
    this.#settings = { ...SETTINGS, ...(address.cluster !== undefined && ON_CLUSTER) };
  }

  /** Runs a SELECT; tried again when the connection is lost, since asking twice does no harm. */
  async query<Row>(sql: string, parameters?: Parameters): Promise<Row[]> {
    const signal = currentAbortSignal();
    if (signal?.aborted) throw cancelled();
    const queryId = randomUUID();
    // The server keeps to its time limit; one that hangs, or is cut off, does not.
    const limit = AbortSignal.timeout(1000 * (1.5 * this.#address.timeout + 1));
    // The server stops by itself when the connection is closed; one behind a proxy does not see that, and is told.
    const stop = () => this.#kill(queryId);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await this.#retry(lostBeforeAnswer, signal, async (attempt) => {
        const answer = await this.#client.query({
          query: sql,
          format: 'JSONEachRow',
          query_id: attempt === 0 ? queryId : randomUUID(),
          clickhouse_settings: {
            ...this.#settings,
            output_format_json_quote_64bit_integers: 1,
            cancel_http_readonly_queries_on_client_close: 1,
            max_execution_time: this.#address.timeout,
          },
          abort_signal: signal ? AbortSignal.any([signal, limit]) : limit,
          ...(parameters && { query_params: parameters }),
        });
        return answer.json<Row>();
      });
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      if (limit.aborted) throw asServerError(new Error('timeout'), this.#address);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Runs a SELECT that names its own format. @returns what comes, whole. */
  read(sql: string, parameters: Parameters): Promise<Buffer> {
    return this.#retry(lostBeforeAnswer, undefined, async () => {
      const { stream } = await this.#client.exec({
        query: sql,
        clickhouse_settings: this.#settings,
        query_params: parameters,
      });
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    });
  }

  command(sql: string, parameters?: Parameters): Promise<void> {
    return this.#retry(neverSent, undefined, async () => {
      await this.#client.command({
        query: sql,
        clickhouse_settings: { ...this.#settings, ...WRITING },
        ...(parameters && { query_params: parameters }),
      });
    });
  }

  insert(table: string, rows: readonly object[]): Promise<void> {
    return this.#retry(neverSent, undefined, async () => {
      await this.#client.insert({
        table,
        values: rows,
        format: 'JSONEachRow',
        clickhouse_settings: { ...this.#settings, ...WRITING },
      });
    });
  }

  /** Runs an INSERT with its data as the body of the request. */
  write(sql: string, bytes: Uint8Array, parameters?: Parameters): Promise<void> {
    return this.#retry(neverSent, undefined, async () => {
      const { stream } = await this.#client.exec({
        query: sql,
        values: Readable.from([bytes], { objectMode: false }),
        clickhouse_settings: { ...this.#settings, ...WRITING },
        ...(parameters && { query_params: parameters }),
      });
      for await (const _ of stream);
    });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #retry<T>(
    again: (error: unknown) => boolean,
    signal: AbortSignal | undefined,
    work: (attempt: number) => Promise<T>,
  ): Promise<T> {
    const judge = (error: unknown) => ({ again: again(error) });
    try {
      return await withRetries((_, tries) => work(tries), { policy: RETRY, signal, judge });
    } catch (error) {
      throw asServerError(error, this.#address);
    }
  }

  #kill(queryId: string): void {
    const everywhere = this.#address.cluster === undefined ? '' : ` ON CLUSTER '${this.#address.cluster}'`;
    this.#client
      .command({
        query: `KILL QUERY${everywhere} WHERE query_id = {id:String} ASYNC`,
        query_params: { id: queryId },
      })
      // The search is given up either way; a user who may not kill queries has them end by their time limit.
      .catch(() => {});
  }
}

function connect(address: ServerAddress): ClickHouseClient {
  let authority: Buffer | undefined;
  try {
    authority = address.authority === undefined ? undefined : readFileSync(address.authority);
  } catch (error) {
    throw new PromptloomError(
      'invalid-input',
      `the certificate file ${address.authority} cannot be read: ${messageOf(error)}`,
      { hint: 'Name a PEM file with ca= in the library address.', cause: error },
    );
  }
  return createClient({
    url: address.endpoint,
    username: address.user,
    password: address.password,
    database: address.database,
    application: 'promptloom',
    max_open_connections: address.connections,
    request_timeout: PATIENCE_MS,
    use_multipart_params_auto: true,
    compression: { request: address.gzip, response: address.gzip },
    // It would write statements, and with them whatever people search for, to the terminal.
    log: { level: ClickHouseLogLevel.OFF },
    ...(authority && { tls: { ca_cert: authority } }),
  });
}

function cancelled(): PromptloomError {
  return new PromptloomError('cancelled', 'the search was cancelled');
}
