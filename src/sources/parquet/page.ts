import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress as decompressZstd } from 'fzstd';
import type { ColumnMetaData, SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { decodePage, type Page } from './decode.ts';
import { type PageHeader, type Reader, readerOf, readVarInt } from './header.ts';

/** Writers make pages of about a megabyte; a file that states more than this is broken or means harm. */
const MAX_PAGE_BYTES = 256 * 1024 ** 2;
/** Values of a page, which take eight bytes each however few there are in the file. */
const MAX_PAGE_VALUES = 2 ** 24;
/** Values of one block of differences; writers take 128 to 1024. */
const MAX_DELTA_BLOCK = 2 ** 16;

const WRONG_SIZE = 'a page has another size than its header says';
const IMPOSSIBLE_SIZE = 'a page has an impossible size';
const IMPOSSIBLE_VALUES = 'a page has an impossible number of values';

type Bytes = Uint8Array<ArrayBuffer>;
type Codec = ColumnMetaData['codec'];

/** The highest levels in a column: how often it repeats, and how many of its nodes may be absent. */
export interface Levels {
  repetition: number;
  definition: number;
}

/** The highest levels of a column whose nodes are these, without the root. */
export function levelsOf(elements: readonly SchemaElement[]): Levels {
  const types = elements.map(({ repetition_type: type }) => type);
  const repetition = types.filter((type) => type === 'REPEATED').length;
  return { repetition, definition: types.filter((type) => type !== 'REQUIRED').length };
}

/**
 * Checks that a page can be as large as its header says.
 * @param room bytes that are left of its column.
 * @throws Error for what would take more memory than pages of any writer do.
 */
export function checkHeader({ packed, unpacked, values, nulls, levels }: PageHeader, room: number): void {
  if (!(packed >= 0 && unpacked >= 0 && Math.max(packed, unpacked) <= MAX_PAGE_BYTES && packed <= room))
    throw new Error(IMPOSSIBLE_SIZE);
  if (!(values >= 0 && values <= MAX_PAGE_VALUES && nulls >= 0 && nulls <= values))
    throw new Error(IMPOSSIBLE_VALUES);
  const { repetition, definition } = levels ?? { repetition: 0, definition: 0 };
  if (!(repetition >= 0 && definition >= 0 && repetition + definition <= Math.min(packed, unpacked)))
    throw new Error(IMPOSSIBLE_SIZE);
}

/** Decompresses a page, never to more than its header states, and separates its levels from its values. */
export function unpack(header: PageHeader, bytes: Bytes, codec: Codec, highest: Levels): Page {
  const { values, encoding, unpacked, levels } = header;
  if (!encoding) throw new Error('its values are encoded in no way that is known');
  if (levels) {
    const front = levels.repetition + levels.definition;
    const rest = bytes.subarray(front);
    return {
      ...{ values, encoding },
      ...(highest.repetition > 0 && { repetition: bytes.subarray(0, levels.repetition) }),
      ...(highest.definition > 0 && { definition: bytes.subarray(levels.repetition, front) }),
      data: decompressed(rest, unpacked - front, header.isCompressed ? codec : 'UNCOMPRESSED'),
    };
  }
  let data = decompressed(bytes, unpacked, codec);
  const split = () => {
    const { view } = readerOf(data);
    const end = 4 + (data.length < 4 ? 0 : view.getUint32(0, true));
    if (end > data.length) throw new Error(IMPOSSIBLE_SIZE);
    const part = data.subarray(4, end);
    data = data.subarray(end);
    return part;
  };
  const repetition = highest.repetition > 0 ? split() : undefined;
  const definition = highest.definition > 0 ? split() : undefined;
  return { values, encoding, ...(repetition && { repetition }), ...(definition && { definition }), data };
}

function decompressed(bytes: Bytes, length: number, codec: Codec): Bytes {
  const isNothing = length === 0 && codec !== 'UNCOMPRESSED';
  const unpacked = isNothing ? new Uint8Array(0) : expand(bytes, length, codec);
  if (unpacked.length !== length) throw new Error(WRONG_SIZE);
  return unpacked;
}

function expand(bytes: Bytes, length: number, codec: Codec): Bytes {
  if (codec === 'UNCOMPRESSED') return bytes;
  // One byte more, so that too much is told from enough.
  if (codec === 'GZIP') return new Uint8Array(gunzipSync(bytes, { maxOutputLength: length + 1 }));
  if (codec === 'BROTLI') return new Uint8Array(brotliDecompressSync(bytes, { maxOutputLength: length + 1 }));
  if (codec === 'ZSTD') {
    const stated = zstdLength(bytes);
    if (stated !== undefined && stated !== length) throw new Error(WRONG_SIZE);
    return decompressZstd(bytes, new Uint8Array(length)) as Bytes;
  }
  const other = compressors[codec];
  if (!other) throw new Error(`its compression ${codec} is not known`);
  return other(bytes, length) as Bytes;
}

/** The length that a Zstandard frame states (RFC 8878, 3.1.1.1); undefined where it states none. */
function zstdLength(bytes: Bytes): number | undefined {
  const { view } = readerOf(bytes);
  const about = view.getUint8(4);
  const isSingle = (about >> 5) & 1;
  const at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][about & 3]!;
  const kind = about >> 6;
  if (kind === 0) return isSingle ? view.getUint8(at) : undefined;
  if (kind === 1) return view.getUint16(at, true) + 256;
  return kind === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/**
 * Checks the runs of a data page before they are decoded: a run of two bytes may stand for a billion values, which
 * would be written out whatever the header says.
 * @param type of the values.
 * @throws Error for more values than the header says, and for texts that would take more than a page may.
 */
export async function checkRuns(page: Page, type: SchemaElement['type'], highest: Levels): Promise<void> {
  const { values, encoding, repetition, definition, data } = page;
  const isDelta = encoding.startsWith('DELTA');
  if (repetition) checkLevels(repetition, highest.repetition, values);
  const present = definition ? checkLevels(definition, highest.definition, values, isDelta) : values;
  const reader = readerOf(data);
  if (encoding === 'RLE') {
    if (type !== 'BOOLEAN') throw new Error('its values are encoded as only yes and no can be');
    // The first four bytes say how long the runs are.
    walkRuns(readerOf(data.subarray(4)), 1, values);
  } else if (encoding.endsWith('DICTIONARY')) {
    const width = data[reader.offset++] ?? 0;
    if (width > 32) throw new Error('its values have an impossible width');
    if (width > 0) walkRuns(reader, width, values);
  } else if (isDelta && present > 0) {
    checkDeltas(reader);
    if (encoding !== 'DELTA_BYTE_ARRAY') return;
    // Texts that share their beginnings take more than what is in the file.
    const shared = { values: present, encoding: 'DELTA_BINARY_PACKED', data } as const;
    const lengths = await decodePage(shared, [
      { name: 'shared', type: 'INT32', repetition_type: 'REQUIRED' },
    ]);
    const total = (lengths as Int32Array).reduce((sum, length) => sum + Math.max(0, length), 0);
    if (total > MAX_PAGE_BYTES) throw new Error(IMPOSSIBLE_SIZE);
    skipDeltas(reader, present);
    checkDeltas(reader);
  }
}

/** @returns how many are the highest, where they are counted. */
function checkLevels(levels: Bytes, highest: number, values: number, isCounted = false): number {
  const width = 32 - Math.clz32(highest);
  const seen = walkRuns(readerOf(levels), width, values, isCounted ? highest : undefined);
  // Decoding would go on into what follows.
  if (seen.values < values) throw new Error(IMPOSSIBLE_VALUES);
  return seen.counted;
}

/** Passes over runs as the format's RLE/bit-packing hybrid has them, and counts one of the values. */
function walkRuns(reader: Reader, width: number, most: number, value?: number) {
  const { view } = reader;
  const seen = { values: 0, counted: 0 };
  while (seen.values < most && reader.offset < view.byteLength) {
    const run = readVarInt(reader);
    const isPacked = run % 2 === 1;
    const count = isPacked ? ((run - 1) / 2) * 8 : run / 2;
    // Packed values come in eights, so that the last may be too many.
    if (count > most + 7) throw new Error(IMPOSSIBLE_VALUES);
    const bits = isPacked ? width : Math.ceil(width / 8) * 8;
    for (let n = 0; value !== undefined && n < Math.min(count, most - seen.values); n++)
      if (bitsAt(reader, isPacked ? n * bits : 0, bits) === value) seen.counted++;
    reader.offset += ((isPacked ? count : 1) * bits) / 8;
    seen.values += count;
  }
  return seen;
}

function bitsAt({ view, offset }: Reader, from: number, bits: number): number {
  let value = 0;
  for (let n = 0; n < bits; n++)
    value |= ((view.getUint8(offset + ((from + n) >> 3)) >> ((from + n) & 7)) & 1) << n;
  return value;
}

function checkDeltas({ view, offset }: Reader): void {
  const { block, part } = readDeltas({ view, offset });
  if (!(block > 0 && block <= MAX_DELTA_BLOCK && part > 0 && part % 8 === 0))
    throw new Error(IMPOSSIBLE_VALUES);
}

/** What differences begin with: how many stand in a block, and in each part of it. */
function readDeltas(reader: Reader): { block: number; parts: number; part: number } {
  const [block, parts] = [readVarInt(reader), readVarInt(reader)];
  return { block, parts, part: block / parts };
}

/** Passes over differences; what they begin with has been checked. */
function skipDeltas(reader: Reader, values: number): void {
  const { parts, part } = readDeltas(reader);
  readVarInt(reader);
  readVarInt(reader);
  for (let left = values - 1; left > 0; ) {
    readVarInt(reader);
    const widths = reader.offset;
    reader.offset += parts;
    for (let n = 0; n < parts && left > 0; n++, left -= part)
      reader.offset += (part * reader.view.getUint8(widths + n)) / 8;
  }
}
