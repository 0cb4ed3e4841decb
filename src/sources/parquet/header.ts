/** Where something is read from. */
export interface Reader {
  view: DataView<ArrayBuffer>;
  offset: number;
}

export function readerOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Reader {
  return { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
}

/** Encodings of values, by the numbers that the format gives them. */
export const ENCODINGS = [
  ...(['PLAIN', 'GROUP_VAR_INT', 'PLAIN_DICTIONARY', 'RLE', 'BIT_PACKED', 'DELTA_BINARY_PACKED'] as const),
  ...(['DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'] as const),
];
export type Encoding = (typeof ENCODINGS)[number];

/** What a page says of itself. Nothing of it has been checked: a number may be any, and may be none. */
export interface PageHeader {
  kind: 'data' | 'dictionary' | 'other';
  /** Bytes in the file, and without their compression. */
  packed: number;
  unpacked: number;
  values: number;
  nulls: number;
  encoding: Encoding | undefined;
  /** Bytes of the levels, where they stand before what is compressed: in the second form of the format. */
  levels?: { repetition: number; definition: number };
  isCompressed: boolean;
}

type Struct = { [id: number]: number | boolean | Struct | undefined };

/** Reads the header of a page and stops behind it. @throws Error where it does not end or is none. */
export function readHeader(reader: Reader): PageHeader {
  const header = readStruct(reader);
  const [first, words, second] = [header[5], header[7], header[8]] as (Struct | undefined)[];
  const about = first ?? second ?? words ?? {};
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);
  const kinds: Record<number, PageHeader['kind']> = { 0: 'data', 2: 'dictionary', 3: 'data' };
  return {
    kind: kinds[numberOf(header[1])] ?? 'other',
    unpacked: numberOf(header[2]),
    packed: numberOf(header[3]),
    values: numberOf(about[1] ?? 0),
    nulls: numberOf(second?.[2] ?? 0),
    encoding: ENCODINGS[numberOf(second ? second[4] : about[2])],
    ...(second && { levels: { definition: numberOf(second[5]), repetition: numberOf(second[6]) } }),
    isCompressed: second?.[7] !== false,
  };
}

/** Reads the numbers of a structure and of those within it by their ids, in Thrift's compact protocol. */
function readStruct(reader: Reader): Struct {
  const struct: Struct = {};
  for (let id = 0; ; ) {
    const byte = reader.view.getUint8(reader.offset++);
    if ((byte & 15) === 0) return struct;
    id = byte >> 4 ? id + (byte >> 4) : zigzag(readVarInt(reader));
    struct[id] = readValue(reader, byte & 15);
  }
}

/** Passes over texts and lists. */
function readValue(reader: Reader, type: number): Struct[number] {
  if (type === 1 || type === 2) return type === 1;
  if (type >= 4 && type <= 6) return zigzag(readVarInt(reader));
  if (type === 12) return readStruct(reader);
  if (type === 3) reader.offset += 1;
  else if (type === 7) reader.offset += 8;
  else if (type === 8) {
    const length = readVarInt(reader);
    reader.offset += length;
  } else if (type === 9) {
    const about = reader.view.getUint8(reader.offset++);
    const length = about >> 4 === 15 ? readVarInt(reader) : about >> 4;
    // Where yes and no stand in a list, they take a byte each.
    for (let n = 0; n < length; n++) readValue(reader, (about & 15) <= 2 ? 3 : about & 15);
  } else throw new Error('a page has no header');
  return undefined;
}

/** Reads a number of up to 63 bits in groups of seven. */
export function readVarInt(reader: Reader): number {
  for (let result = 0, weight = 1; weight < 2 ** 63; weight *= 128) {
    const byte = reader.view.getUint8(reader.offset++);
    result += (byte & 127) * weight;
    if (byte < 128) return result;
  }
  throw new Error('a number does not end');
}

/** Positive and negative numbers in turns. */
function zigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
