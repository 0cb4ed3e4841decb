import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { makeLibraryOfBefore } from '../../../../test/support/library-of-before.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { openEmbedded } from '../../connection/embedded.ts';
import { Store } from '../../store.ts';
import { libraryTables } from '../tables.ts';
import { NEWEST } from './migrations.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 4, imageDimensions: 3, sharedSpace: false };
const folder = temporaryFolder();
const [CAT, DOG] = ['p0000000000000001', 'p0000000000000002'];

/** What the tables of a library are, whatever the order of their columns. */
async function shapeOf(place: string) {
  const connection = await openEmbedded(place);
  const columns = await connection.query(
    `SELECT table, name, type, default_kind, default_expression, compression_codec FROM system.columns
     WHERE database = currentDatabase() ORDER BY table, name`,
  );
  const tables = await connection.query<{ sql: string }>(
    `SELECT name, engine, sorting_key, partition_key, replaceRegexpOne(create_table_query, '^.* (SETTINGS|AS SELECT) ', '') AS sql
     FROM system.tables WHERE database = currentDatabase() ORDER BY name`,
  );
  const indexes = await connection.query(
    `SELECT table, name, type_full, expr, granularity FROM system.data_skipping_indices
     WHERE database = currentDatabase() ORDER BY table, name`,
  );
  const versions = await connection.query('SELECT DISTINCT version FROM schema_migrations ORDER BY version');
  await connection.close();
  return { columns, tables, indexes, versions };
}

let today: Awaited<ReturnType<typeof shapeOf>>;

beforeAll(async () => {
  const place = path.join(folder, 'today');
  await (await Store.open(place, MODEL)).close();
  today = await shapeOf(place);
});

it.each([1, 3, 4, 11, 12, 14])(
  'gives a library of version %i the tables of today, with all it had',
  async (version) => {
    const place = path.join(folder, `version-${version}`);
    const row = { source_site: 'old', created_at: '2026-01-02 03:04:05.678' };
    await makeLibraryOfBefore(place, version, MODEL, async (connection) => {
      await connection.insert('prompts', [
        {
          ...row,
          id: CAT,
          text: 'a cat, soft light',
          tags: ['Ink'],
          origin: 'imported',
          vector: [1, 0, 0, 0],
        },
        { ...row, id: DOG, text: 'a dog 🐕', origin: 'imported', vector: [0, 1, 0, 0] },
      ]);
      await connection.insert('images', [
        { ...row, id: 'i0000000000000001', prompt_id: CAT, url: 'https://example.org/a.png' },
      ]);
      await connection.insert('lineage', [
        { child_id: DOG, parent_id: CAT, kind: 'improved-from', created_at: row.created_at },
      ]);
    });
    const store = await Store.open(place, MODEL);
    const prompts = await store.prompts.byIds([CAT, DOG]);
    expect([CAT, DOG].map((id) => prompts.get(id)?.text)).toEqual(['a cat, soft light', 'a dog 🐕']);
    expect(await store.prompts.newest(9, { tags: ['ink'] })).toEqual([CAT]);
    expect(await store.prompts.phraseCounts(['soft light'])).toEqual(new Map([['soft light', 1]]));
    expect((await store.images.ofPrompts([CAT])).get(CAT)).toHaveLength(1);
    expect(await store.versions.history(CAT)).toMatchObject([{ id: DOG, from: CAT }]);
    // Libraries of version 2 and later had words by their own import, which these rows did not come with.
    if (version === 1)
      expect((await store.keywords.search(['dog'], 3, {})).map((hit) => hit.promptId)).toEqual([DOG]);
    expect((await store.keywords.search(['🐕'], 3, {})).map((hit) => hit.promptId)).toEqual([DOG]);
    await store.close();
    expect(await shapeOf(place)).toEqual(today);
  },
);

it('goes on where a kill cut it short, in a new library too', async () => {
  const place = path.join(folder, 'cut-short');
  const connection = await openEmbedded(place);
  const [prompts, images] = libraryTables(MODEL);
  for (const table of [prompts!, images!]) await connection.command({ do: 'create', table });
  await connection.close();
  await (await Store.open(place, MODEL)).close();
  expect(await shapeOf(place)).toEqual(today);
  expect(today.versions).toHaveLength(NEWEST);
});
