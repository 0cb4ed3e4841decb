import { totalmem } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../connection/connection.ts';
import { idRange } from '../sql/id-ranges.ts';
import { splitId } from '../sql/ids.ts';
import { Ordinals } from '../sql/ordinals.ts';
import { RowBinaryReader } from '../sql/row-binary-reader.ts';
import type { RecordRow } from '../sql/rows.ts';

/** What may be tuned. */
export interface RecordCacheOptions {
  /** Bytes that may be kept. */
  budget?: number;
  /** So many look-ups that the database had to answer within a minute make a busy library. */
  busy?: number;
}

/** A person who searches all day never asks so much in a minute; a service that searches for others does. */
const BUSY = 300;
const WINDOW_MS = 60_000;
/** Share of the machine's memory that may be used, and the most that is. */
const SHARE = 0.05;
const MOST_BYTES = 512 * 2 ** 20;
/** Rows that are read at once: some milliseconds of this thread. */
const CHUNK = 16_384;
/** Read again when so many more prompts are there than were kept. */
const GROWN = 1.2;
/** Records lie in blocks of so many bytes, and are rarely as long as a thousandth of that. */
const BLOCK_BYTES = 2 ** 22;
/** Of a prompt with more images than this the database is asked. */
const MOST_IMAGES = 32;

/** Records of all prompts and images as they were when they were read. */
interface Records {
  ids: Ordinals;
  prompts: Pieces;
  /** Of each prompt a row of id and record for every image. */
  images: Pieces;
  /** 1 for prompts whose images are not kept: there are too many, or some were added. */
  missing: Uint8Array;
}

/**
 * Keeps the records of a busy library in memory, about 400 bytes a prompt, where its memory allows: a search then reads
 * no details from the database. Only for databases in this process; nobody else writes there. Prompts that were written
 * since, and those whose images were, are not known here. What it saves: docs/decisions/0044.
 */
export class RecordCache {
  readonly #connection: Connection;
  readonly #budget: number;
  readonly #busy: number;
  #records: Records | undefined;
  #reading: Promise<void> | undefined;
  /** Prompts whose images were written while records are read; undefined when these are of no use any more. */
  #touched: Set<string> | undefined;
  #missed = 0;
  #since = 0;
  #closed = false;

  constructor(connection: Connection, { budget = usualBudget(), busy = BUSY }: RecordCacheOptions = {}) {
    this.#connection = connection;
    this.#budget = budget;
    this.#busy = busy;
    connection.writes.subscribe(['images'], (promptIds) =>
      promptIds ? this.#leaveOut(promptIds) : this.#forget(),
    );
    connection.writes.subscribe(['prompts'], (promptIds) => {
      // Rows are written once: new ones change none that is kept.
      if (!promptIds) this.#forget();
    });
  }

  /** The row of a prompt, if it is kept. */
  prompt(id: string): RecordRow | undefined {
    const records = this.#records;
    const number = records?.ids.ordinalOf(id);
    if (!records || number === undefined) return undefined;
    return { id, record: records.prompts.at(number).toString('utf8') };
  }

  /** The rows of all images of a prompt, in no certain order, if they are kept. */
  images(promptId: string): (RecordRow & { prompt_id: string })[] | undefined {
    const records = this.#records;
    const number = records?.ids.ordinalOf(promptId);
    if (!records || number === undefined || records.missing[number] === 1) return undefined;
    const reader = new RowBinaryReader(records.images.at(number));
    const rows: (RecordRow & { prompt_id: string })[] = [];
    while (!reader.done) rows.push({ id: reader.string(), prompt_id: promptId, record: reader.string() });
    return rows;
  }

  #forget(): void {
    this.#records = undefined;
    this.#touched = undefined;
  }

  /** The images of these prompts are being written. */
  #leaveOut(promptIds: readonly string[]): void {
    for (const id of promptIds) {
      this.#touched?.add(id);
      const number = this.#records?.ids.ordinalOf(id);
      if (number !== undefined) this.#records!.missing[number] = 1;
    }
  }

  /** To be called when the database had to be asked; when that happens often, all records are read. */
  noteMiss(): void {
    const now = performance.now();
    if (now - this.#since > WINDOW_MS) {
      this.#since = now;
      this.#missed = 0;
    }
    if (++this.#missed < this.#busy || this.#reading || this.#closed || !this.#connection.queryBinary) return;
    this.#missed = 0;
    this.#reading = this.#read()
      // What could not be read is asked of the database, which then says what is wrong.
      .catch(() => {})
      .finally(() => {
        this.#reading = undefined;
        this.#touched = undefined;
      });
  }

  /** Waits for what is being read. */
  async idle(): Promise<void> {
    await this.#reading;
  }

  /** Ends what is being read. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.idle();
  }

  async #read(): Promise<void> {
    const size = await this.#size();
    if (size.rows <= (this.#records?.ids.count ?? 0) * GROWN || size.bytes > this.#budget) return;
    this.#records = undefined;
    this.#touched = new Set();
    const prompts = await this.#readPrompts();
    const records = prompts && (await this.#readImages(prompts));
    if (!records || !this.#touched || this.#closed) return;
    for (const id of this.#touched) {
      const number = records.ids.ordinalOf(id);
      if (number !== undefined) records.missing[number] = 1;
    }
    this.#records = records;
  }

  async #size(): Promise<{ rows: number; bytes: number }> {
    const [row] = await this.#connection.query<{ rows: string; bytes: string }>(
      `SELECT (SELECT count() FROM prompts) AS rows, sum(column_data_uncompressed_bytes) AS bytes
       FROM system.parts_columns WHERE active AND database = currentDatabase()
         AND table IN ('prompts', 'images') AND column IN ('record', 'id')`,
    );
    return { rows: Number(row!.rows), bytes: Number(row!.bytes) };
  }

  async #readPrompts(): Promise<Pick<Records, 'ids' | 'prompts'> | undefined> {
    const [heads, tails]: [number[], number[]] = [[], []];
    const prompts = new Pieces();
    for await (const rows of this.#rows('prompts', 'id', 'id, record', 'id')) {
      if (!rows) return undefined;
      while (!rows.done) {
        const [head, tail] = splitId(rows.string());
        prompts.set(heads.length, [rows.bytes()]);
        heads.push(head);
        tails.push(tail);
      }
      if (this.#tooMuch(prompts.bytes)) return undefined;
    }
    return {
      ids: new Ordinals(Float64Array.from(heads), Uint32Array.from(tails)),
      prompts: prompts.sealed(),
    };
  }

  async #readImages({ ids, prompts }: Pick<Records, 'ids' | 'prompts'>): Promise<Records | undefined> {
    const images = new Pieces();
    const missing = new Uint8Array(ids.count);
    let [last, some]: [number | undefined, Buffer[]] = [undefined, []];
    const keep = () => {
      if (last === undefined) return;
      if (some.length > MOST_IMAGES) missing[last] = 1;
      else images.set(last, some);
    };
    for await (const rows of this.#rows('images', 'prompt_id', 'prompt_id, id, record', 'prompt_id, id')) {
      if (!rows) return undefined;
      while (!rows.done) {
        const number = ids.ordinalOf(rows.string());
        const from = rows.at;
        rows.bytes();
        rows.bytes();
        if (number !== last) {
          keep();
          [last, some] = [number, []];
        }
        some.push(rows.since(from));
      }
      if (this.#tooMuch(prompts.bytes + images.bytes)) return undefined;
    }
    keep();
    return { ids, prompts, images: images.sealed(), missing };
  }

  /** The records of a library of before are made as they are read, and their size is not known beforehand. */
  #tooMuch(bytes: number): boolean {
    this.#closed ||= bytes > this.#budget;
    return this.#closed;
  }

  /** Rows of a table in the order of an id, in steps; undefined as the last step when there is no need any more. */
  async *#rows(
    table: string,
    id: string,
    columns: string,
    order: string,
  ): AsyncGenerator<RowBinaryReader | undefined> {
    const [row] = await this.#connection.query<{ rows: string }>(`SELECT count() AS rows FROM ${table}`);
    const count = Math.max(1, Math.ceil(Number(row!.rows) / CHUNK));
    for (let n = 0; n < count; n++) {
      const bytes = await this.#connection.queryBinary!(
        `SELECT ${columns} FROM ${table} WHERE ${idRange(id, n, count)} ORDER BY ${order} SETTINGS max_threads = 1`,
      );
      if (this.#closed) return yield undefined;
      yield new RowBinaryReader(bytes);
      await nextTurn();
    }
  }
}

function usualBudget(): number {
  return Math.min(MOST_BYTES, SHARE * Math.min(totalmem(), process.constrainedMemory() || Infinity));
}

/** Bytes of many things by number, in a few large blocks. */
class Pieces {
  readonly #blocks: Buffer[] = [];
  #places: number[] | Uint32Array = [];
  #lengths: number[] | Uint32Array = [];
  #used = BLOCK_BYTES;
  /** Bytes in all. */
  bytes = 0;

  /** Copies bytes, so that what they came in can go; numbers ascend. */
  set(number: number, parts: readonly Buffer[]): void {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (this.#used + length > BLOCK_BYTES) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length)));
      this.#used = 0;
    }
    const [places, lengths] = [this.#places as number[], this.#lengths as number[]];
    for (let n = places.length; n < number; n++) {
      places.push(0);
      lengths.push(0);
    }
    places.push((this.#blocks.length - 1) * BLOCK_BYTES + this.#used);
    lengths.push(length);
    for (const part of parts) this.#used += part.copy(this.#blocks.at(-1)!, this.#used);
    this.bytes += length;
  }

  /** All there is, in less memory. */
  sealed(): this {
    this.#places = Uint32Array.from(this.#places);
    this.#lengths = Uint32Array.from(this.#lengths);
    return this;
  }

  /** Nothing for a number that has none. */
  at(number: number): Buffer {
    const place = this.#places[number] ?? 0;
    const block = this.#blocks[Math.floor(place / BLOCK_BYTES)];
    const from = place % BLOCK_BYTES;
    return block?.subarray(from, from + (this.#lengths[number] ?? 0)) ?? Buffer.alloc(0);
  }
}
