import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { obstacleOf } from '../../obstacle.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { detachedRange, isCovered, partRange } from './part-range.ts';
import { readStoreFiles } from './store-files.ts';

const folder = temporaryFolder();
const whole = path.join(folder, 'whole');

/** A table of a few rows, a small one, an empty one, and a view that fills another. */
beforeAll(async () => {
  const connection = await openEmbedded(whole);
  for (const statement of [
    'CREATE TABLE IF NOT EXISTS prompts (id String, text String) ENGINE = MergeTree ORDER BY id',
    'CREATE TABLE IF NOT EXISTS boards (id String) ENGINE = MergeTree ORDER BY id',
    'CREATE TABLE IF NOT EXISTS marks (id String) ENGINE = MergeTree ORDER BY id',
    'CREATE TABLE IF NOT EXISTS counts (id String, n UInt64) ENGINE = SummingMergeTree ORDER BY id',
    'CREATE MATERIALIZED VIEW IF NOT EXISTS counting TO counts AS SELECT id, toUInt64(1) AS n FROM prompts',
  ])
    await connection.command(statement);
  const texts = Array.from({ length: 200 }, (_, n) => ({ id: `p${n}`, text: `a castle ${n} by the sea` }));
  await connection.insert('prompts', texts);
  await connection.insert('boards', [{ id: 'b1' }]);
  await connection.close();
});

/** A copy of the database, whose folders can be spoilt. */
function copy(): {
  store: string;
  table(name: string): string;
  part(name: string): string;
  definitions: string;
} {
  const store = mkdtempSync(path.join(folder, 'copy-'));
  cpSync(whole, store, { recursive: true, verbatimSymlinks: true });
  const table = (name: string) => readStoreFiles(store).tables.find((one) => one.name === name)!.folder!;
  const part = (name: string) =>
    path.join(table(name), readdirSync(table(name)).find((entry) => entry.startsWith('all_'))!);
  return { store, table, part, definitions: realpathSync(path.join(store, 'metadata', 'default')) };
}

async function opened<T>(
  store: string,
  work: (connection: Connection) => Promise<T>,
  options = {},
): Promise<T> {
  const connection = await openEmbedded(store, options);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const countOf = async (connection: Connection, table = 'prompts') =>
  Number((await connection.query<{ n: string }>(`SELECT count() AS n FROM ${table}`))[0]!.n);

describe('a database whose files are whole', () => {
  it('opens without a word, and counts what was merged, emptied or dropped since as no loss', async () => {
    const { store } = copy();
    const state = async (change: string[]) => {
      const said = await opened(store, async (connection) => {
        for (const statement of change) await connection.command(statement);
        return connection.state;
      });
      expect(said).toEqual({ losses: [], obstacle: undefined, notes: [] });
    };
    await state([]);
    await state(["INSERT INTO prompts VALUES ('x', 'y')", 'OPTIMIZE TABLE prompts FINAL']);
    await state(["DELETE FROM prompts WHERE id != 'x'"]);
    await state(['TRUNCATE TABLE boards', 'OPTIMIZE TABLE prompts FINAL']);
    await state(['DROP TABLE marks SYNC']);
    await state([]);
  });
});

describe('a part that is lost', () => {
  it.each<[string, string, number, (part: string) => void]>([
    ['truncated', 'prompts', 200, (part) => truncateSync(path.join(part, 'data.bin'), 100)],
    ['without a file', 'prompts', 200, (part) => rmSync(path.join(part, 'data.bin'))],
    [
      'with an empty list of checksums',
      'prompts',
      200,
      (part) => truncateSync(path.join(part, 'checksums.txt')),
    ],
    ['missing as a whole', 'prompts', 200, (part) => rmSync(part, { recursive: true })],
    [
      'set aside',
      'prompts',
      200,
      (part) => renameSync(part, path.join(path.dirname(part), 'detached', path.basename(part))),
    ],
    ['of a small table', 'boards', 1, (part) => truncateSync(path.join(part, 'data.bin'), 1)],
    ['of a counted table', 'counts', 200, (part) => rmSync(part, { recursive: true })],
    [
      'with flipped bytes',
      'prompts',
      200,
      (part) => {
        const file = path.join(part, 'data.bin');
        const bytes = readFileSync(file);
        bytes.writeUInt32BE(~bytes.readUInt32BE(bytes.length >> 1) >>> 0, bytes.length >> 1);
        writeFileSync(file, bytes);
      },
    ],
  ])(
    '%s is told at each opening and keeps the rest from being changed, until somebody takes note',
    async (_, table, rows, spoil) => {
      const { store, part, table: folderOf } = copy();
      spoil(part(table));
      for (const _opening of [1, 2]) {
        await opened(store, async (connection) => {
          expect(connection.state!.losses).toEqual([{ table, part: expect.stringMatching(/^all_/), rows }]);
          expect(await countOf(connection, 'marks')).toBe(0);
          await expect(connection.insert('marks', [{ id: 'm' }])).rejects.toMatchObject({
            code: 'library-read-only',
            message: expect.stringContaining(`the table ${table} (${rows} row`),
            hint: expect.stringContaining('npx promptloom doctor --accept-loss'),
          });
          await expect(connection.command('OPTIMIZE TABLE marks')).rejects.toMatchObject({
            code: 'library-read-only',
          });
        });
      }
      const detached = readdirSync(path.join(folderOf(table), 'detached'));
      await opened(store, async (connection) => connection.insert('marks', [{ id: 'm' }]), {
        acceptLoss: true,
      });
      await opened(store, async (connection) => {
        expect(connection.state!.losses).toEqual([]);
        expect(await countOf(connection, 'marks')).toBe(1);
        expect(await countOf(connection, table)).toBe(0);
      });
      // Nothing is removed.
      const kept = readdirSync(path.join(folderOf(table), 'detached'));
      expect(kept).toEqual(expect.arrayContaining(detached));
    },
  );

  it('is found in a library of before, which has no word of what it held', async () => {
    const { store, part } = copy();
    rmSync(path.join(store, 'parts.json'));
    truncateSync(path.join(part('prompts'), 'data.bin'), 100);
    await opened(store, async (connection) => {
      expect(connection.state!.losses).toMatchObject([{ table: 'prompts', rows: 200 }]);
    });
  });
});

describe('a table that cannot be made out', () => {
  it.each<[string, RegExp, (copied: ReturnType<typeof copy>) => void]>([
    [
      'empty definition',
      /prompts\.sql\) is empty/,
      (c) => truncateSync(path.join(c.definitions, 'prompts.sql')),
    ],
    [
      'cut definition',
      /prompts\.sql\) is empty or cut/,
      (c) => truncateSync(path.join(c.definitions, 'prompts.sql'), 50),
    ],
    [
      'definition of zero bytes',
      /prompts\.sql\) is empty/,
      (c) => writeFileSync(path.join(c.definitions, 'prompts.sql'), Buffer.alloc(300)),
    ],
    [
      'missing definition',
      /definition of prompts is missing/,
      (c) => rmSync(path.join(c.definitions, 'prompts.sql')),
    ],
    [
      'missing definition of an empty table',
      /of marks is missing/,
      (c) => rmSync(path.join(c.definitions, 'marks.sql')),
    ],
    ['missing view', /of counting is missing/, (c) => rmSync(path.join(c.definitions, 'counting.sql'))],
    [
      'missing definition where nothing is known of before',
      /belongs to a table whose definition is missing/,
      (c) => {
        rmSync(path.join(c.definitions, 'prompts.sql'));
        rmSync(path.join(c.store, 'parts.json'));
      },
    ],
    [
      'no definitions',
      /definitions of all tables are missing/,
      (c) => rmSync(c.definitions, { recursive: true }),
    ],
    [
      'no folder',
      /folder of the table prompts is missing/,
      (c) => rmSync(c.table('prompts'), { recursive: true }),
    ],
    [
      'empty format of the folder',
      /folder of the table prompts/,
      (c) => truncateSync(path.join(c.table('prompts'), 'format_version.txt')),
    ],
  ])('(%s) keeps the database closed, with the reason', async (_, reason, spoil) => {
    const copied = copy();
    spoil(copied);
    await expect(openEmbedded(copied.store)).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringMatching(reason),
      hint: expect.stringContaining('backup'),
    });
  });
});

describe('a copy', () => {
  it('made with its links followed opens and can be written', async () => {
    const { store } = copy();
    const followed = path.join(folder, 'followed');
    cpSync(store, followed, { recursive: true, dereference: true });
    // Node keeps the links within links; cp -L does not.
    rmSync(path.join(followed, 'metadata', 'default'), { recursive: true });
    cpSync(
      realpathSync(path.join(store, 'metadata', 'default')),
      path.join(followed, 'metadata', 'default'),
      {
        recursive: true,
      },
    );
    await opened(followed, async (connection) => {
      expect(connection.state!.notes).toEqual([expect.stringContaining('links followed')]);
      expect(await countOf(connection)).toBe(200);
      await connection.insert('marks', [{ id: 'm' }]);
    });
    await opened(followed, async (connection) => {
      expect(connection.state!.notes).toEqual([]);
      expect(await countOf(connection, 'marks')).toBe(1);
    });
    expect(lstatSync(path.join(followed, 'metadata', 'default')).isSymbolicLink()).toBe(true);
  });

  it('made without its links, or with the link as a file, opens', async () => {
    for (const instead of [undefined, 'text of the link']) {
      const { store } = copy();
      const link = path.join(store, 'metadata', 'default');
      rmSync(link);
      if (instead) writeFileSync(link, instead);
      await opened(store, async (connection) => expect(await countOf(connection)).toBe(200));
    }
  });

  it('whose definitions are not those of its data is refused, and left alone', async () => {
    const { store, definitions } = copy();
    const link = path.join(store, 'metadata', 'default');
    rmSync(link);
    mkdirSync(link);
    writeFileSync(path.join(link, 'prompts.sql'), 'other');
    await expect(openEmbedded(store)).rejects.toMatchObject({ hint: expect.stringContaining('cp -a') });
    expect(readFileSync(path.join(link, 'prompts.sql'), 'utf8')).toBe('other');
    expect(existsSync(definitions)).toBe(true);
  });

  it('whose link leads nowhere gets the right one', async () => {
    const { store } = copy();
    const link = path.join(store, 'metadata', 'default');
    rmSync(link);
    symlinkSync('../store/000/nowhere', link);
    await opened(store, async (connection) => expect(await countOf(connection)).toBe(200));
  });
});

// The super-user may do everything, so that there it needs a file system that refuses; see test/e2e.
it.skipIf(process.getuid?.() === 0)('reads a database that it cannot write', async () => {
  const { store } = copy();
  chmodSync(store, 0o555);
  await opened(store, async (connection) => {
    expect(connection.state!.obstacle!.reason).toMatch(/no right/);
    expect(await countOf(connection)).toBe(200);
  });
  chmodSync(store, 0o755);
});

it.each([
  [
    'Code: 76. DB::ErrnoException: Cannot open file /x/status: , errno: 13, strerror: Permission denied',
    /no right/,
  ],
  ['filesystem error: in create_directories: Read-only file system ["/x/y"]. (STD_EXCEPTION)', /read-only/],
  ['Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)', /disk is full/],
  ['Cannot write to file descriptor 9, errno: 28, strerror: No space left on device', /disk is full/],
  ['Cannot reserve 5.51 MiB, not enough space. ', /disk is full/],
  ['errno: 122, strerror: Disk quota exceeded', /disk is full/],
])('knows what keeps from writing in %s', (text, reason) => {
  expect(obstacleOf(new Error(text))!.reason).toMatch(reason);
  expect(obstacleOf(new Error(text))!.hint).not.toBe('');
  expect(obstacleOf(new Error('Code: 62. DB::Exception: Syntax error'))).toBeUndefined();
});

it('reads the names of parts, of those set aside too', () => {
  expect(partRange('all_1_11_2')).toEqual({ partition: 'all', from: 1, to: 11 });
  expect(partRange('7_3_3_0_12')).toEqual({ partition: '7', from: 3, to: 3 });
  expect(partRange('detached')).toBeUndefined();
  expect(partRange('tmp_merge_all_1_2_1')).toBeUndefined();
  expect(detachedRange('broken-on-start_all_1_5_1_try2')).toEqual({ partition: 'all', from: 1, to: 5 });
  expect(detachedRange('covered-by-broken_all_2_2_0')).toEqual({ partition: 'all', from: 2, to: 2 });
  expect(isCovered({ partition: 'all', from: 2, to: 3 }, [{ partition: 'all', from: 1, to: 3 }])).toBe(true);
  expect(isCovered({ partition: 'all', from: 2, to: 3 }, [{ partition: '7', from: 1, to: 3 }])).toBe(false);
});
