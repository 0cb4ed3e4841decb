import { type ParquetReadOptions, parquetRead, type SchemaElement } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { ENCODINGS, type Encoding } from './header.ts';

/** A page that is no longer compressed, with its levels apart from its values. */
export interface Page {
  values: number;
  encoding: Encoding;
  repetition?: Uint8Array<ArrayBuffer>;
  definition?: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

/**
 * Decodes one page: a value or a list a row, a structure as an object. hyparquet reads row groups as a whole, which may
 * have millions of rows, so the page is given to it as a file of its own.
 * @param elements nodes of the schema from below the root to the values.
 */
export async function decodePage(
  page: Page,
  elements: readonly SchemaElement[],
  options: Pick<ParquetReadOptions, 'parsers' | 'utf8'> = {},
): Promise<ArrayLike<unknown>> {
  const bytes = fileOf(page);
  const size = BigInt(bytes.byteLength);
  const path = elements.map((element, n) =>
    n < elements.length - 1 ? { ...element, num_children: 1 } : element,
  );
  const column = {
    type: path.at(-1)!.type!,
    codec: 'UNCOMPRESSED' as const,
    encodings: [],
    data_page_offset: 0n,
    path_in_schema: path.map(({ name }) => name),
    num_values: BigInt(page.values),
    total_compressed_size: size,
    total_uncompressed_size: size,
  };
  const rows = BigInt(page.values);
  const group = { columns: [{ file_offset: 0n, meta_data: column }], num_rows: rows, total_byte_size: size };
  let decoded: ArrayLike<unknown> = [];
  await parquetRead({
    ...options,
    file: { byteLength: bytes.byteLength, slice: () => bytes },
    metadata: {
      ...{ version: 1, metadata_length: 0, num_rows: rows, row_groups: [group] },
      schema: [{ name: 'page', num_children: 1 }, ...path],
    },
    onChunk: ({ columnData }) => {
      decoded = columnData;
    },
  });
  return decoded;
}

/** A page as it stands in a file, in the first form of the format. */
function fileOf({ values, encoding, repetition, definition, data }: Page): ArrayBuffer {
  const levels = [repetition, definition].filter((one) => one !== undefined);
  const size = levels.reduce((sum, { length }) => sum + 4 + length, data.length);
  const writer = new ByteWriter(size + 64);
  /** Fields of Thrift's compact protocol: 32-bit integers, each one id after the one before. */
  const integers = (...numbers: number[]) => {
    for (const number of numbers) {
      writer.appendUint8(0x15);
      writer.appendZigZag(number);
    }
  };
  integers(0, size, size);
  writer.appendUint8(0x2c);
  const RLE = ENCODINGS.indexOf('RLE');
  integers(values, ENCODINGS.indexOf(encoding), RLE, RLE);
  writer.appendUint8(0);
  writer.appendUint8(0);
  for (const level of levels) {
    writer.appendUint32(level.length);
    writer.appendBytes(level);
  }
  writer.appendBytes(data);
  return writer.getBuffer();
}
