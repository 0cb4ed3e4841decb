import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type PageHeader, parquetSchema } from 'hyparquet';
import { expect, it } from 'vitest';
import { checkHeader, checkRuns, unpack } from './page.ts';

/** A data page of so many values, in the first form of the format. */
function page(num_values: number, encoding: string, bytes: number[], stated = bytes.length) {
  const header = {
    type: 'DATA_PAGE',
    compressed_page_size: bytes.length,
    uncompressed_page_size: stated,
    data_page_header: {
      num_values,
      encoding,
      definition_level_encoding: 'RLE',
      repetition_level_encoding: 'RLE',
    },
  } as PageHeader;
  return { header, bytes: Uint8Array.from(bytes) };
}

/** The same in the second form. */
function secondPage(num_values: number, encoding: string, levels: number[], bytes: number[]) {
  const whole = Uint8Array.from([...levels, ...bytes]);
  const header = {
    type: 'DATA_PAGE_V2',
    compressed_page_size: whole.length,
    uncompressed_page_size: whole.length,
    data_page_header_v2: {
      ...{ num_values, num_nulls: 0, num_rows: num_values, encoding, is_compressed: false },
      ...{ repetition_levels_byte_length: 0, definition_levels_byte_length: levels.length },
    },
  } as PageHeader;
  return { header, bytes: whole };
}

function schema(repetition_type: 'REQUIRED' | 'OPTIONAL') {
  const elements = [
    { name: 'root', num_children: 1 },
    { name: 'prompt', type: 'BYTE_ARRAY' as const, repetition_type },
  ];
  const root = parquetSchema({ schema: elements } as Parameters<typeof parquetSchema>[0]);
  return [root, root.children[0]!];
}

const required = schema('REQUIRED');
const optional = schema('OPTIONAL');
/** A run of 2^30 times the value 1, in six bytes. */
const LONG_RUN = [0x80, 0x80, 0x80, 0x80, 0x08, 1];

it('refuses pages that state more than pages hold', () => {
  const refused = (over: object, why: string, room = 1000) => {
    const header = { ...page(3, 'PLAIN', [1, 2, 3]).header, ...over } as PageHeader;
    expect(() => checkHeader(header, room)).toThrow(why);
  };
  refused({ uncompressed_page_size: 2 ** 30 }, 'impossible size');
  refused({ uncompressed_page_size: -1 }, 'impossible size');
  refused({ compressed_page_size: undefined }, 'impossible size');
  refused({}, 'impossible size', 2);
  refused({ data_page_header: { num_values: 2 ** 30 } }, 'impossible number of values');
  refused({ data_page_header: { num_values: -3 } }, 'impossible number of values');
  const { header } = secondPage(3, 'PLAIN', [], [1, 2, 3]);
  refused(
    {
      data_page_header: undefined,
      data_page_header_v2: { ...header.data_page_header_v2, num_nulls: 9 },
    },
    'impossible number of values',
  );
  refused(
    {
      data_page_header: undefined,
      data_page_header_v2: { ...header.data_page_header_v2, definition_levels_byte_length: 99 },
    },
    'impossible size',
  );
  expect(() => checkHeader(header, 1000)).not.toThrow();
});

it('unpacks no more than a page states', () => {
  const zeros = Buffer.alloc(50_000_000);
  const packed = { GZIP: gzipSync(zeros), BROTLI: brotliCompressSync(zeros.subarray(0, 5_000_000)) };
  for (const [codec, bytes] of Object.entries(packed)) {
    const { header, bytes: own } = page(3, 'PLAIN', [...bytes], 100);
    expect(() => unpack(header, own, codec as 'GZIP'), codec).toThrow();
  }
  // Zstandard (RFC 8878): a frame of a thousand blocks that each repeat one byte 131072 times.
  const block = (last: boolean) => {
    const size = (131072 << 3) | (1 << 1) | Number(last);
    return [size & 255, (size >> 8) & 255, size >> 16, 0x61];
  };
  const frame = [
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0,
    0x38,
    ...Array.from({ length: 1000 }, (_, n) => block(n === 999)).flat(),
  ];
  const { header, bytes } = page(3, 'PLAIN', frame, 100);
  const before = process.memoryUsage().arrayBuffers;
  expect(unpack(header, bytes, 'ZSTD').bytes).toEqual(new Uint8Array(100).fill(0x61));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  // One that states its own length: 131072 bytes, in four of them.
  const honest = page(3, 'PLAIN', [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 2, 0, ...block(true)], 100);
  expect(() => unpack(honest.header, honest.bytes, 'ZSTD')).toThrow('another size than its header says');
});

it('refuses runs that are longer than their page', () => {
  const check = (one: ReturnType<typeof page>, type = 'BYTE_ARRAY', path = required) =>
    expect(() => checkRuns(one, type, path));
  const wrong = 'impossible number of values';
  check(page(4, 'RLE_DICTIONARY', [1, ...LONG_RUN])).toThrow(wrong);
  check(page(4, 'PLAIN', [6, 0, 0, 0, ...LONG_RUN]), 'BYTE_ARRAY', optional).toThrow(wrong);
  check(page(4, 'RLE', [6, 0, 0, 0, ...LONG_RUN]), 'BOOLEAN').toThrow(wrong);
  check(secondPage(4, 'PLAIN', LONG_RUN, []), 'BYTE_ARRAY', optional).toThrow(wrong);
  check(secondPage(4, 'RLE_DICTIONARY', [], [1, ...LONG_RUN])).toThrow(wrong);
  // Four times the value 1; and a packed eight, of which four count.
  check(page(4, 'RLE_DICTIONARY', [1, 8, 1])).not.toThrow();
  check(page(4, 'RLE_DICTIONARY', [1, 3, 0b1010])).not.toThrow();
});

it('refuses differences that would never end, and texts that grow from nothing', () => {
  const check = (encoding: string, bytes: number[], values = 4) =>
    expect(() => checkRuns(page(values, encoding, bytes), 'BYTE_ARRAY', required));
  const minusOne = [0xff, 0xff, 0xff, 0xff, 0x0f];
  check('DELTA_BINARY_PACKED', [0x80, 1, ...minusOne, 4, 0, 0, 0]).toThrow('impossible number of values');
  check('DELTA_LENGTH_BYTE_ARRAY', [0, 1, 4, 0, 0, 0]).toThrow('impossible number of values');
  check('DELTA_BINARY_PACKED', [0x80, 1, 4, 4, 0, 0, 0]).not.toThrow();
  // Blocks of 128 in 4 parts: each of 1000 texts shares a gigabyte with the one before.
  const gigabyte = [0x80, 0x80, 0x80, 0x80, 0x08];
  const blocks = Array.from({ length: 8 }, () => [0, 0, 0, 0, 0]).flat();
  const same = (first: number[]) => [0x80, 1, 4, 0xe8, 7, ...first, ...blocks];
  check('DELTA_BYTE_ARRAY', [...same(gigabyte), ...same([0])], 1000).toThrow('impossible size');
  check('DELTA_BYTE_ARRAY', [...same([2]), ...same([0])], 1000).not.toThrow();
});
