import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClickHouseServer } from '../../test/doubles/clickhouse-server.ts';
import { startMyScaleTranslatingServer } from '../../test/doubles/myscale-translating-server.ts';
import { CLUSTER, type RealClickHouse, withClickHouse } from '../../test/doubles/real-clickhouse.ts';
import { readConfig } from '../config.ts';
import { describeLibrary } from './library.contract.ts';
import { Library } from './library.ts';

const PASSWORD = 'sesame/öffne';
let folder: string;
let before: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-server-'));
  before = process.env.XDG_DATA_HOME;
  process.env.XDG_DATA_HOME = folder;
});

afterAll(async () => {
  if (before === undefined) delete process.env.XDG_DATA_HOME;
  else process.env.XDG_DATA_HOME = before;
  await rm(folder, { recursive: true, force: true });
});

const open = (library: string, more: object = {}, options: object = {}) =>
  Library.open(readConfig({ library, embedder: 'lite', ...more }, {}), options);

const ALI = { user: 'ali', password: PASSWORD };
const READER = { user: 'reader', password: PASSWORD, readonly: 2 } as const;
const GUEST = {
  ...{ user: 'guest', password: PASSWORD },
  grants: ['GRANT SELECT ON readable.*', 'GRANT SELECT ON system.*'],
};
/** What the hint for those who lack rights names. */
const RIGHTS = [
  'GRANT SELECT, INSERT, ALTER, CREATE, DROP, TRUNCATE, OPTIMIZE ON granted.*',
  'GRANT SELECT ON system.*',
  'GRANT CLUSTER, REMOTE ON *.*',
];
const LIBRARIAN = { user: 'librarian', password: PASSWORD, grants: RIGHTS.slice(0, 2) };
const FARMER = { user: 'farmer', password: PASSWORD, grants: RIGHTS };

withClickHouse({ shards: 2, accounts: [ALI, READER, GUEST, LIBRARIAN, FARMER] }, (running) => {
  let server: RealClickHouse;
  beforeAll(() => {
    server = running();
  });

  describeLibrary('Library on a server', async () => open(await server.address('door')));

  it('shows where it is without the password, and keeps it nowhere', async () => {
    const address = await server.address('shown');
    const library = await open(address);
    const info = await library.info();
    expect(info.location).toBe(`clickhouse://ali@127.0.0.1:${server.port}/shown`);
    expect(info.engine).toMatch(/^ClickHouse \d+/);
    expect(library.folder).toBe(
      path.join(folder, 'promptloom', 'servers', `clickhouse-127.0.0.1-${server.port}-shown`),
    );
    expect(JSON.stringify(info)).not.toContain('sesame');
    await library.close();
  });

  it('makes none where there is none and none shall be made', async () => {
    const address = await server.address('nothing');
    await expect(open(address, {}, { create: false })).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.not.stringContaining('sesame'),
    });
    expect(await server.run("SELECT name FROM system.tables WHERE database = 'nothing'")).toBe('');
  });

  it('is opened with its own embedder by those who name none', async () => {
    const address = await server.address('recorded');
    await (await open(address)).close();
    await rm(path.join(folder, 'promptloom'), { recursive: true });
    const again = await open(address, { embedder: undefined }, { create: false });
    expect((await again.info()).embedder.id).toBe('lite');
    await again.close();
  });

  it('says where an image is that another machine drew', async () => {
    const library = await open(await server.address('drawn'));
    const { images } = await library.generate({ prompt: 'a lighthouse', width: 64, height: 64 });
    const { id } = images[0]!;
    expect((await library.images.file(id)).path).toContain(library.folder);
    await rm(path.join(library.folder, 'media'), { recursive: true });
    await expect(library.images.file(id)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('machine that drew it'),
    });
    await library.close();
  });

  it('is used by two at once, and what both import at the same moment is found once', async () => {
    const address = await server.address('shared');
    const [one, two] = [await open(address), await open(address)];
    const files = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const file = path.join(folder, `${name}.csv`);
        const lines = Array.from({ length: 50 }, (_, n) => `a lighthouse number ${n} in a storm`);
        await writeFile(file, ['prompt', ...lines, `only in ${name}`, ''].join('\n'));
        return file;
      }),
    );
    await Promise.all([one.import({ path: files[0]! }), two.import({ path: files[1]! })]);
    const { results } = await one.search({ text: 'lighthouse', k: 60 });
    const ids = results.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(results.map(({ prompt }) => prompt)).toEqual(expect.arrayContaining(['only in a', 'only in b']));
    // Building the index merges, and merging folds.
    await two.buildIndex();
    expect((await one.info()).counts.prompts).toBe(52);
    expect((await one.import({ path: files[1]! })).kept).toBe(0);
    await Promise.all([one.close(), two.close()]);
  });

  it('is searched by those who may only read, who are told so when they write', async () => {
    const address = await server.address('readable');
    const file = path.join(folder, 'readable.csv');
    await writeFile(file, 'prompt\na lamp in a window\n');
    const writer = await open(address);
    await writer.import({ path: file });
    await writer.close();
    await writeFile(file, 'prompt\nanother lamp\n');
    for (const [account, message, hint] of [
      [READER, 'lets this user read only', 'may write'],
      [GUEST, 'the user guest may not do this', 'ON readable.* TO guest'],
    ] as const) {
      const reader = await open(await server.address('readable', '', account), {}, { create: false });
      expect((await reader.search({ text: 'lamp' })).results).toHaveLength(1);
      await expect(reader.import({ path: file })).rejects.toMatchObject({
        code: 'store-failed',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      });
      await reader.close();
    }
  });

  it.each([
    ['', LIBRARIAN],
    [`?cluster=${CLUSTER}`, FARMER],
  ])('needs the rights that it names to those who lack some, and no others%s', async (options, account) => {
    const denied = await server.address('granted', options, GUEST);
    const rights = account.grants.map((right) => `${right} TO guest`).join('; ');
    await expect(open(denied)).rejects.toMatchObject({
      code: 'store-failed',
      hint: `Grant it what a library needs: ${rights}.`,
    });
    const library = await open(await server.address('granted', options, account));
    const file = path.join(folder, 'granted.csv');
    await writeFile(file, 'prompt\na lamp in a window\n');
    expect((await library.import({ path: file })).kept).toBe(1);
    await library.buildIndex();
    expect((await library.search({ text: 'lamp' })).results).toHaveLength(1);
    await library.close();
    await server.everywhere('DROP DATABASE granted SYNC');
  });

  it('is made once when several open it for the first time at the same moment', async () => {
    const address = await server.address('begun');
    const libraries = await Promise.all([open(address), open(address), open(address)]);
    const made = await server.run(
      'SELECT version, count() AS n FROM begun.schema_migrations GROUP BY version',
    );
    const rows = made
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { n: number });
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ n }) => Number(n) === 1)).toBe(true);
    await Promise.all(libraries.map((library) => library.close()));
  });

  it('takes a file in parts, each of another machine, and goes on with each by itself', async () => {
    const address = await server.address('parts');
    const machines = [await open(address), await open(address), await open(address)];
    const file = path.join(folder, 'parts.csv');
    const lines = Array.from({ length: 20 }, (_, n) => `a ship number ${n}`);
    await writeFile(file, ['prompt', ...lines, ''].join('\n'));
    const part = (n: number) => ({ path: file, shard: `${n + 1}/3` });
    const reports = await Promise.all(machines.map((library, n) => library.import(part(n))));
    expect(reports.map(({ read }) => read)).toEqual([7, 7, 6]);
    expect((await machines[0]!.info()).counts.prompts).toBe(20);
    expect(await machines[1]!.import(part(1))).toMatchObject({ read: 7, kept: 0 });
    await expect(machines[0]!.import({ path: file, shard: '4/3' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await Promise.all(machines.map((library) => library.close()));
  });

  it('finds by its words what another process brought, though nobody had the word before', async () => {
    const address = await server.address('words');
    const [one, two] = [await open(address), await open(address)];
    const lexical = async () => (await one.search({ text: 'quokka', mode: 'lexical' })).results.length;
    expect(await lexical()).toBe(0);
    const file = path.join(folder, 'quokka.csv');
    await writeFile(file, 'prompt\na quokka in the shade\n');
    await two.import({ path: file });
    await expect.poll(lexical, { timeout: 200_000 }).toBe(1);
    await Promise.all([one.close(), two.close()]);
  });

  it('refuses to go on with a model that another process has switched from', async () => {
    const address = await server.address('switched');
    const library = await open(address);
    const key = 'embedder';
    const model = JSON.stringify({ id: 'other', version: '1', textDimensions: 256, sharedSpace: false });
    await server.run(`INSERT INTO switched.library_settings (key, value) VALUES ('${key}', '${model}')`);
    await expect(library.search({ text: 'anything' })).rejects.toMatchObject({
      code: 'library-model-mismatch',
      message: expect.stringContaining('other'),
    });
    await library.close();
  });

  describeLibrary('Library on a cluster', async () =>
    open(await server.address('spread', `?cluster=${CLUSTER}`)),
  );

  it('has every table made on all machines of a cluster, by statements that the engine can read', async () => {
    expect(server.onCluster.length).toBeGreaterThan(30);
    for (const sql of server.onCluster) await server.run(`EXPLAIN AST ${sql}`);
  });

  it('has a part of the prompts on each machine of a cluster, and the words of each beside it', async () => {
    const library = await open(await server.address('parted', `?cluster=${CLUSTER}`));
    const file = path.join(folder, 'parted.csv');
    await writeFile(
      file,
      ['prompt', ...Array.from({ length: 40 }, (_, n) => `a boat number ${n}`), ''].join('\n'),
    );
    await library.import({ path: file });
    const counts = await server.everywhere('SELECT count() FROM parted.prompts_local', 'TSV');
    expect(counts.map(Number).sort()).not.toContain(0);
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(40);
    const strays = await server.everywhere(
      'SELECT count() FROM parted.words_local WHERE prompt_id NOT IN (SELECT id FROM parted.prompts_local)',
      'TSV',
    );
    expect(strays.map(Number)).toEqual([0, 0]);
    await library.close();
  });
});

describe('on what speaks like MyScale', () => {
  let server: ClickHouseServer;
  beforeAll(async () => {
    server = await startMyScaleTranslatingServer('open-source');
  });
  afterAll(() => server.close());

  describeLibrary('Library there', async () => open(await server.address('door', 'myscale')));
});
