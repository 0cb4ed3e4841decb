import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaElement } from 'hyparquet';
import { type ParquetWriteOptions, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { describeSource, readAll, summary } from '../source.contract.ts';
import { type ParquetOptions, ParquetSource } from './parquet.ts';

const folder = temporaryFolder();
const PYARROW = path.resolve(import.meta.dirname, '../../../test/fixtures/parquet/pyarrow-zstd.parquet');
let files = 0;

type Columns = ParquetWriteOptions['columnData'];

async function save(bytes: ArrayBuffer | Uint8Array): Promise<string> {
  const file = path.join(folder, `prompts-${++files}.parquet`);
  await writeFile(file, new Uint8Array(bytes));
  return file;
}

function bytesOf(columnData: Columns, options: Partial<ParquetWriteOptions> = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, statistics: false, ...options }));
}

const write = (columnData: Columns, options: Partial<ParquetWriteOptions> = {}) =>
  save(bytesOf(columnData, options));

const texts = (data: string[], name = 'prompt') => ({ name, data, type: 'STRING' as const });
const read = async (file: string, options?: ParquetOptions) => readAll(new ParquetSource(file, options));
const promptsOf = async (file: string, options?: ParquetOptions) =>
  (await read(file, options)).map((record) => ('prompt' in record ? record.prompt : undefined));

/** Rows in groups of seven and in pages of a few, one of which is not UTF-8. */
async function mixed(): Promise<string> {
  const prompts = Array.from({ length: 40 }, (_, n) => (n === 11 ? 'BROKEN UTF' : `a castle, take ${n}`));
  const bytes = bytesOf(
    [texts(prompts), { name: 'width', data: prompts.map((_, n) => (n === 17 ? -5 : 512)), type: 'INT32' }],
    { codec: 'UNCOMPRESSED', rowGroupSize: 7, pageSize: 40 },
  );
  bytes[Buffer.from(bytes.buffer).indexOf('BROKEN UTF')] = 0xff;
  return save(bytes);
}

describeSource('a Parquet file of several groups and pages', async () => {
  const file = await mixed();
  return {
    source: new ParquetSource(file),
    expected: Array.from({ length: 40 }, (_, n) => {
      if (n === 11) return '!invalid UTF-8';
      return n === 17 ? '!impossible width' : `a castle, take ${n}`;
    }),
    change: () => appendFile(file, '\n'),
  };
});

describeSource('a Parquet file of pyarrow', async () => {
  const file = await save(await readFile(PYARROW));
  return {
    source: new ParquetSource(file),
    expected: ['a red fox', '!impossible width', '', 'a lamp'],
    change: () => appendFile(file, '\n'),
  };
});

describe('ParquetSource', () => {
  it('reads what pyarrow writes: Zstandard, second pages, lists, nulls and large numbers', async () => {
    const [fox, , none, lamp] = await promptsOf(PYARROW, { vectors: { column: 'vector', dimensions: 2 } });
    expect(fox).toMatchObject({ settings: { width: 512, seed: 2 ** 52 }, tags: ['ink', 'a, b'] });
    expect(fox!.vector).toEqual(Float32Array.of(0.6, 0.8));
    expect(none).toEqual({ text: '', negativePrompt: '', settings: { seed: 1 }, sourceSite: '', tags: [] });
    expect(lamp).toMatchObject({ tags: ['ink'], vector: Float32Array.of(0, 1) });
  });

  it('knows the columns of DiffusionDB, its codes of samplers and where its images lie', async () => {
    const [first, second] = await promptsOf(
      await write([
        texts(['a.png', 'b.png'], 'image_name'),
        texts(['a tower', 'a river']),
        { name: 'part_id', data: [1, 2000], type: 'INT32' },
        { name: 'seed', data: [2534114182, 1].map(BigInt), type: 'INT64' },
        { name: 'step', data: [50, 30], type: 'INT32' },
        { name: 'cfg', data: [7, 7.3], type: 'FLOAT' },
        { name: 'sampler', data: [8, 9], type: 'INT32' },
        { name: 'width', data: [512, 640], type: 'INT32' },
        { name: 'height', data: [512, 640], type: 'INT32' },
        texts(['a'.repeat(64), 'b'.repeat(64)], 'user_name'),
        { name: 'timestamp', data: [new Date(0), new Date(1)], type: 'TIMESTAMP' },
        { name: 'image_nsfw', data: [2, 0.1], type: 'FLOAT' },
        { name: 'prompt_nsfw', data: [0.01, 0.25], type: 'FLOAT' },
      ]),
    );
    const settings = { sampler: 'k_lms', seed: 2534114182, steps: 50, cfg: 7, width: 512, height: 512 };
    expect(first).toEqual({
      ...{ text: 'a tower', negativePrompt: '', settings, sourceSite: '', tags: [], nsfw: 1 },
      imageUrl: path.join(folder, 'part-000001', 'a.png'),
    });
    expect(second).toMatchObject({ nsfw: 0.25, imageUrl: path.join(folder, 'part-002000', 'b.png') });
    expect(second!.settings).not.toHaveProperty('sampler');
  });

  it('makes tags of columns that hold categories, as in CSV files', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => n);
    const file = await write([
      texts(rows.map((n) => `p${n}`)),
      texts(
        rows.map((n) => (n % 2 ? 'Anime' : 'Photo')),
        'Style',
      ),
      texts(
        rows.map((n) => `user ${n}`),
        'user',
      ),
    ]);
    expect((await promptsOf(file))[0]!.tags).toEqual(['Style:Photo']);
  });

  it('joins lists that go over pages, whatever the size of pages', async () => {
    const list: SchemaElement[] = [
      { name: 'tags', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    ];
    const tags = Array.from({ length: 500 }, (_, n) => Array.from({ length: n % 9 }, (_, m) => `t${n}-${m}`));
    const prompts = tags.map((_, n) => `p${n}`);
    for (const pageSize of [16, 100, 5000]) {
      const columnData = [
        { name: 'prompt', data: prompts },
        { name: 'tags', data: tags },
      ];
      const schema: SchemaElement[] = [
        { name: 'root', num_children: 2 },
        { name: 'prompt', repetition_type: 'REQUIRED', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
        ...list,
      ];
      const file = await write(columnData, { schema, pageSize, rowGroupSize: 170 });
      const found = await promptsOf(file);
      expect(found.map((prompt) => prompt!.tags)).toEqual(tags);
      const later = await readAll(new ParquetSource(file), '333');
      expect('prompt' in later[0]! && later[0].prompt.tags).toEqual(tags[333]);
    }
  });

  it('reads a group of a hundred thousand rows without holding it', async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => `${'word '.repeat(60)}${n}`);
    const file = await write([texts(rows)], {
      codec: 'UNCOMPRESSED',
      rowGroupSize: rows.length,
      pageSize: 65_536,
    });
    const before = process.memoryUsage().arrayBuffers;
    let [count, most] = [0, 0];
    for await (const record of new ParquetSource(file).read()) {
      if (count++ % 5000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      expect('prompt' in record).toBe(true);
    }
    expect(count).toBe(100_000);
    expect(most).toBeLessThan(16 * 1024 * 1024);
  });

  it('refuses vectors of another length, and a column without any', async () => {
    const reading = (column: string, dimensions: number) =>
      expect(read(PYARROW, { vectors: { column, dimensions } })).rejects;
    await reading('vector', 3).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining("have 2 dimensions, the library's model has 3"),
    });
    await reading('prompt', 2).toMatchObject({ code: 'invalid-input', hint: 'Columns of vectors: vector.' });
  });

  it('names the file, and the column and row from which on it is broken', async () => {
    const good = bytesOf([texts(['a', 'b']), texts(['x', 'y'], 'model')], { codec: 'UNCOMPRESSED' });
    const refusal = async (bytes: Uint8Array, why: string) => {
      const file = await save(bytes);
      await expect(read(file)).rejects.toMatchObject({
        code: 'source-unreadable',
        message: expect.stringContaining(`Cannot read ${file}: ${why}`),
      });
    };
    await refusal(good.subarray(0, -20), 'it is no whole Parquet file');
    await refusal(new Uint8Array(0), 'it is no whole Parquet file');
    await refusal(bytesOf([texts(['a'], 'title')]), 'it has no prompt column; its columns are: title');
    // Its description would begin before the file, or be longer than any; a column has lost its name.
    const footer = (length: number) => {
      const bytes = good.slice();
      new DataView(bytes.buffer).setUint32(bytes.length - 8, length, true);
      return bytes;
    };
    await refusal(footer(good.length), 'it is no whole Parquet file');
    await refusal(
      footer(2 ** 31),
      'it is no whole Parquet file (its description of 2147483648 bytes is too long)',
    );
    const nameless = good.slice();
    // A field of another number, which readers pass over.
    nameless[Buffer.from(good).lastIndexOf('\u0006prompt', good.length - 12) - 1]! ^= 0x30;
    await refusal(nameless, 'it is no whole Parquet file');
    // The first page of the first column begins after the four magic bytes.
    const header = good.slice();
    header.fill(0xff, 4, 12);
    await refusal(header, 'the column prompt is broken from row 1 on');
    const whole = await readFile(await mixed());
    const late = whole.indexOf('take 30');
    whole.fill(0xff, late - 30, late - 10);
    await refusal(whole, 'the column prompt is broken from row 29 on');
  });

  it('refuses a position past the end, and what is not there', async () => {
    await expect(readAll(new ParquetSource(PYARROW), '5')).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await readAll(new ParquetSource(PYARROW), '4')).map(summary)).toEqual([]);
    const missing = path.join(folder, 'missing.parquet');
    await expect(read(missing)).rejects.toMatchObject({
      message: `Cannot read ${missing}: there is no such file.`,
    });
  });
});

describe('what writers of Parquet files do', () => {
  const bytes = (values: (string | Uint8Array)[], name = 'prompt') => ({
    name,
    data: values.map((value) => (typeof value === 'string' ? new TextEncoder().encode(value) : value)),
    type: 'BYTE_ARRAY' as const,
  });
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff);
  const seeds = { name: 'seed', data: [1n, 2n], type: 'INT64' as const };

  it('reads a text column without its mark beside numbers, marked texts and images', async () => {
    const two = bytes(['a tower', 'a bridge']);
    const others = [seeds, texts(['x', 'y'], 'title'), bytes([png, png], 'image'), bytes([png, png], 'uuid')];
    for (const columns of [
      [two],
      [two, seeds],
      [two, others[1]!],
      [two, ...others],
      [seeds, two, others[2]!],
    ]) {
      const found = await read(await write(columns));
      expect(found.map(summary)).toEqual(['a tower', 'a bridge']);
    }
  });

  it('takes a marked text column for the prompt where bytes of that name are none', async () => {
    const file = await write([bytes(['a tower', png])]);
    expect((await read(file)).map(summary)).toEqual(['a tower', '!invalid UTF-8']);
  });

  it('keeps every digit of a seed, however it is kept', async () => {
    const large = [18446744073709551615n, 9007199254740993n];
    const expected = ['18446744073709551615', '9007199254740993'];
    const prompt = texts(['a', 'b']);
    const decimal = (element: Partial<SchemaElement>, data: unknown[]) =>
      write(
        [
          { name: 'prompt', data: ['a', 'b'] },
          { name: 'seed', data },
        ] as Columns,
        {
          schema: [
            { name: 'schema', num_children: 2 },
            { name: 'prompt', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
            { name: 'seed', repetition_type: 'OPTIONAL', ...element },
          ],
        },
      );
    const wide = {
      type: 'FIXED_LEN_BYTE_ARRAY',
      type_length: 9,
      converted_type: 'DECIMAL',
      precision: 20,
    } as const;
    const long = { type: 'INT64', converted_type: 'DECIMAL', precision: 18 } as const;
    const seedsOf = async (file: string) => (await promptsOf(file)).map((one) => one!.settings.seed);
    expect(await seedsOf(await decimal({ type: 'INT64', converted_type: 'UINT_64' }, large))).toEqual(
      expected,
    );
    expect(await seedsOf(await write([prompt, texts(expected, 'seed')]))).toEqual(expected);
    expect(await seedsOf(await decimal({ ...wide, scale: 0 }, large))).toEqual(expected);
    expect(await seedsOf(await decimal({ ...long, scale: 0 }, [large[1], 7n]))).toEqual([expected[1], 7]);
    expect(await seedsOf(await decimal({ ...long, scale: 2 }, [4200n, 4250n]))).toEqual([42, undefined]);
  });

  it('leaves out a seed that a floating-point column has rounded, and says so', async () => {
    const file = await write([texts(['a', 'b']), { name: 'seed', data: [2 ** 63, 42], type: 'DOUBLE' }]);
    const records = await read(file);
    expect(records).toMatchObject([
      { notes: [{ reason: 'seed left out' }] },
      { prompt: { settings: { seed: 42 } } },
    ]);
  });

  it('joins a list of texts as prompt, and says so', async () => {
    const file = await write([{ name: 'prompt', data: [['a tower'], ['1girl', 'solo,', 'ink']] }], {
      schema: [
        { name: 'schema', num_children: 1 },
        { name: 'prompt', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      ],
    });
    const records = await read(file);
    expect(records.map(summary)).toEqual(['a tower', '1girl, solo, ink']);
    expect(records[1]).toMatchObject({
      notes: [{ reason: 'prompt was a list of texts', detail: '3 texts, joined with commas' }],
    });
  });

  it('reads fields of structures by what they are nested in', async () => {
    const field = (name: string, more: Partial<SchemaElement>): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...more,
    });
    const text: Partial<SchemaElement> = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    const rows = [{ prompt: 'a tower', seed: 5n }, null, { prompt: 'a mill', seed: null }];
    const file = await write([{ name: 'meta', data: rows }], {
      schema: [
        { name: 'schema', num_children: 1 },
        field('meta', { num_children: 2 }),
        field('prompt', text),
        field('seed', { type: 'INT64' }),
      ],
    });
    const records = await read(file);
    expect(records.map(summary)).toEqual(['a tower', '', 'a mill']);
    expect(records[0]).toMatchObject({ prompt: { settings: { seed: 5 }, tags: [] } });
  });

  it('goes by what somebody says of a column', async () => {
    const file = await write([texts(['a fox'], 'words'), texts(['x'], 'title')]);
    await expect(read(file)).rejects.toMatchObject({
      message: expect.stringContaining('no prompt column; its columns are: words, title'),
    });
    expect((await read(file, { columns: { prompt: 'words' } })).map(summary)).toEqual(['a fox']);
    await expect(read(file, { columns: { prompt: 'wrods' } })).rejects.toMatchObject({
      message: expect.stringContaining('no column "wrods"'),
    });
  });
});
