import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Encoding, type PageHeader, readerOf, readHeader } from './header.ts';
import { checkHeader, checkRuns, unpack } from './page.ts';

/** A data page of so many values, in the first form of the format. */
function page(values: number, encoding: Encoding, bytes: number[], stated = bytes.length) {
  const header: PageHeader = {
    ...{
      kind: 'data',
      packed: bytes.length,
      unpacked: stated,
      values,
      nulls: 0,
      encoding,
      isCompressed: true,
    },
  };
  return { header, bytes: Uint8Array.from(bytes) };
}

/** The same in the second form. */
function secondPage(values: number, encoding: Encoding, levels: number[], bytes: number[]) {
  const { header, bytes: whole } = page(values, encoding, [...levels, ...bytes]);
  const second = { isCompressed: false, levels: { repetition: 0, definition: levels.length } };
  return { header: { ...header, ...second }, bytes: whole };
}

const required = { repetition: 0, definition: 0 };
const optional = { repetition: 0, definition: 1 };
/** A run of 2^30 times the value 1, in six bytes. */
const LONG_RUN = [0x80, 0x80, 0x80, 0x80, 0x08, 1];

it('reads a header past the statistics and the lists in it, and stops behind it', () => {
  // Thrift's compact protocol: three integers, and within a structure four more, of which three are of the page.
  const integers = [0x15, 0, 0x15, 40, 0x15, 20];
  const statistics = [
    0x1c,
    0x18,
    3,
    97,
    98,
    99,
    0x16,
    8,
    0x12,
    0x19,
    0x21,
    1,
    2,
    0x17,
    ...Array(8).fill(9),
    0,
  ];
  const first = [...integers, 0x2c, 0x15, 8, 0x15, 16, 0x15, 6, 0x15, 6, ...statistics, 0, 0];
  const reader = readerOf(Uint8Array.from([...first, 99]));
  const header = { kind: 'data', packed: 10, unpacked: 20, values: 4, nulls: 0, isCompressed: true };
  expect(readHeader(reader)).toEqual({ ...header, encoding: 'RLE_DICTIONARY' });
  expect(reader.offset).toBe(first.length);
  const second = [
    0x15,
    6,
    ...integers.slice(2),
    0x5c,
    0x15,
    8,
    0x15,
    2,
    0x15,
    8,
    0x15,
    0,
    0x15,
    4,
    0x15,
    6,
    0x12,
    0,
    0,
  ];
  const levels = { definition: 2, repetition: 3 };
  expect(readHeader(readerOf(Uint8Array.from(second)))).toEqual({
    ...{ ...header, nulls: 1, isCompressed: false, encoding: 'PLAIN', levels },
  });
  expect(() => readHeader(readerOf(Uint8Array.from(first.slice(0, 20))))).toThrow();
});

it('separates the levels of a page from its values in both forms of the format', () => {
  const levels = { repetition: 1, definition: 2 };
  const { header, bytes } = page(2, 'PLAIN', [2, 0, 0, 0, 4, 1, 2, 0, 0, 0, 4, 2, 7, 8]);
  const parts = unpack(header, bytes, 'UNCOMPRESSED', levels);
  expect(parts).toEqual({
    ...{ values: 2, encoding: 'PLAIN', data: Uint8Array.of(7, 8) },
    ...{ repetition: Uint8Array.of(4, 1), definition: Uint8Array.of(4, 2) },
  });
  const second = secondPage(2, 'PLAIN', [4, 1, 4, 2], [7, 8]);
  const split = { ...second.header, levels: { repetition: 2, definition: 2 } };
  expect(unpack(split, second.bytes, 'UNCOMPRESSED', levels)).toEqual(parts);
});

it('refuses pages that state more than pages hold', () => {
  const refused = (over: Partial<PageHeader>, why: string, room = 1000) => {
    const header = { ...page(3, 'PLAIN', [1, 2, 3]).header, ...over };
    expect(() => checkHeader(header, room)).toThrow(why);
  };
  refused({ unpacked: 2 ** 30 }, 'impossible size');
  refused({ unpacked: -1 }, 'impossible size');
  refused({ packed: Number.NaN }, 'impossible size');
  refused({}, 'impossible size', 2);
  refused({ values: 2 ** 30 }, 'impossible number of values');
  refused({ values: -3 }, 'impossible number of values');
  refused({ nulls: 9 }, 'impossible number of values');
  refused({ levels: { repetition: 0, definition: 99 } }, 'impossible size');
  const { header } = secondPage(3, 'PLAIN', [], [1, 2, 3]);
  expect(() => checkHeader(header, 1000)).not.toThrow();
});

it('unpacks no more than a page states', () => {
  const zeros = Buffer.alloc(50_000_000);
  const packed = { GZIP: gzipSync(zeros), BROTLI: brotliCompressSync(zeros.subarray(0, 5_000_000)) };
  for (const [codec, bytes] of Object.entries(packed)) {
    const { header, bytes: own } = page(3, 'PLAIN', [...bytes], 100);
    expect(() => unpack(header, own, codec as 'GZIP', required), codec).toThrow();
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
  expect(unpack(header, bytes, 'ZSTD', required).data).toEqual(new Uint8Array(100).fill(0x61));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  // One that states its own length: 131072 bytes, in four of them.
  const honest = page(3, 'PLAIN', [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 2, 0, ...block(true)], 100);
  expect(() => unpack(honest.header, honest.bytes, 'ZSTD', required)).toThrow(
    'another size than its header says',
  );
});

/** Unpacks a page and checks its runs. */
async function checked(
  { header, bytes }: ReturnType<typeof page>,
  type: 'BYTE_ARRAY' | 'BOOLEAN' = 'BYTE_ARRAY',
  levels = required,
): Promise<void> {
  await checkRuns(unpack(header, bytes, 'UNCOMPRESSED', levels), type, levels);
}

it('refuses runs that are longer than their page', async () => {
  const refused = (...page: Parameters<typeof checked>) =>
    expect(checked(...page)).rejects.toThrow('impossible number of values');
  await refused(page(4, 'RLE_DICTIONARY', [1, ...LONG_RUN]));
  await refused(page(4, 'PLAIN', [6, 0, 0, 0, ...LONG_RUN]), 'BYTE_ARRAY', optional);
  await refused(page(4, 'RLE', [6, 0, 0, 0, ...LONG_RUN]), 'BOOLEAN');
  await refused(secondPage(4, 'PLAIN', LONG_RUN, []), 'BYTE_ARRAY', optional);
  await refused(secondPage(4, 'RLE_DICTIONARY', [], [1, ...LONG_RUN]));
  // Four times the value 1; and a packed eight, of which four count.
  await checked(page(4, 'RLE_DICTIONARY', [1, 8, 1]));
  await checked(page(4, 'RLE_DICTIONARY', [1, 3, 0b1010]));
});

it('refuses levels that end before their values do, past which decoding would go on', async () => {
  const wrong = 'impossible number of values';
  const levels = (...bytes: number[]) => page(4, 'PLAIN', [bytes.length, 0, 0, 0, ...bytes, ...LONG_RUN]);
  await expect(checked(levels(), 'BYTE_ARRAY', optional)).rejects.toThrow(wrong);
  await expect(checked(levels(6, 1), 'BYTE_ARRAY', optional)).rejects.toThrow(wrong);
  await checked(levels(8, 1), 'BYTE_ARRAY', optional);
  const beyond = page(4, 'PLAIN', [200, 0, 0, 0, 8, 1]);
  await expect(checked(beyond, 'BYTE_ARRAY', optional)).rejects.toThrow('impossible size');
  const notBoolean = page(4, 'RLE', [...LONG_RUN]);
  await expect(checked(notBoolean)).rejects.toThrow('as only yes and no can be');
});

it('refuses differences that would never end, and texts that grow from nothing', async () => {
  const check = (encoding: Encoding, bytes: number[], values = 4) =>
    expect(checked(page(values, encoding, bytes)));
  const wrong = 'impossible number of values';
  const minusOne = [0xff, 0xff, 0xff, 0xff, 0x0f];
  await check('DELTA_BINARY_PACKED', [0x80, 1, ...minusOne, 4, 0, 0, 0]).rejects.toThrow(wrong);
  await check('DELTA_LENGTH_BYTE_ARRAY', [0, 1, 4, 0, 0, 0]).rejects.toThrow(wrong);
  await check('DELTA_BINARY_PACKED', [0x80, 1, 4, 4, 0, 0, 0]).resolves.not.toThrow();
  // Blocks of 128 in 4 parts: each of 1000 texts shares a gigabyte with the one before.
  const gigabyte = [0x80, 0x80, 0x80, 0x80, 0x08];
  const blocks = Array.from({ length: 8 }, () => [0, 0, 0, 0, 0]).flat();
  const same = (first: number[]) => [0x80, 1, 4, 0xe8, 7, ...first, ...blocks];
  await check('DELTA_BYTE_ARRAY', [...same(gigabyte), ...same([0])], 1000).rejects.toThrow('impossible size');
  await check('DELTA_BYTE_ARRAY', [...same([2]), ...same([0])], 1000).resolves.not.toThrow();
  const endless = [0x80, 1, ...minusOne, 0xe8, 7, 0, ...blocks];
  await check('DELTA_BYTE_ARRAY', [...same([2]), ...endless], 1000).rejects.toThrow(wrong);
});
