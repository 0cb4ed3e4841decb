import { expect, it } from 'vitest';
import { RowBinaryWriter } from './row-binary.ts';

it('writes the bytes that the format states', () => {
  const writer = new RowBinaryWriter(1);
  writer.string('é');
  writer.strings(['a', 'b']);
  writer.uint32(258);
  writer.nullableUint32(undefined);
  writer.nullableUint64(2 ** 40);
  writer.vector(Float32Array.of(1));
  expect([...writer.bytes()]).toEqual([
    ...[2, 0xc3, 0xa9],
    ...[2, 1, 97, 1, 98],
    ...[2, 1, 0, 0],
    1,
    ...[0, 0, 0, 0, 0, 0, 1, 0, 0],
    ...[1, 0, 0, 128, 63],
  ]);
});

it('writes lengths of 128 and more in several bytes, and grows', () => {
  const writer = new RowBinaryWriter(4);
  writer.string('x'.repeat(300));
  expect([...writer.bytes().subarray(0, 3)]).toEqual([0xac, 0x02, 120]);
  expect(writer.bytes().length).toBe(302);
});
