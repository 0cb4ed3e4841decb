import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Session } from 'chdb';

/** Parameters of a request that are no settings of the query. */
const NO_SETTINGS =
  /^(query|database|query_id|session_id|default_format|user|password|role|wait_end_of_query|enable_http_compression|http_\w+|send_progress_in_http_headers|buffer_size|param_.*)$/;
const SESSIONS = 3;

/** A statement that a server was sent. */
export interface Statement {
  sql: string;
  settings: Record<string, string>;
}

/** How a server is to behave. */
export interface ServerOptions {
  user?: string;
  password?: string;
  /** Makes other statements of one before the engine runs them, the last one with the data; they are run in order. */
  translate?(sql: string): string[];
  /** Answers instead of the engine, when it gives something. */
  intercept?(statement: Statement): { code: number; type: string; message: string } | undefined;
}

/**
 * A loopback server that speaks ClickHouse's HTTP interface in front of the embedded engine, for what no real one does
 * here (see real-clickhouse.ts): statements of MyScale, and any platform. It knows statements in the address or the body,
 * bound values, settings, RowBinary bodies through `input()`, several databases, one user, and errors with their codes.
 * One a process, as the engine allows.
 */
export class ClickHouseServer {
  readonly #options: ServerOptions;
  readonly #folder: string;
  readonly #server: Server;
  readonly #sessions: Session[];
  readonly #idle: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  #files = 0;

  private constructor(options: ServerOptions, folder: string, sessions: Session[]) {
    this.#options = options;
    this.#folder = folder;
    this.#sessions = sessions;
    this.#idle = [...sessions];
    // ClickHouse takes addresses of a megabyte.
    this.#server = createServer(
      { maxHeaderSize: 1 << 20 },
      (request, response) => void this.#answer(request, response),
    );
  }

  static async start(options: ServerOptions = {}): Promise<ClickHouseServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'promptloom-clickhouse-'));
    await mkdir(path.join(folder, 'bodies'));
    const sessions = Array.from({ length: SESSIONS }, () => new Session(path.join(folder, 'data')));
    const server = new ClickHouseServer(options, folder, sessions);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The library address of a database, which is made when it is not there. */
  async address(database: string, kind = 'clickhouse', options = ''): Promise<string> {
    await this.run(`CREATE DATABASE IF NOT EXISTS ${database}`);
    const { user = 'default', password = '' } = this.#options;
    const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
    return `${kind}://${account}@127.0.0.1:${this.port}/${database}${options}`;
  }

  /** Runs a statement behind the server's back. */
  run(sql: string, format = 'JSONEachRow'): Promise<string> {
    return this.#with(async (session) => (await session.queryAsync(sql, { format })).text());
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    for (const session of this.#sessions) session.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://server');
    if (url.pathname === '/ping') return void response.end('Ok.\n');
    try {
      const body = await buffer(request);
      this.#authenticate(request, url);
      const parameters = new Map(url.searchParams);
      let data: Buffer | undefined = body;
      const type = request.headers['content-type'] ?? '';
      if (type.startsWith('multipart/form-data')) {
        const form = await new Response(new Uint8Array(body), {
          headers: { 'content-type': type },
        }).formData();
        for (const [name, value] of form) parameters.set(name, String(value));
        data = undefined;
      }
      let sql = parameters.get('query') ?? '';
      if (sql === '') {
        sql = body.toString();
        data = undefined;
      }
      const result = await this.#execute(sql, parameters, data);
      if (response.destroyed) return;
      response.setHeader('X-ClickHouse-Query-Id', parameters.get('query_id') ?? '');
      response.end(result);
    } catch (error) {
      refuse(response, error);
    }
  }

  #authenticate(request: IncomingMessage, url: URL): void {
    const { user = 'default', password = '' } = this.#options;
    const basic = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    const [name = '', ...rest] = Buffer.from(basic ?? '', 'base64')
      .toString()
      .split(':');
    const given = {
      user: basic
        ? name
        : (url.searchParams.get('user') ?? request.headers['x-clickhouse-user'] ?? 'default'),
      password: basic
        ? rest.join(':')
        : (url.searchParams.get('password') ?? request.headers['x-clickhouse-key'] ?? ''),
    };
    if (given.user === user && given.password === password) return;
    throw new Refusal(
      516,
      'AUTHENTICATION_FAILED',
      `${String(given.user)}: Authentication failed: password is incorrect, or there is no user with such name.`,
    );
  }

  async #execute(
    sql: string,
    parameters: Map<string, string>,
    data: Buffer | undefined,
  ): Promise<Uint8Array> {
    const named = (prefix: RegExp) => [...parameters].filter(([name]) => prefix.test(name));
    const settings = Object.fromEntries([...parameters].filter(([name]) => !NO_SETTINGS.test(name)));
    const database = parameters.get('database') || 'default';
    const refusal = this.#options.intercept?.({ sql, settings });
    if (refusal) throw new Refusal(refusal.code, refusal.type, refusal.message);
    const statements = this.#options.translate?.(sql) ?? [sql];
    if (statements.length === 0) return new Uint8Array();
    return this.#with(async (session) => {
      await session.queryAsync(`USE ${database}`);
      const set = [
        ...named(/^param_/).map(([name, value]) => `SET ${name} = ${quoted(value)}`),
        ...Object.entries(settings).map(([name, value]) => `SET ${name} = ${quoted(value)}`),
      ];
      for (const one of set) await session.queryAsync(one);
      try {
        for (const before of statements.slice(0, -1)) await session.queryAsync(before);
        return await this.#runLast(session, statements.at(-1)!, parameters.get('default_format'), data);
      } finally {
        for (const name of Object.keys(settings)) await session.queryAsync(`SET ${name} = DEFAULT`);
      }
    });
  }

  async #runLast(
    session: Session,
    sql: string,
    format = 'TabSeparated',
    data: Buffer | undefined,
  ): Promise<Uint8Array> {
    if (data === undefined || data.length === 0) return (await session.queryAsync(sql, { format })).bytes();
    const input = /\binput\('([^']*)'\)/.exec(sql);
    if (!input) return (await session.queryAsync(`${sql}\n${data.toString()}`, { format })).bytes();
    // The engine takes binary data only from files.
    const file = path.join(this.#folder, 'bodies', String(this.#files++));
    await writeFile(file, data);
    try {
      const [, bodyFormat] = /\sFORMAT (\w+)\s*$/.exec(sql)!;
      const rows = `file('${file}', ${bodyFormat}, '${input[1]}')`;
      const whole = sql.replace(input[0], rows).replace(/\sFORMAT \w+\s*$/, '');
      return (await session.queryAsync(whole, { format })).bytes();
    } finally {
      await rm(file, { force: true });
    }
  }

  async #with<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#idle.pop() ?? (await new Promise<Session>((go) => this.#waiting.push(go)));
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#idle.push(session);
    }
  }
}

class Refusal extends Error {
  constructor(code: number, type: string, message: string) {
    super(`Code: ${code}. DB::Exception: ${message} (${type}) (version 26.7.2.1)`);
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code = /^Code: (\d+)/.exec(message)?.[1] ?? '1001';
  response.statusCode =
    code === '516' ? 403 : code === '81' || code === '60' ? 404 : code === '62' ? 400 : 500;
  response.setHeader('X-ClickHouse-Exception-Code', code);
  response.end(message);
}

/** A string literal. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
