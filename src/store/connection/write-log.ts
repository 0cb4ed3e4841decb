/** How long what was read of a library serves that other processes write to as well. */
const FRESH_MS = 2000;

/** Tables that a statement writes; `all` where it does not say which. */
export type WrittenTables = readonly string[] | 'all';

/** @param promptIds whose rows are written; undefined where that is not known, and any may be. */
export type WriteListener = (promptIds: readonly string[] | undefined) => void;

/**
 * What is written through a connection, table by table. Everything that keeps rows in memory learns here that they are
 * out of date: it subscribes, or compares revisions. Nothing that writes needs to know who does.
 */
export class WriteLog {
  readonly #written = new Map<string, { revision: number; at: number }>();
  readonly #subscribers: { tables: readonly string[]; listener: WriteListener }[] = [];
  #refreshed = Number.NEGATIVE_INFINITY;

  /** Writes, and notes that it begins and ends; also when it fails, for what a full disk refused may be there. */
  async during<T>(tables: WrittenTables, write: () => Promise<T>, promptIds?: readonly string[]): Promise<T> {
    this.#note(tables, promptIds);
    try {
      return await write();
    } finally {
      this.#note(tables, promptIds);
    }
  }

  /** Notes, at most every two seconds, that other processes may have written anything. */
  othersMayHaveWritten(): void {
    if (performance.now() - this.#refreshed < FRESH_MS) return;
    this.#refreshed = performance.now();
    this.#note('all');
  }

  /** Grows when a write to one of these tables begins, and when it ends. */
  revision(tables: readonly string[]): number {
    return this.#entries(tables).reduce((sum, { revision }) => sum + revision, 0);
  }

  /** Milliseconds since one of these tables was written. */
  idleMs(tables: readonly string[]): number {
    return performance.now() - Math.max(...this.#entries(tables).map(({ at }) => at));
  }

  /** Has a listener told when a write to one of these tables begins, and when it ends. */
  subscribe(tables: readonly string[], listener: WriteListener): void {
    this.#subscribers.push({ tables, listener });
  }

  #entries(tables: readonly string[]) {
    const never = { revision: 0, at: Number.NEGATIVE_INFINITY };
    return [...tables, ALL].map((table) => this.#written.get(table) ?? never);
  }

  #note(tables: WrittenTables, promptIds?: readonly string[]): void {
    for (const table of tables === 'all' ? [ALL] : tables) {
      const revision = (this.#written.get(table)?.revision ?? 0) + 1;
      this.#written.set(table, { revision, at: performance.now() });
    }
    for (const { tables: theirs, listener } of this.#subscribers)
      if (tables === 'all' || theirs.some((table) => tables.includes(table))) listener(promptIds);
  }
}

const ALL = '*';
