import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Connection } from '../connection/connection.ts';
import { idRange } from '../sql/id-ranges.ts';
import { decodeDigits, HEAD_DIGITS, ID_LENGTH } from '../sql/ids.ts';
import { wordLiteral } from '../sql/literal.ts';
import { Ordinals } from '../sql/ordinals.ts';
import { PostingList } from './posting-list.ts';

/** Memory that lists of holders may take: at 900,000 prompts those of all words take about 60 MB. */
const LIST_BYTES = 256 * 2 ** 20;
/**
 * Rows of the table of words up to which all lists fit into that, with room to spare: about 2.7 million prompts. Of a
 * larger library lists would be dropped and read again without end; the database is asked then.
 */
const MOST_ROWS = 48_000_000;
/** Holders that a search waits for; more are read while it asks the database instead. */
const AT_ONCE = 20_000;
/** Rows that one statement reads, about, so that searches beside it need not wait long. */
const CHUNK = 50_000;
/** While rows are being written nothing is read that the next block makes useless. */
const QUIET_MS = 2000;

/** The tables that lists are read from. */
const TABLES = ['words', 'prompts'];

/** Who holds the words of a query; prompts are numbered by their ids. */
export interface LoadedPostings {
  /** The holders of each word, in the order asked for. */
  sets: PostingList[];
  /** Words of each prompt that holds one of them; 255 stands for more. */
  lengths: Uint8Array;
  /** The id of a prompt. */
  idOf(number: number): string;
  /** The numbers of prompts by ids, both ascending; ids that are not there are left out. */
  ordinalsOf(ids: readonly string[]): Uint32Array;
}

/** All prompts, and how many words each has, as far as a list told. */
interface Prompts {
  ids: Ordinals;
  lengths: Uint8Array;
}

/**
 * Keeps in memory who holds which word, for libraries that no other process writes to. Read when searches ask for it,
 * forgotten when something is written; until it is at hand the database is asked.
 */
export class Postings {
  readonly #connection: Connection;
  readonly #sets = new LRUCache<string, PostingList>({
    maxSize: LIST_BYTES,
    sizeCalculation: (holders) => holders.byteLength + 256,
  });
  readonly #wanted = new Map<string, number>();
  /** Of ids that are asked for again and again. */
  #numbers = new WeakMap<readonly string[], Uint32Array>();
  #prompts: Prompts | undefined;
  #reading: Promise<void> | undefined;
  #searches = 0;
  #closed = false;

  readonly #quietMs: number;

  /** @param quietMs how long after a write nothing is read. */
  constructor(connection: Connection, quietMs = QUIET_MS) {
    this.#connection = connection;
    this.#quietMs = quietMs;
    connection.writes.subscribe(TABLES, () => this.#forget());
  }

  #forget(): void {
    this.#searches = 0;
    this.#prompts = undefined;
    this.#sets.clear();
    this.#wanted.clear();
    this.#numbers = new WeakMap();
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

  /**
   * Who holds these words, or undefined where that is not in memory yet.
   * @param words each with how many prompts hold it.
   * @param size how many prompts there are in all, and how many rows of words.
   */
  async load(
    words: readonly { word: string; prompts: number }[],
    { prompts, rows }: { prompts: number; rows: number },
  ): Promise<LoadedPostings | undefined> {
    if (this.#connection.shared || rows > MOST_ROWS) return undefined;
    this.#searches++;
    const missing = words.filter(({ word }) => !this.#sets.has(word));
    const few = missing.reduce((sum, one) => sum + one.prompts, 0) <= AT_ONCE;
    if (this.#prompts && missing.length > 0 && few) await this.#readLists(missing);
    const known = this.#prompts;
    const sets = words.map(({ word }) => this.#sets.get(word));
    if (!known || sets.some((set) => !set)) {
      for (const { word, prompts: holders } of missing) this.#wanted.set(word, holders);
      this.#readOn(prompts);
      return undefined;
    }
    return {
      sets: sets as PostingList[],
      lengths: known.lengths,
      idOf: (number) => known.ids.idOf(number),
      ordinalsOf: (ids) => this.#ordinalsOf(ids, known.ids),
    };
  }

  get #revision(): number {
    return this.#connection.writes.revision(TABLES);
  }

  #ordinalsOf(ids: readonly string[], all: Ordinals): Uint32Array {
    let numbers = this.#numbers.get(ids);
    if (!numbers) {
      numbers = Uint32Array.from(ids.flatMap((id) => all.ordinalOf(id) ?? []));
      this.#numbers.set(ids, numbers);
    }
    return numbers;
  }

  /** Reads in the background what searches wanted. A single search, as a command makes, is not worth it. */
  #readOn(prompts: number): void {
    if (this.#reading || this.#closed || this.#searches < 2) return;
    if (this.#connection.writes.idleMs(TABLES) < this.#quietMs) return;
    this.#reading = this.#readWanted(prompts)
      // What could not be read is asked of the database, which then says what is wrong.
      .catch(() => {})
      .finally(() => {
        this.#reading = undefined;
      });
  }

  async #readWanted(prompts: number): Promise<void> {
    if (!this.#prompts) await this.#readIds(prompts);
    while (this.#wanted.size > 0 && this.#prompts && !this.#closed) {
      const together: { word: string; prompts: number }[] = [];
      let rows = 0;
      for (const [word, holders] of this.#wanted) {
        if (rows > 0 && rows + holders > CHUNK) break;
        rows += holders;
        this.#wanted.delete(word);
        if (!this.#sets.has(word)) together.push({ word, prompts: holders });
      }
      if (together.length > 0) await this.#readLists(together);
    }
  }

  async #readIds(prompts: number): Promise<void> {
    const revision = this.#revision;
    const heads: Float64Array[] = [];
    const tails: Uint32Array[] = [];
    for (const range of idRanges('id', prompts)) {
      const [row] = await this.#connection.query<{ heads: string; tails: string }>(
        `SELECT arrayStringConcat(groupArray(${HEAD('id')})) AS heads,
           arrayStringConcat(groupArray(substring(id, ${2 + HEAD_DIGITS}))) AS tails
         FROM (SELECT id FROM prompts WHERE ${range} ORDER BY id) SETTINGS max_threads = 1`,
      );
      if (this.#closed || revision !== this.#revision) return;
      heads.push(decodeAll(row!.heads, HEAD_DIGITS));
      tails.push(Uint32Array.from(decodeAll(row!.tails, ID_LENGTH - 1 - HEAD_DIGITS)));
      await nextTurn();
    }
    const ids = new Ordinals(joined(heads, Float64Array), joined(tails, Uint32Array));
    this.#prompts = { ids, lengths: new Uint8Array(ids.count) };
  }

  async #readLists(words: readonly { word: string; prompts: number }[]): Promise<void> {
    const revision = this.#revision;
    const known = this.#prompts;
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
      if (!known || this.#closed || revision !== this.#revision) return;
      for (const row of read) found.get(row.word)?.push(ordinalsOf(row, known));
      await nextTurn();
    }
    if (revision !== this.#revision) return;
    const { count } = known!.ids;
    for (const [word, parts] of found) this.#sets.set(word, PostingList.from(parts, count));
  }
}

const HEAD = (column: string) => `substring(${column}, 2, ${HEAD_DIGITS})`;

/** Conditions on an id column that each hold for about as many rows, as many as a statement should read. */
function idRanges(column: string, rows: number): string[] {
  const parts = Math.max(1, Math.ceil(rows / CHUNK));
  return Array.from({ length: parts }, (_, n) => idRange(column, n, parts));
}

/** Numbers of so many digits each, one after the other. */
function decodeAll(text: string, digits: number): Float64Array {
  const numbers = new Float64Array(text.length / digits);
  for (let n = 0; n < numbers.length; n++) numbers[n] = decodeDigits(text, n * digits, digits);
  return numbers;
}

/** The numbers of the prompts in a row; those that are not there yet are left out. Notes their lengths. */
function ordinalsOf(row: { heads: string; lengths: string }, { ids, lengths }: Prompts): Uint32Array {
  const found = ids.ordinalsOf(decodeAll(row.heads, HEAD_DIGITS));
  const told = Buffer.from(row.lengths, 'hex');
  const numbers = new Uint32Array(found.length);
  let count = 0;
  for (const [n, number] of found.entries()) {
    if (number < 0) continue;
    lengths[number] = told[n]!;
    numbers[count++] = number;
  }
  return numbers.slice(0, count);
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
