import type { ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { isFlatColumn } from 'hyparquet/src/schema.js';
import { INVALID_TEXT } from '../rows/value-text.ts';
import { isDecimal, withoutDecimal } from './decimal.ts';
import { checkHeader, checkRuns, unpack } from './page.ts';

/** Reads bytes of a file. */
export type ReadBytes = (from: number, to: number) => Promise<ArrayBuffer>;

/** Largest page and most values that are decoded where others wait meanwhile. */
const SMALL_PAGE_BYTES = 2 * 1024 ** 2;
const SMALL_PAGE_VALUES = 2 ** 16;

/** Thrown for what would take so long that it belongs into a thread. */
export class TooLargeHere extends Error {}

/** A page header is some dozens of bytes, and more with the statistics of long texts. */
const HEADER_BYTES = 16 * 1024;
const MAX_HEADER_BYTES = 16 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Dates and numbers as hyparquet has them, texts as they stand. */
const PARSERS = {
  ...DEFAULT_PARSERS,
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

/**
 * The rows of one column within one row group, a page at a time: a row group may have a million rows, of which a page
 * has some thousands. hyparquet reads whole row groups; its parts for single pages are used here.
 */
export class ColumnCursor {
  readonly #read: ReadBytes;
  readonly #decoder: Parameters<typeof readPage>[2];
  readonly #codec: ColumnMetaData['codec'];
  readonly #isFlat: boolean;
  readonly #end: number;
  readonly #smallOnly: boolean;
  #at: number;
  #left: number;
  #dictionary: Parameters<typeof readPage>[3];
  #rows: ArrayLike<unknown> = [];
  #from = 0;

  /**
   * @param path from the root of the schema to the column's leaf.
   * @param of.rows how many the row group has.
   * @param of.smallOnly whether large pages are refused with {@link TooLargeHere}.
   */
  constructor(
    read: ReadBytes,
    meta: ColumnMetaData,
    path: SchemaTree[],
    { rows, smallOnly }: { rows: number; smallOnly: boolean },
  ) {
    const { element } = path.at(-1)!;
    const decimal = isDecimal(element);
    this.#read = read;
    this.#decoder = {
      pathInSchema: meta.path_in_schema,
      element: decimal ? withoutDecimal(element) : element,
      ...(decimal && { utf8: false }),
      schemaPath: path,
      type: meta.type,
      // Pages are unpacked before they are read.
      codec: 'UNCOMPRESSED',
      parsers: PARSERS,
    };
    this.#codec = meta.codec;
    this.#isFlat = isFlatColumn(path);
    this.#at = Number(meta.dictionary_page_offset || meta.data_page_offset);
    this.#end = this.#at + Number(meta.total_compressed_size);
    this.#left = rows;
    this.#smallOnly = smallOnly;
  }

  /** The next rows, as many as are wanted or as there are; lists as arrays within arrays, a level each. */
  async take(wanted: number): Promise<unknown[]> {
    const taken: unknown[] = [];
    const most = Math.min(wanted, this.#left);
    while (taken.length < most) {
      const ready = Math.min(this.#ready, most - taken.length);
      for (let n = 0; n < ready; n++) taken.push(this.#rows[this.#from + n]);
      this.#from += ready;
      if (taken.length < most) await this.#turn(0);
    }
    this.#left -= taken.length;
    return taken;
  }

  /** Passes over rows; pages that hold only such are not unpacked where their headers tell. */
  async skip(rows: number): Promise<void> {
    let left = Math.min(rows, this.#left);
    this.#left -= left;
    while (left > 0) {
      const ready = Math.min(this.#ready, left);
      this.#from += ready;
      left -= ready;
      if (left > 0) left -= await this.#turn(left);
    }
  }

  /** Rows at hand. The last list of a page may go on in the next. */
  get #ready(): number {
    const held = this.#isFlat || this.#at >= this.#end ? 0 : 1;
    return Math.max(0, this.#rows.length - this.#from - held);
  }

  /** Reads the next page. @returns how many rows were passed over without being read, at most `skip`. */
  async #turn(skip: number): Promise<number> {
    if (this.#at >= this.#end) throw new Error('it has fewer rows than the file says');
    const { header, size } = await this.#header();
    checkHeader(header, this.#end - this.#at - size);
    const from = this.#at + size;
    this.#at = from + header.compressed_page_size;
    const isDictionary = header.type === 'DICTIONARY_PAGE';
    const { num_values } = header.data_page_header ??
      header.data_page_header_v2 ??
      header.dictionary_page_header ?? { num_values: 0 };
    if (!isDictionary && (!header.type.startsWith('DATA_PAGE') || num_values === 0)) return 0;
    if (!isDictionary && this.#isFlat && num_values <= skip) return num_values;
    if (this.#smallOnly && isLarge(header, num_values)) throw new TooLargeHere();
    const unpacked = unpack(header, new Uint8Array(await this.#read(from, this.#at)), this.#codec);
    checkRuns(unpacked, this.#decoder.type, this.#decoder.schemaPath);
    const { buffer, byteOffset, byteLength } = unpacked.bytes;
    const reader = { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
    if (isDictionary) {
      const { data } = readPage(reader, unpacked.header, this.#decoder, undefined, undefined, 0);
      this.#dictionary = data && convert(data, this.#decoder);
      return 0;
    }
    const begun = this.#isFlat ? undefined : Array.prototype.slice.call(this.#rows, this.#from);
    const page = readPage(reader, unpacked.header, this.#decoder, this.#dictionary, begun, 0);
    this.#rows = page.data ?? [];
    this.#from = 0;
    return 0;
  }

  async #header(): Promise<{ header: PageHeader; size: number }> {
    for (let length = HEADER_BYTES; ; length *= 16) {
      const view = new DataView(await this.#read(this.#at, Math.min(this.#end, this.#at + length)));
      const reader = { view, offset: 0 };
      try {
        return { header: parquetHeader(reader), size: reader.offset };
      } catch (error) {
        // It goes on beyond what was read, or is none.
        if (length >= MAX_HEADER_BYTES || this.#at + length >= this.#end) throw error;
      }
    }
  }
}

function isLarge({ uncompressed_page_size, compressed_page_size }: PageHeader, values: number): boolean {
  return (
    Math.max(uncompressed_page_size, compressed_page_size) > SMALL_PAGE_BYTES || values > SMALL_PAGE_VALUES
  );
}
