import { LRUCache } from 'lru-cache';
import type { WriteLog } from '../connection/write-log.ts';

/** Values that were read from some tables. They are forgotten when one of these is written, the least recently used first. */
export class TableCache<Key extends string, Value extends object | number> {
  readonly #log: WriteLog;
  readonly #tables: readonly string[];
  readonly #values: LRUCache<Key, Value>;

  /**
   * @param tables what the values are made from.
   * @param limits how many values are kept, or how large they may be together.
   * @param byPrompt true where keys are ids of prompts: a write that names its prompts leaves the others.
   */
  constructor(
    log: WriteLog,
    tables: readonly string[],
    limits: LRUCache.Options<Key, Value, unknown>,
    byPrompt = false,
  ) {
    this.#log = log;
    this.#tables = tables;
    this.#values = new LRUCache(limits);
    log.subscribe(tables, (promptIds) => {
      if (byPrompt && promptIds) for (const id of promptIds) this.#values.delete(id as Key);
      else this.#values.clear();
    });
  }

  /** To be taken before something is read that {@link set} is to keep. */
  get revision(): number {
    return this.#log.revision(this.#tables);
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** Those of some keys that have a value, with it. */
  some(keys: readonly Key[]): Map<Key, Value> {
    const found = new Map<Key, Value>();
    for (const key of keys) {
      const value = this.get(key);
      if (value !== undefined) found.set(key, value);
    }
    return found;
  }

  has(key: Key): boolean {
    return this.#values.has(key);
  }

  /** Keeps a value, unless its tables were written since it was read. */
  set(key: Key, value: Value, revision: number, size?: number): void {
    if (revision === this.revision) this.#values.set(key, value, { ...(size !== undefined && { size }) });
  }

  delete(key: Key): void {
    this.#values.delete(key);
  }
}
