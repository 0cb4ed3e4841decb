import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { ID_PREFIX } from '../records/id.ts';
import type { Connection } from './connection.ts';
import { decodeDigits, encodeId, HEAD_DIGITS, ID_DIGITS, ID_LENGTH } from './ids.ts';
import { idLiteral, wordLiteral } from './literal.ts';

/** Memory that lists of holders may take: at 900,000 prompts those of all words take about 60 MB. */
const LIST_BYTES = 96 * 2 ** 20;
/** Beyond this many prompts even their ids take too much; the database is asked then. */
const MOST_PROMPTS = 4_000_000;
/** Holders that a search waits for; more are read while it asks the database instead. */
const AT_ONCE = 20_000;
/** Rows that one statement reads, about, so that searches beside it need not wait long. */
const CHUNK = 50_000;
/** While rows are being written nothing is read that the next block makes useless. */
const QUIET_MS = 2000;

/** Who holds the words of a query; prompts are numbered by their ids. */
export interface HoldersAtHand {
  /** The holders of each word, in the order asked for, ascending. */
  lists: Uint32Array[];
  /** Words of each prompt that holds one of them; 255 stands for more. */
  lengths: Uint8Array;
  /** The id of a prompt. */
  idOf(number: number): string;
}

/**
 * Ids of all prompts in their order, as {@link encodeId} takes them. Their heads alone tell them apart: that any two
 * of four million share one has a chance of 1 in 140, and would credit one prompt with the other's words.
 */
interface Ids {
  heads: Float64Array;
  tails: Uint32Array;
  lengths: Uint8Array;
}

/**
 * Keeps in memory who holds which word, for libraries that no other process writes to. Read when searches ask for it,
 * forgotten when something is written; until it is at hand the database is asked.
 */
export class WordPostings {
  readonly #connection: Connection;
  readonly #lists = new LRUCache<string, Uint32Array>({
    maxSize: LIST_BYTES,
    sizeCalculation: (list) => list.byteLength + 256,
  });
  readonly #wanted = new Map<string, number>();
  #ids: Ids | undefined;
  #reading: Promise<void> | undefined;
  #writes = 0;
  #written = Number.NEGATIVE_INFINITY;
  #asked = 0;
  #closed = false;

  readonly #quietMs: number;

  /** @param quietMs how long after a write nothing is read. */
  constructor(connection: Connection, quietMs = QUIET_MS) {
    this.#connection = connection;
    this.#quietMs = quietMs;
  }

  /** Forgets everything; to be called when prompts or words were written. */
  changed(): void {
    if (this.#asked > 0) this.#written = performance.now();
    this.#writes++;
    this.#asked = 0;
    this.#ids = undefined;
    this.#lists.clear();
    this.#wanted.clear();
  }

  /** Waits for what is being read. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  /** Ends what is being read. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
  }

  /**
   * Who holds these words, or undefined where that is not in memory yet.
   * @param words each with how many prompts hold it.
   * @param prompts how many there are in all.
   */
  async of(
    words: readonly { word: string; prompts: number }[],
    prompts: number,
  ): Promise<HoldersAtHand | undefined> {
    if (this.#connection.shared || prompts > MOST_PROMPTS) return undefined;
    this.#asked++;
    const missing = words.filter(({ word }) => !this.#lists.has(word));
    const few = missing.reduce((sum, one) => sum + one.prompts, 0) <= AT_ONCE;
    if (this.#ids && missing.length > 0 && few) await this.#readLists(missing);
    const ids = this.#ids;
    const lists = words.map(({ word }) => this.#lists.get(word));
    if (!ids || lists.some((list) => !list)) {
      for (const { word, prompts: holders } of missing) this.#wanted.set(word, holders);
      this.#readOn(prompts);
      return undefined;
    }
    return {
      lists: lists as Uint32Array[],
      lengths: ids.lengths,
      idOf: (number) => encodeId('prompt', ids.heads[number]!, ids.tails[number]!),
    };
  }

  /** Reads in the background what searches wanted. A single search, as a command makes, is not worth it. */
  #readOn(prompts: number): void {
    if (this.#reading || this.#closed || this.#asked < 2) return;
    if (performance.now() - this.#written < this.#quietMs) return;
    this.#reading = this.#readWanted(prompts)
      // What could not be read is asked of the database, which then says what is wrong.
      .catch(() => {})
      .finally(() => {
        this.#reading = undefined;
      });
  }

  async #readWanted(prompts: number): Promise<void> {
    if (!this.#ids) await this.#readIds(prompts);
    while (this.#wanted.size > 0 && this.#ids && !this.#closed) {
      const together: { word: string; prompts: number }[] = [];
      let rows = 0;
      for (const [word, holders] of this.#wanted) {
        if (rows > 0 && rows + holders > CHUNK) break;
        rows += holders;
        this.#wanted.delete(word);
        if (!this.#lists.has(word)) together.push({ word, prompts: holders });
      }
      if (together.length > 0) await this.#readLists(together);
    }
  }

  async #readIds(prompts: number): Promise<void> {
    const writes = this.#writes;
    const heads: Float64Array[] = [];
    const tails: Uint32Array[] = [];
    for (const range of idRanges('id', prompts)) {
      const [row] = await this.#connection.query<{ heads: string; tails: string }>(
        `SELECT arrayStringConcat(groupArray(${HEAD('id')})) AS heads,
           arrayStringConcat(groupArray(substring(id, ${2 + HEAD_DIGITS}))) AS tails
         FROM (SELECT id FROM prompts WHERE ${range} ORDER BY id) SETTINGS max_threads = 1`,
      );
      if (this.#closed || writes !== this.#writes) return;
      heads.push(decodeAll(row!.heads, HEAD_DIGITS));
      tails.push(Uint32Array.from(decodeAll(row!.tails, ID_LENGTH - 1 - HEAD_DIGITS)));
      await nextTurn();
    }
    const all = joined(heads, Float64Array);
    this.#ids = { heads: all, tails: joined(tails, Uint32Array), lengths: new Uint8Array(all.length) };
  }

  async #readLists(words: readonly { word: string; prompts: number }[]): Promise<void> {
    const writes = this.#writes;
    const ids = this.#ids;
    const names = words.map(({ word }) => wordLiteral(word)).join(', ');
    const found = new Map<string, Uint32Array[]>(words.map(({ word }) => [word, []]));
    const rows = words.reduce((sum, { prompts }) => sum + prompts, 0);
    for (const range of idRanges('prompt_id', rows)) {
      const read = await this.#connection.query<{ word: string; heads: string; lengths: string }>(
        `SELECT word, arrayStringConcat(groupArray(${HEAD('prompt_id')})) AS heads,
           hex(arrayStringConcat(groupArray(char(length)))) AS lengths
         FROM (SELECT word, prompt_id, length FROM words WHERE word IN (${names}) AND ${range}
           ORDER BY word, prompt_id) GROUP BY word SETTINGS max_threads = 1`,
      );
      if (!ids || this.#closed || writes !== this.#writes) return;
      for (const row of read) found.get(row.word)?.push(numbersOf(row, ids));
      await nextTurn();
    }
    if (writes !== this.#writes) return;
    for (const [word, parts] of found) this.#lists.set(word, joined(parts, Uint32Array));
  }
}

const HEAD = (column: string) => `substring(${column}, 2, ${HEAD_DIGITS})`;

/** Conditions on an id column that each hold for about as many rows, as many as a statement should read. */
function idRanges(column: string, rows: number): string[] {
  const count = Math.min(ID_DIGITS.length, Math.max(1, Math.ceil(rows / CHUNK)));
  const first = (n: number) => {
    const digit = ID_DIGITS[Math.floor((n * ID_DIGITS.length) / count)]!;
    return idLiteral(ID_PREFIX.prompt + digit.padEnd(ID_LENGTH - 1, '0'));
  };
  return Array.from({ length: count }, (_, n) => {
    const from = `${column} >= ${first(n)}`;
    return n + 1 === count ? from : `${from} AND ${column} < ${first(n + 1)}`;
  });
}

/** Numbers of so many digits each, one after the other. */
function decodeAll(text: string, digits: number): Float64Array {
  const numbers = new Float64Array(text.length / digits);
  for (let n = 0; n < numbers.length; n++) numbers[n] = decodeDigits(text, n * digits, digits);
  return numbers;
}

/** The numbers of prompts by their ids, both in order; who is not there yet is left out. Notes their lengths. */
function numbersOf(row: { heads: string; lengths: string }, all: Ids): Uint32Array {
  const heads = decodeAll(row.heads, HEAD_DIGITS);
  const lengths = Buffer.from(row.lengths, 'hex');
  const numbers = new Uint32Array(heads.length);
  let count = 0;
  let place = 0;
  for (let n = 0; n < heads.length; n++) {
    place = placeOf(all.heads, heads[n]!, place);
    if (all.heads[place] !== heads[n]) continue;
    all.lengths[place] = lengths[n]!;
    numbers[count++] = place++;
  }
  return numbers.slice(0, count);
}

/** The first place from `from` on whose number is not below this one. */
function placeOf(numbers: Float64Array, wanted: number, from: number): number {
  let before = from - 1;
  let step = 1;
  while (before + step < numbers.length && numbers[before + step]! < wanted) {
    before += step;
    step *= 2;
  }
  let at = Math.min(numbers.length, before + step);
  while (before + 1 < at) {
    const middle = (before + at) >>> 1;
    if (numbers[middle]! < wanted) before = middle;
    else at = middle;
  }
  return at;
}

function joined<A extends Float64Array | Uint32Array>(
  parts: readonly A[],
  Kind: new (length: number) => A,
): A {
  const whole = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
