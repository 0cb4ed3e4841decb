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
/** Prompts that are read at once: some milliseconds of this thread. */
const CHUNK = 16_384;
/** Read again when so many more prompts are there than were kept. */
const GROWN = 1.2;
/** Of a prompt with more images than this the database is asked. */
const MOST_IMAGES = 32;

/** Records of all prompts and images as they were when they were read. */
interface Records {
  ids: Ordinals;
  /** Rows as the database gave them: the id of a prompt, its record, and the id and record of each of its images. */
  chunks: readonly Buffer[];
  /** By ordinal: in which chunk the row of a prompt is, and where in it the record begins. */
  chunkOf: Uint16Array;
  places: Uint32Array;
  /** 1 for prompts whose images were written since. */
  outdated: Uint8Array;
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
    const record = this.#at(id)?.row.string();
    return record === undefined ? undefined : { id, record };
  }

  /** The rows of all images of a prompt, in no certain order, if they are kept. */
  images(promptId: string): (RecordRow & { prompt_id: string })[] | undefined {
    const found = this.#at(promptId);
    if (!found || found.isOutdated) return undefined;
    const { row } = found;
    row.bytes();
    const count = row.count();
    if (count > MOST_IMAGES) return undefined;
    return Array.from({ length: count }, () => ({
      id: row.string(),
      prompt_id: promptId,
      record: row.string(),
    }));
  }

  #at(id: string): { row: RowBinaryReader; isOutdated: boolean } | undefined {
    const records = this.#records;
    const ordinal = records?.ids.ordinalOf(id);
    if (!records || ordinal === undefined) return undefined;
    const row = new RowBinaryReader(records.chunks[records.chunkOf[ordinal]!]!, records.places[ordinal]);
    return { row, isOutdated: records.outdated[ordinal] === 1 };
  }

  #forget(): void {
    this.#records = undefined;
    this.#touched = undefined;
  }

  /** The images of these prompts are being written. */
  #leaveOut(promptIds: readonly string[]): void {
    for (const id of promptIds) this.#touched?.add(id);
    if (this.#records) markOutdated(this.#records, promptIds);
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
    const records = await this.#readRows(size.rows);
    if (!records || !this.#touched || this.#closed) return;
    markOutdated(records, this.#touched);
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

  /** Reads in steps; undefined when there is no need any more, or no room. */
  async #readRows(prompts: number): Promise<Records | undefined> {
    const [heads, tails, chunkOf, places]: [number[], number[], number[], number[]] = [[], [], [], []];
    const chunks: Buffer[] = [];
    const parts = Math.max(1, Math.ceil(prompts / CHUNK));
    let bytes = 0;
    for (let n = 0; n < parts; n++) {
      const chunk = await this.#connection.queryBinary!(rowsSql(n, parts));
      bytes += chunk.length;
      // The records of a library of before are made as they are read, and their size is not known beforehand.
      this.#closed ||= bytes > this.#budget;
      if (this.#closed) return undefined;
      chunks.push(chunk);
      const rows = new RowBinaryReader(chunk);
      while (!rows.done) {
        const [head, tail] = splitId(rows.string());
        heads.push(head);
        tails.push(tail);
        chunkOf.push(n);
        places.push(rows.at);
        rows.bytes();
        for (let left = 2 * rows.count(); left > 0; left--) rows.bytes();
      }
      await nextTurn();
    }
    return {
      ids: new Ordinals(Float64Array.from(heads), Uint32Array.from(tails)),
      chunks,
      chunkOf: Uint16Array.from(chunkOf),
      places: Uint32Array.from(places),
      outdated: new Uint8Array(heads.length),
    };
  }
}

/** Of each prompt in one part of the library its record and those of its images, one more than are kept at most. */
function rowsSql(part: number, parts: number): string {
  return `SELECT id, record, images
    FROM (SELECT id, record FROM prompts WHERE ${idRange('id', part, parts)}) AS prompt
    LEFT ANY JOIN (
      SELECT prompt_id, groupArray(${MOST_IMAGES + 1})((images.id, images.record)) AS images
      FROM images WHERE ${idRange('prompt_id', part, parts)} GROUP BY prompt_id
    ) AS own ON own.prompt_id = prompt.id
    ORDER BY id SETTINGS max_threads = 1`;
}

function markOutdated({ ids, outdated }: Records, promptIds: Iterable<string>): void {
  for (const id of promptIds) {
    const ordinal = ids.ordinalOf(id);
    if (ordinal !== undefined) outdated[ordinal] = 1;
  }
}

function usualBudget(): number {
  return Math.min(MOST_BYTES, SHARE * Math.min(totalmem(), process.constrainedMemory() || Infinity));
}
