import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClickHouseServer } from '../../../test/doubles/clickhouse-server.ts';
import { readConfig } from '../../config.ts';
import { describeSource, readAll } from '../../sources/source.contract.ts';
import { TableSource } from '../../sources/table.ts';
import { SourceTable } from '../../store/connection/source-table.ts';
import { Library } from '../library.ts';

const PASSWORD = 'sesame';
const ROWS = 300;
let folder: string;
let before: string | undefined;
let server: ClickHouseServer;
let library: Library;

/** Tables as others make them; the embedded engine is one a process, so that the library is on the server too. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-table-'));
  before = process.env.XDG_DATA_HOME;
  process.env.XDG_DATA_HOME = folder;
  server = await ClickHouseServer.start({ user: 'ali', password: PASSWORD });
  library = await Library.open(
    readConfig({ library: await server.address('library'), embedder: 'lite' }, {}),
  );
  await server.address('old');
  await server.run(`CREATE TABLE old.Prompt_text_900k (id UInt64, prompt String, prompt_vector Array(Float32),
    url Nullable(String), width Nullable(UInt32), height Nullable(UInt32), source_site LowCardinality(String),
    CONSTRAINT d CHECK length(prompt_vector) = 256) ENGINE = MergeTree ORDER BY id`);
  // The vector of each row points its own way, and is not of unit length.
  await server.run(`INSERT INTO old.Prompt_text_900k SELECT number, concat('a ship with sails ', toString(number)),
    arrayMap(n -> if(n = number % 256, 2, 0), range(256)), if(number % 2 = 0, NULL, concat('https://example.org/', toString(number), '.png')),
    if(number = 7, 4000000, 512), NULL, 'old.example' FROM numbers(${ROWS})`);
  await server.run(
    `CREATE TABLE old.plain (caption String, image String) ENGINE = MergeTree ORDER BY tuple()`,
  );
  await server.run(
    `INSERT INTO old.plain VALUES ('a heron', '/etc/passwd'), ('an owl', 'https://example.org/owl.png'), ('', '')`,
  );
});

afterAll(async () => {
  await library.close();
  await server.close();
  if (before === undefined) delete process.env.XDG_DATA_HOME;
  else process.env.XDG_DATA_HOME = before;
  await rm(folder, { recursive: true, force: true });
});

const address = (table: string) => `clickhouse://ali:${PASSWORD}@127.0.0.1:${server.port}/old/${table}`;
const opened: SourceTable[] = [];
const table = (name: string) => {
  const one = new SourceTable(name.includes('://') ? name : address(name));
  opened.push(one);
  return one;
};
afterAll(() => Promise.all(opened.map((one) => one.close())));

let made = 0;
describeSource('a table', async () => {
  const name = `made_${made++}`;
  await server.run(
    `CREATE TABLE old.${name} (id String, prompt String, width Int32) ENGINE = MergeTree ORDER BY id`,
  );
  await server.run(
    `INSERT INTO old.${name} VALUES ('b', 'second', 512), ('a', 'it''s first', 512), ('c', 'third', -5), ('d', 'last\\n', 0)`,
  );
  return {
    source: new TableSource(table(name), { page: 2 }),
    expected: ["it's first", 'second', '!impossible width', 'last\n'],
    change: async () => void (await server.run(`INSERT INTO old.${name} VALUES ('e', 'new', 1)`)),
  };
});

describe('a table', () => {
  it('without ids is read whole, its own files left alone', async () => {
    const records = await readAll(new TableSource(table('plain'), { page: 1 }));
    const prompts = records.map((record) => ('prompt' in record ? record.prompt : undefined));
    expect(prompts.map((prompt) => prompt?.text).sort()).toEqual(['', 'a heron', 'an owl']);
    expect(prompts.map((prompt) => prompt?.imageUrl).filter(Boolean)).toEqual([
      'https://example.org/owl.png',
    ]);
  });

  it('is named in the path or after the question mark', async () => {
    const other = table(`clickhouse://ali:${PASSWORD}@127.0.0.1:${server.port}/old?table=plain&timeout=9`);
    expect((await other.columns()).map(({ name }) => name)).toEqual(['caption', 'image']);
    expect(other.shown).toBe(`clickhouse://ali@127.0.0.1:${server.port}/old/plain`);
  });

  it('says what is missing', async () => {
    await expect(readAll(new TableSource(table('gone')))).rejects.toMatchObject({
      code: 'source-unreadable',
    });
    await server.run('CREATE TABLE IF NOT EXISTS old.numbers (n UInt8) ENGINE = Memory');
    await expect(readAll(new TableSource(table('numbers')))).rejects.toMatchObject({
      message: expect.stringContaining('holds prompts'),
      hint: expect.stringContaining('It has n'),
    });
  });
});

describe('importing a table', () => {
  const Prompts = () => address('Prompt_text_900k');

  it('refuses vectors of another model or of other dimensions, and columns without any', async () => {
    const refusal = (vectors: string) => library.import({ path: Prompts(), vectors });
    await expect(refusal('prompt_vector:clip-vit-b-32')).rejects.toMatchObject({
      message: expect.stringContaining('of clip-vit-b-32, the library has lite'),
      hint: expect.stringContaining('--embedder clip-vit-b-32'),
    });
    await expect(refusal('prompt:lite')).rejects.toMatchObject({
      hint: expect.stringContaining('prompt_vector'),
    });
    await server.run(
      `CREATE TABLE old.short ENGINE = MergeTree ORDER BY id AS SELECT id, prompt, [1.5, 2.5] AS prompt_vector FROM old.Prompt_text_900k LIMIT 3`,
    );
    await expect(
      library.import({ path: address('short'), vectors: 'prompt_vector:lite' }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/have 2 dimensions, the library's model has 256/),
    });
  });

  it('keeps its vectors, settings and images, and the password nowhere', async () => {
    const report = await library.import({ path: Prompts(), vectors: 'prompt_vector:lite' });
    expect(report).toMatchObject({ read: ROWS, kept: ROWS - 1, images: { added: ROWS / 2 - 1 } });
    expect(report.skipped).toMatchObject([{ reason: 'impossible width', count: 1 }]);
    const rows = await server.run(
      "SELECT source_id, vector[4] AS v, length(vector) AS n, width, source_site FROM library.prompts WHERE source_id = '3'",
    );
    expect(JSON.parse(rows)).toMatchObject({ v: 1, width: 512, source_site: 'old.example' });
    const journal = await server.run('SELECT * FROM library.imports');
    expect(journal.replaceAll('\\/', '/')).toContain('/old/Prompt_text_900k');
    expect(journal + JSON.stringify(report)).not.toContain(PASSWORD);
    expect((await library.import({ path: Prompts(), vectors: 'prompt_vector:lite' })).kept).toBe(0);
  });

  it('embeds the prompts of one whose vectors are not asked for', async () => {
    expect(await library.import({ path: address('plain') })).toMatchObject({ read: 3, kept: 2 });
    const { results } = await library.search({ text: 'an owl', k: 1 });
    expect(results[0]?.prompt).toBe('an owl');
  });
});
