import type { ColumnMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { INVALID_TEXT } from '../rows/value-text.ts';
import { exactDecimal, isDecimal, withoutDecimal } from './decimal.ts';
import { decodePage, type Page } from './decode.ts';
import { type PageHeader, readerOf, readHeader, readVarInt } from './header.ts';
import { checkHeader, checkRuns, type Levels, levelsOf, unpack } from './page.ts';

/** Reads bytes of a file. */
export type ReadBytes = (from: number, to: number) => Uint8Array<ArrayBuffer>;

/** A page header is some dozens of bytes, and more with the statistics of long texts. */
const HEADER_BYTES = 16 * 1024;
const MAX_HEADER_BYTES = 16 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Dates and numbers as hyparquet has them, texts as they stand. */
const PARSERS = {
  stringFromBytes: textOf,
  jsonFromBytes: textOf,
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
};

function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return INVALID_TEXT;
  }
}

/** The rows of one column within one row group, a page at a time: a row group may have a million rows. */
export class ColumnCursor {
  readonly #read: ReadBytes;
  readonly #codec: ColumnMetaData['codec'];
  readonly #elements: readonly SchemaElement[];
  readonly #leaf: SchemaElement;
  readonly #isDecimal: boolean;
  /** In which fields of structures a row's value is. */
  readonly #fields: readonly string[];
  readonly #levels: Levels;
  readonly #end: number;
  #at: number;
  #dictionary: ArrayLike<unknown> | undefined;
  /** Rows at hand, and which of the group is the first of them. */
  #rows: unknown[] = [];
  #first = 0;

  /** @param path from the root of the schema to the column's leaf. */
  constructor(read: ReadBytes, meta: ColumnMetaData, path: readonly SchemaTree[]) {
    this.#read = read;
    this.#codec = meta.codec;
    this.#leaf = { ...path.at(-1)!.element, type: meta.type };
    this.#elements = [...path.slice(1, -1).map(({ element }) => element), this.#leaf];
    this.#isDecimal = isDecimal(this.#leaf);
    this.#levels = levelsOf(this.#elements);
    this.#fields = this.#levels.repetition > 0 ? [] : this.#elements.slice(1).map(({ name }) => name);
    this.#at = Number(meta.dictionary_page_offset || meta.data_page_offset);
    this.#end = this.#at + Number(meta.total_compressed_size);
  }

  /** Some rows of the group, none before those that were read last; lists as arrays. */
  async read(from: number, to: number): Promise<unknown[]> {
    // The last list of a page may go on in the next.
    const held = () => (this.#levels.repetition > 0 && this.#at < this.#end ? 1 : 0);
    while (this.#first + this.#rows.length - held() < to) await this.#turn(from);
    return this.#rows.slice(from - this.#first, to - this.#first);
  }

  /** Reads the next page, unless its header tells that all its rows are before those that are wanted. */
  async #turn(from: number): Promise<void> {
    if (this.#at >= this.#end) throw new Error('it has fewer rows than the file says');
    const { header, size } = this.#header();
    checkHeader(header, this.#end - this.#at - size);
    const start = this.#at + size;
    this.#at = start + header.packed;
    const { kind, values } = header;
    if (kind === 'other' || (kind === 'data' && values === 0)) return;
    const next = this.#first + this.#rows.length + values;
    if (kind === 'data' && this.#levels.repetition === 0 && next <= from) {
      this.#rows = [];
      this.#first = next;
      return;
    }
    const bytes = this.#read(start, this.#at);
    if (kind === 'data') return this.#append(unpack(header, bytes, this.#codec, this.#levels), from);
    const page = unpack(header, bytes, this.#codec, { repetition: 0, definition: 0 });
    // Its values stand as those of a column that is never absent.
    const leaf = { ...this.#leaf, repetition_type: 'REQUIRED' } as const;
    this.#dictionary = await this.#decode({ ...page, encoding: 'PLAIN' }, [leaf]);
  }

  async #append(page: Page, from: number): Promise<void> {
    const words = page.encoding.endsWith('DICTIONARY') ? this.#dictionary : undefined;
    if (page.encoding.endsWith('DICTIONARY') && !words) throw new Error('its dictionary is missing');
    // Places in the dictionary, which is decoded once and not for each page.
    const { name, repetition_type } = this.#leaf;
    const places = { name, type: 'INT32', ...(repetition_type && { repetition_type }) } as const;
    const elements = words ? [...this.#elements.slice(0, -1), places] : this.#elements;
    await checkRuns(page, elements.at(-1)!.type, this.#levels);
    const begun = page.repetition && asBegun(page.repetition);
    const decoded = await this.#decode(begun ? { ...page, repetition: begun } : page, elements);
    const passed = Math.max(0, Math.min(from - this.#first, this.#rows.length - 1));
    const rows = this.#rows.slice(passed);
    if (begun && rows.length === 0) throw new Error('a row goes on that has not begun');
    for (let n = 0; n < decoded.length; n++) {
      const row = this.#rowOf(decoded[n], words);
      rows.push(begun && n === 0 ? [rows.pop() ?? [], row ?? []].flat() : row);
    }
    this.#rows = rows;
    this.#first += passed;
  }

  #decode(page: Page, elements: readonly SchemaElement[]): Promise<ArrayLike<unknown>> {
    const kept = this.#isDecimal ? elements.map((one) => (one.type ? withoutDecimal(one) : one)) : elements;
    return decodePage(page, kept, { parsers: PARSERS, ...(this.#isDecimal && { utf8: false }) });
  }

  #rowOf(row: unknown, words: ArrayLike<unknown> | undefined): unknown {
    let value = row;
    for (const name of this.#fields) value = (value as Record<string, unknown> | null | undefined)?.[name];
    return Array.isArray(value) ? value.map((one) => this.#valueOf(one, words)) : this.#valueOf(value, words);
  }

  #valueOf(decoded: unknown, words: ArrayLike<unknown> | undefined): unknown {
    const value = words && typeof decoded === 'number' ? words[decoded] : decoded;
    return this.#isDecimal ? exactDecimal(this.#leaf, value) : value;
  }

  #header(length = HEADER_BYTES): { header: PageHeader; size: number } {
    const reader = readerOf(this.#read(this.#at, Math.min(this.#end, this.#at + length)));
    try {
      return { header: readHeader(reader), size: reader.offset };
    } catch (error) {
      // It goes on beyond what was read, or is none.
      if (length >= MAX_HEADER_BYTES || this.#at + length >= this.#end) throw error;
      return this.#header(length * 16);
    }
  }
}

/** Levels of a page that begins within a row, as if a row began there; undefined where one does. */
function asBegun(levels: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const reader = readerOf(levels);
  const run = readVarInt(reader);
  const first = levels[reader.offset];
  if (first === undefined || run === 0 || (first & 1) === 0) return undefined;
  const writer = new ByteWriter(levels.length + 8);
  if (run % 2 === 0) for (const byte of [2, 0]) writer.appendUint8(byte);
  writer.appendVarInt(run % 2 === 0 ? run - 2 : run);
  writer.appendUint8(run % 2 === 0 ? first : first - 1);
  writer.appendBytes(levels.subarray(reader.offset + 1));
  return writer.getBytes();
}
