import type { Filter } from '../../records/search.ts';
import { TableCache } from '../cache/table-cache.ts';
import type { Connection } from '../connection/connection.ts';
import { type Condition, FILTER_TABLES, scanSql } from '../sql/filter.ts';
import { RowBinaryReader } from '../sql/row-binary-reader.ts';
import { FilteredVectors } from './filtered-vectors.ts';

/** What may be tuned. */
export interface FilteredVectorCacheOptions {
  /** Bytes of one set, and of all. */
  most?: { set: number; all: number };
  /** Milliseconds after a write in which nothing is read. */
  quietMs?: number;
}

/** 16,000 rows of 256 dimensions: what this thread compares in two milliseconds. */
const MOST = { set: 16 * 2 ** 20, all: 48 * 2 ** 20 };
/** Bytes of an id and what surrounds it. */
const ID_BYTES = 64;
/** Searches among vectors through one filter, from which on more are expected. */
const USES = 3;
/** How long a use counts. */
const RECENT_MS = 60_000;
/** While rows are being written nothing is read that the next block makes useless. */
const QUIET_MS = 2000;
/** Filters whose uses are counted. */
const COUNTED = 200;

/**
 * Keeps what passes a narrow filter in memory once it is used again and again, as by somebody who looks through a board
 * or a site: the index walks far for one row in a hundred, and a scan reads half of all vectors for it. Only for
 * databases in this process, whose every write is seen: all sets are forgotten then.
 */
export class FilteredVectorCache {
  readonly #connection: Connection;
  readonly #table: string;
  readonly #most: { set: number; all: number };
  readonly #quietMs: number;
  readonly #tables: readonly string[];
  readonly #sets: TableCache<string, FilteredVectors>;
  readonly #uses: TableCache<string, number>;
  #reading: Promise<void> | undefined;
  #closed = false;

  /** @param table of rows with vectors: `prompts`, or one whose rows belong to a prompt each. */
  constructor(
    connection: Connection,
    table: string,
    { most = MOST, quietMs = QUIET_MS }: FilteredVectorCacheOptions = {},
  ) {
    this.#connection = connection;
    this.#table = table;
    this.#most = most;
    this.#quietMs = quietMs;
    this.#tables = [...FILTER_TABLES, table];
    this.#sets = new TableCache(connection.writes, this.#tables, { maxSize: most.all });
    this.#uses = new TableCache(connection.writes, this.#tables, { max: COUNTED, ttl: RECENT_MS });
  }

  /** What passes a filter, if it is in memory. */
  get(filter: Filter): FilteredVectors | undefined {
    return this.#sets.get(JSON.stringify(filter));
  }

  /**
   * To be called when the database had to be asked what passes a filter; when that happens often, it is read.
   * @param condition the filter's.
   * @param rows about how many rows pass.
   * @param dimensions of their vectors.
   */
  noteMiss(filter: Filter, condition: Condition, rows: number, dimensions: number): void {
    const { shared, queryBinary, writes } = this.#connection;
    if (shared || !queryBinary || this.#closed) return;
    if (rows * bytesOf(dimensions) > this.#most.set || writes.idleMs(this.#tables) < this.#quietMs) return;
    const key = JSON.stringify(filter);
    const uses = (this.#uses.get(key) ?? 0) + 1;
    this.#noteUses(key, uses);
    if (uses < USES || this.#reading || this.#sets.has(key)) return;
    // One that was dropped for others has to be asked for as often again before it is read again.
    this.#noteUses(key, 0);
    this.#reading = this.#read(key, condition, dimensions)
      // What could not be read is asked of the database, which then says what is wrong; it is not tried all the time.
      .catch(() => this.#giveUp(key))
      .finally(() => {
        this.#reading = undefined;
      });
  }

  /** Waits for what is being read. */
  async idle(): Promise<void> {
    await this.#reading;
  }

  /** Waits for what is being read, and reads no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  #noteUses(key: string, uses: number): void {
    this.#uses.set(key, uses, this.#uses.revision);
  }

  /** Until it has not been used for a while, or something was written. */
  #giveUp(key: string): void {
    this.#noteUses(key, Number.NEGATIVE_INFINITY);
  }

  async #read(key: string, condition: Condition, dimensions: number): Promise<void> {
    const { revision } = this.#sets;
    // The filter may let more pass than was thought, but what is too much is not kept, and need not be read either.
    const limit = Math.floor(this.#most.set / bytesOf(dimensions)) + 1;
    const promptId = this.#table === 'prompts' ? 'id' : 'prompt_id';
    const bytes = await this.#connection.queryBinary!(
      `SELECT id, ${promptId} AS of_prompt, vector FROM ${this.#table} WHERE ${scanSql(condition, promptId)}
       ORDER BY id LIMIT ${limit} SETTINGS max_threads = 1`,
    );
    const rows = new RowBinaryReader(bytes);
    const ids: string[] = [];
    const promptIds: string[] = [];
    // A row has its ids too, so that there are no more than this.
    const vectors = new Float32Array(Math.floor(bytes.length / (4 * dimensions)) * dimensions);
    while (!rows.done) {
      const from = ids.length * dimensions;
      ids.push(rows.string());
      promptIds.push(rows.string());
      rows.vectorInto(vectors.subarray(from, from + dimensions));
    }
    if (ids.length >= limit) return this.#giveUp(key);
    if (this.#closed) return;
    const set = new FilteredVectors(
      ids,
      vectors.subarray(0, ids.length * dimensions),
      promptId === 'id' ? ids : promptIds,
    );
    this.#sets.set(key, set, revision, 1 + ids.length * bytesOf(dimensions));
  }
}

function bytesOf(dimensions: number): number {
  return 4 * dimensions + ID_BYTES;
}
