import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress as decompressZstd } from 'fzstd';
import type { ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { compressors } from 'hyparquet-compressors';

/** Writers make pages of about a megabyte; a file that states more than this is broken or means harm. */
const MAX_PAGE_BYTES = 256 * 1024 ** 2;
/** Values of a page, which take eight bytes each however few there are in the file. */
const MAX_PAGE_VALUES = 2 ** 24;
/** Values that belong together where differences are written; writers take 128 to 1024. */
const MAX_DELTA_BLOCK = 2 ** 16;

type Codec = ColumnMetaData['codec'];
interface Reader {
  view: DataView<ArrayBuffer>;
  offset: number;
}

/** A page whose bytes are no longer compressed, with the header that says so. */
export interface UnpackedPage {
  header: PageHeader;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Looks whether what a page's header states can be.
 * @param room bytes that are left of its column.
 * @throws Error for what would take more memory than pages of any writer do.
 */
export function checkHeader(header: PageHeader, room: number): void {
  const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
  if (!(packed >= 0 && unpacked >= 0 && Math.max(packed, unpacked) <= MAX_PAGE_BYTES && packed <= room))
    throw impossibleSize();
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: words } = header;
  const values = first?.num_values ?? second?.num_values ?? words?.num_values ?? 0;
  if (!(values >= 0 && values <= MAX_PAGE_VALUES)) throw impossibleValues();
  if (second && !(second.num_nulls >= 0 && second.num_nulls <= values)) throw impossibleValues();
  const levels = levelBytes(header);
  if (second && !(levels.every((size) => size >= 0) && levels[0] + levels[1] <= Math.min(packed, unpacked)))
    throw impossibleSize();
}

/** Undoes the compression of a page; what comes out is never longer than its header states. */
export function unpack(header: PageHeader, bytes: Uint8Array<ArrayBuffer>, codec: Codec): UnpackedPage {
  const { data_page_header_v2: second } = header;
  const levels = levelBytes(header)[0] + levelBytes(header)[1];
  const [front, rest] = [bytes.subarray(0, levels), bytes.subarray(levels)];
  const length = header.uncompressed_page_size - levels;
  const values = second?.is_compressed === false ? rest : decompressed(rest, length, codec);
  if (values.length !== length) throw wrongSize();
  const whole = levels === 0 ? values : new Uint8Array(levels + length);
  if (levels > 0) {
    whole.set(front);
    whole.set(values, levels);
  }
  return {
    header: {
      ...header,
      compressed_page_size: whole.length,
      ...(second && { data_page_header_v2: { ...second, is_compressed: false } }),
    },
    bytes: whole,
  };
}

function decompressed(bytes: Uint8Array<ArrayBuffer>, length: number, codec: Codec): Uint8Array<ArrayBuffer> {
  if (codec === 'UNCOMPRESSED') return bytes;
  if (length === 0) return new Uint8Array(0);
  // One byte more, so that too much is told from enough.
  if (codec === 'GZIP') return own(gunzipSync(bytes, { maxOutputLength: length + 1 }));
  if (codec === 'BROTLI') return own(brotliDecompressSync(bytes, { maxOutputLength: length + 1 }));
  if (codec === 'ZSTD') {
    const stated = zstdLength(bytes);
    if (stated !== undefined && stated !== length) throw wrongSize();
    return decompressZstd(bytes, new Uint8Array(length)) as Uint8Array<ArrayBuffer>;
  }
  const other = compressors[codec];
  if (!other) throw new Error(`its compression ${codec} is not known`);
  return other(bytes, length) as Uint8Array<ArrayBuffer>;
}

/** What a Zstandard frame (RFC 8878, 3.1.1.1) says of its length; undefined where it says nothing. */
function zstdLength(bytes: Uint8Array<ArrayBuffer>): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const about = view.getUint8(4);
  const isSingle = (about >> 5) & 1;
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][about & 3]!;
  const kind = about >> 6;
  if (kind === 0) return isSingle ? view.getUint8(at) : undefined;
  if (kind === 1) return view.getUint16(at, true) + 256;
  return kind === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** Small buffers share one piece of memory, where hyparquet looks for numbers at places of whole words. */
function own(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

/**
 * Looks through the runs of a data page before they are read: a run of two bytes may stand for a billion values, which
 * would be written out whatever the header says.
 * @param path of the schema, from the root to the column's leaf.
 * @throws Error for more values than the header says, and for texts that would take more than a page may.
 */
export function checkRuns({ header, bytes }: UnpackedPage, type: string, path: SchemaTree[]): void {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const page = first ?? second;
  if (!page) return;
  const reader: Reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const { num_values: all, encoding } = page;
  const [repeated, defined] = [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)];
  let nulls = second?.num_nulls ?? 0;
  if (second) {
    const [repetition, definition] = levelBytes(header);
    if (repeated > 0) walkRuns(reader, bitWidth(repeated), all, repetition);
    if (defined > 0) walkRuns({ ...reader, offset: repetition }, bitWidth(defined), all, definition);
    reader.offset = repetition + definition;
  } else {
    if (repeated > 0) walkPrefixed(reader, bitWidth(repeated), all);
    const from = reader.offset;
    if (defined > 0) walkPrefixed(reader, bitWidth(defined), all);
    if (defined > 0 && encoding.startsWith('DELTA'))
      nulls = countNulls({ ...reader, offset: from }, defined, all);
  }
  const rest = () => bytes.length - reader.offset;
  if (encoding === 'RLE' || (type === 'BOOLEAN' && encoding.endsWith('DICTIONARY'))) {
    walkPrefixed(reader, 1, all);
  } else if (encoding.endsWith('DICTIONARY')) {
    const width = rest() > 0 ? reader.view.getUint8(reader.offset++) : 0;
    if (width > 32) throw new Error('its values have an impossible width');
    if (width > 0) walkRuns(reader, width, all, rest());
  } else if (encoding.startsWith('DELTA')) checkDeltas(reader, all - nulls, encoding);
}

/** Differences say how many belong together; texts that share their beginnings take more than what is written. */
function checkDeltas(reader: Reader, values: number, encoding: string): void {
  if (values === 0) return;
  checkDeltaHeader(reader);
  if (encoding !== 'DELTA_BYTE_ARRAY') return;
  const shared = new Int32Array(values);
  deltaBinaryUnpack(reader, values, shared);
  checkDeltaHeader(reader);
  // What is not shared is in the page itself.
  const total = shared.reduce((sum, length) => sum + Math.max(0, length), 0);
  if (total > MAX_PAGE_BYTES) throw impossibleSize();
}

function checkDeltaHeader({ view, offset }: Reader): void {
  const reader = { view, offset };
  const [block, parts] = [readVarInt(reader), readVarInt(reader)];
  if (!(block > 0 && block <= MAX_DELTA_BLOCK && parts > 0 && block % parts === 0)) throw impossibleValues();
}

function walkPrefixed(reader: Reader, width: number, values: number): void {
  const length = reader.view.getUint32(reader.offset, true);
  reader.offset += 4;
  walkRuns({ ...reader }, width, values, Math.min(length, reader.view.byteLength - reader.offset));
  reader.offset += length;
}

/** Passes over runs as the format's RLE/bit-packing hybrid has them. */
function walkRuns({ view, offset }: Reader, width: number, values: number, length: number): void {
  const reader = { view, offset };
  const end = offset + length;
  for (let seen = 0; seen < values && reader.offset < end; ) {
    const run = readVarInt(reader) >>> 0;
    const count = run & 1 ? (run >>> 1) * 8 : run >>> 1;
    // Packed values come in eights, so that the last may be too many.
    if (count > values + 7) throw impossibleValues();
    reader.offset += run & 1 ? (count / 8) * width : (width + 7) >> 3;
    seen += count;
  }
}

function countNulls(reader: Reader, defined: number, values: number): number {
  const levels = new Array<number>(values);
  readRleBitPackedHybrid(reader, bitWidth(defined), levels);
  return levels.reduce((sum, level) => sum + (level === defined ? 0 : 1), 0);
}

/** Bytes of the repetition and definition levels, where they stand before what is compressed. */
function levelBytes({ data_page_header_v2: second }: PageHeader): [number, number] {
  return second ? [second.repetition_levels_byte_length, second.definition_levels_byte_length] : [0, 0];
}

function bitWidth(most: number): number {
  return 32 - Math.clz32(most);
}

function wrongSize(): Error {
  return new Error('a page has another size than its header says');
}

function impossibleSize(): Error {
  return new Error('a page has an impossible size');
}

function impossibleValues(): Error {
  return new Error('a page has an impossible number of values');
}
