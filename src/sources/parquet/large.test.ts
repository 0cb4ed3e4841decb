import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readAll } from '../source.contract.ts';
import { ParquetSource } from './parquet.ts';

const folder = temporaryFolder();
let files = 0;

const ROWS = 2000;
const LONG = 'a boat at sea, '.repeat(100);
const listOf = (name: string, element: Omit<SchemaElement, 'name'>): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', ...element },
];
const schema: SchemaElement[] = [
  { name: 'root', num_children: 4 },
  { name: 'prompt', repetition_type: 'REQUIRED', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  { name: 'seed', repetition_type: 'OPTIONAL', type: 'INT64' },
  ...listOf('tags', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
  ...listOf('vector', { type: 'FLOAT' }),
];

/** One group of rows: texts, large numbers, lists of texts and vectors, and two texts that are not UTF-8. */
async function write(pageSize: number, rows = ROWS): Promise<string> {
  const numbers = Array.from({ length: rows }, (_, n) => n);
  const columnData = [
    {
      name: 'prompt',
      data: numbers.map((n) => (n === 11 || n === rows - 1 ? 'BROKEN UTF' : `boat ${n} ${LONG}`)),
    },
    { name: 'seed', data: numbers.map((n) => (n % 5 === 0 ? null : 2n ** 53n + BigInt(n))) },
    { name: 'tags', data: numbers.map((n) => (n % 7 === 0 ? [] : [`t${n % 7}`, 'ink'])) },
    { name: 'vector', data: numbers.map((n) => [n + 1, 1]) },
  ];
  const options = { schema, pageSize, rowGroupSize: rows, statistics: false, codec: 'UNCOMPRESSED' as const };
  const bytes = Buffer.from(parquetWriteBuffer({ columnData, ...options }));
  for (let at = bytes.indexOf('BROKEN UTF'); at >= 0; at = bytes.indexOf('BROKEN UTF', at + 1))
    bytes[at] = 0xff;
  const file = path.join(folder, `large-${++files}.parquet`);
  await writeFile(file, bytes);
  return file;
}

/** How many turns everybody else had while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, done] = [0, false];
  const count = () => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  await work();
  done = true;
  return turns;
}

describe('large pages of a Parquet file', () => {
  it('give what small ones give, from any row on', async () => {
    const [small, large] = await Promise.all([write(20_000), write(2 ** 30)]);
    const options = { vectors: { column: 'vector', dimensions: 2 } };
    const [few, many] = [new ParquetSource(small, options), new ParquetSource(large, options)];
    const plain = (record: object) => JSON.stringify(record).replaceAll(/large-\d/g, 'large');
    const expected = (await readAll(few)).map(plain);
    const found = (await readAll(many)).map(plain);
    expect(found).toEqual(expected);
    expect(found).toHaveLength(ROWS);
    expect(found.filter((one) => one.includes('invalid UTF-8'))).toHaveLength(2);
    expect((await readAll(many, '1998')).map(plain)).toEqual(expected.slice(1998));
  });

  it('are decoded while others have their turns', async () => {
    const file = await write(2 ** 30);
    const first = async () => {
      for await (const _ of new ParquetSource(file).read()) return;
    };
    // Decoded in one go there are a handful: one for each piece of the file that is read.
    expect(await turnsDuring(first)).toBeGreaterThan(200);
  });

  it('are given up at once when nobody wants them any more', async () => {
    const file = await write(2 ** 30);
    const stop = new AbortController();
    const reading = new ParquetSource(file).read({ signal: stop.signal });
    const first = reading.next();
    setImmediate(() => stop.abort());
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('are read beside another file, and after an abort that came too late', async () => {
    const file = await write(20_000, 40);
    const late = new AbortController();
    for await (const _ of new ParquetSource(file).read({ signal: late.signal }));
    const beside = new ParquetSource(file).read();
    await beside.next();
    late.abort();
    const others = await Promise.all([
      readAll(new ParquetSource(file)),
      readAll(new ParquetSource(file), '10'),
    ]);
    expect(others.map(({ length }) => length)).toEqual([40, 30]);
    let rest = 0;
    for await (const _ of beside) rest++;
    expect(rest).toBe(39);
  });

  it('say which column is broken from which row on', async () => {
    const file = await write(2 ** 30);
    const bytes = await readFile(file);
    // The length of the first prompt: more than the page has.
    bytes.writeUInt32LE(2 ** 31, bytes.indexOf('boat 0') - 4);
    await writeFile(file, bytes);
    await expect(readAll(new ParquetSource(file))).rejects.toMatchObject({
      code: 'source-unreadable',
      message: expect.stringMatching(/the column prompt is broken from row 1 on/),
    });
  });
});
