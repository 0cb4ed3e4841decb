import { PromptloomError } from '../../errors.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Change } from '../sql/change.ts';
import type { Connection } from './connection.ts';
import { tableExists } from './table-exists.ts';
import type { WriteLog } from './write-log.ts';

/** A connection to a database that is only read: whatever would change it is refused with the reason. */
export class ReadingConnection implements Connection {
  readonly engine: string;
  readonly shared: boolean;
  readonly dialect: Dialect;
  readonly writes: WriteLog;
  readonly #inner: Connection;
  readonly #refusal: Obstacle;

  constructor(inner: Connection, refusal: Obstacle) {
    this.#inner = inner;
    this.#refusal = refusal;
    this.engine = inner.engine;
    this.shared = inner.shared;
    this.dialect = inner.dialect;
    this.writes = inner.writes;
  }

  get state() {
    return this.#inner.state!;
  }

  query: Connection['query'] = (...given) => this.#inner.query(...given);

  queryBinary = (sql: string) => this.#inner.queryBinary!(sql);

  async command(change: Change | string): Promise<void> {
    // Opening a database makes what is missing; nothing is.
    const made = typeof change === 'object' && change.do === 'create' ? change.table.name : undefined;
    if (made === undefined || !(await tableExists(this.#inner, made))) throw this.#refused();
  }

  async insert(): Promise<void> {
    throw this.#refused();
  }

  async insertBinary(): Promise<void> {
    throw this.#refused();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #refused(): PromptloomError {
    const { code, reason, hint } = this.#refusal;
    return new PromptloomError(code, `the library can be read but not changed: ${reason}`, { hint });
  }
}
