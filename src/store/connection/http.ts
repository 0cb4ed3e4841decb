import { messageOf } from '../../errors.ts';
import type { ServerAddress } from '../../net/server-address.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { type Change, writtenBy } from '../sql/change.ts';
import { chooseDialect } from './choose-dialect.ts';
import type { Columns, Connection, InsertOptions, Parameters } from './connection.ts';
import { HttpClient } from './http-client.ts';
import { WriteLog } from './write-log.ts';

/**
 * Connects to a ClickHouse or MyScale server over HTTP(S).
 * @throws PromptloomError `store-failed` when it cannot be reached, refuses the user, lacks the database, or is too old.
 */
export async function openServer(address: ServerAddress): Promise<Connection> {
  const http = new HttpClient(address);
  try {
    const { dialect, engine } = await chooseDialect(address, (sql) => http.query(sql));
    return new HttpConnection(http, dialect, engine);
  } catch (error) {
    await http.close();
    throw error;
  }
}

class HttpConnection implements Connection {
  readonly engine: string;
  readonly shared = true;
  readonly dialect: Dialect;
  readonly writes = new WriteLog();
  readonly #http: HttpClient;

  constructor(http: HttpClient, dialect: Dialect, engine: string) {
    this.#http = http;
    this.dialect = dialect;
    this.engine = engine;
  }

  query<Row>(sql: string, parameters?: Parameters): Promise<Row[]> {
    return this.#http.query(sql, parameters);
  }

  command(change: Change | string): Promise<void> {
    return this.writes.during(writtenBy(change), async () => {
      for (const statement of this.dialect.statements(change)) await this.#run(statement);
    });
  }

  async insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length > 0) await this.writes.during([table], () => this.#http.insert(table, rows));
  }

  insertBinary(
    table: string,
    columns: Columns,
    bytes: Uint8Array,
    { derived, promptIds }: InsertOptions = {},
  ): Promise<void> {
    const structure = Object.entries(columns).map((column) => column.join(' '));
    const rows = `input('${structure.join(', ')}')`;
    const into = derived?.columns ?? Object.keys(columns).join(', ');
    const select = derived?.select(rows) ?? `SELECT * FROM ${rows}`;
    const insert = `INSERT INTO ${table} (${into}) ${select} FORMAT RowBinary`;
    return this.writes.during([table], () => this.#http.write(insert, bytes, derived?.parameters), promptIds);
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async #run(sql: string): Promise<void> {
    try {
      await this.#http.command(sql);
    } catch (error) {
      const other = this.dialect.instead?.(sql, messageOf(error));
      if (other === undefined) throw error;
      await this.#run(other);
    }
  }
}
