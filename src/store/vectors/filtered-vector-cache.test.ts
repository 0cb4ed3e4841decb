import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Filter } from '../../records/search.ts';
import { stemsOf } from '../../text/words.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { KeywordIndex } from '../keywords/keyword-index.ts';
import { LibrarySettings } from '../schema/library-settings.ts';
import { migrate } from '../schema/migrations/migrate.ts';
import { idOf } from '../sql/ids.ts';
import { AnnotationTable } from '../tables/annotation-table.ts';
import { PromptTable } from '../tables/prompt-table.ts';
import { FilterStatistics } from './filter-statistics.ts';
import { FilteredVectorCache } from './filtered-vector-cache.ts';
import { VectorSearch } from './vector-search.ts';

const PROMPTS = 3000;
const DIMENSIONS = 10;
const COLUMN = { table: 'prompts', column: 'vector', dimensions: DIMENSIONS };
const WORDS = ['castle', 'harbour', 'fox', 'violin', 'glacier', 'tram', 'orchid'];
const ODD: Filter = { tags: ['odd'] };

let state = 7;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32 - 0.5;
};
const vector = () => Float32Array.from({ length: DIMENSIONS }, random);
const rowOf = (n: number, tags: string[]) => ({
  prompt: {
    id: idOf('prompt', String(n)),
    text: `${WORDS[n % WORDS.length]} and ${WORDS[(n * n) % 5]}, image ${n % 50}`,
    negativePrompt: '',
    settings: {},
    sourceSite: '',
    tags,
    origin: 'imported' as const,
    createdAt: '2026-01-02T03:04:05.678Z',
  },
  vector: vector(),
});
const rows = Array.from({ length: PROMPTS }, (_, n) => rowOf(n, n % 30 === 0 ? ['odd'] : []));
const folder = temporaryFolder();
let connection: Connection;
let prompts: PromptTable;
let asked: VectorSearch;

beforeAll(async () => {
  connection = await openEmbedded(path.join(folder, 'store'));
  await LibrarySettings.open(connection);
  await migrate(connection, { textDimensions: DIMENSIONS, imageDimensions: DIMENSIONS });
  prompts = new PromptTable(connection);
  await prompts.insert(rows);
  asked = new VectorSearch(connection, COLUMN);
});
afterAll(() => connection.close());

/** Searches that keep what passes cache filters. */
function searches(most?: { set: number; all: number }) {
  const cache = new FilteredVectorCache(connection, 'prompts', { quietMs: 0, ...(most && { most }) });
  const statistics = new FilterStatistics(connection);
  return {
    cache,
    vectors: new VectorSearch(connection, COLUMN, statistics, cache),
    words: new KeywordIndex(connection, statistics, { narrow: cache, quietMs: 0 }),
  };
}

/** Uses a filter until what passes is in memory. */
async function warm({ cache, vectors }: ReturnType<typeof searches>, filter: Filter): Promise<void> {
  for (let n = 0; n < 4; n++) {
    await vectors.nearest(vector(), 3, filter);
    await cache.idle();
  }
}

it('finds from memory what a scan finds, at the same distances', async () => {
  const kept = searches();
  await warm(kept, ODD);
  expect(kept.cache.get(ODD)?.ids).toHaveLength(PROMPTS / 30);
  for (const k of [1, 10, 500]) {
    const query = vector();
    const { neighbours, index } = await kept.vectors.nearest(query, k, ODD);
    const expected = (await asked.nearest(query, k, ODD)).neighbours;
    expect(index).toBe('exact');
    expect(neighbours.map(({ promptId }) => promptId)).toEqual(expected.map(({ promptId }) => promptId));
    for (const [n, { distance }] of neighbours.entries())
      expect(distance).toBeCloseTo(expected[n]!.distance, 5);
  }
});

it('finds images by what their prompts are', async () => {
  const images = rows.slice(0, 600).flatMap(({ prompt }, n) => [
    { id: idOf('image', `${n} a`), prompt_id: prompt.id, vector: Array.from(vector()) },
    { id: idOf('image', `${n} b`), prompt_id: prompt.id, vector: Array.from(vector()) },
  ]);
  await connection.insert('image_vectors', images);
  const column = { ...COLUMN, table: 'image_vectors' };
  const cache = new FilteredVectorCache(connection, 'image_vectors', { quietMs: 0 });
  const kept = new VectorSearch(connection, column, undefined, cache);
  for (let n = 0; n < 4; n++) {
    await kept.nearest(vector(), 3, ODD);
    await cache.idle();
  }
  expect(cache.get(ODD)?.ids).toHaveLength(40);
  const query = vector();
  const { neighbours } = await kept.nearest(query, 15, ODD);
  const expected = await new VectorSearch(connection, column).nearest(query, 15, ODD);
  expect(neighbours.map(({ id, promptId }) => [id, promptId])).toEqual(
    expected.neighbours.map(({ id, promptId }) => [id, promptId]),
  );
});

it('finds by words what the database finds', async () => {
  const kept = searches();
  await warm(kept, ODD);
  const database = new KeywordIndex(connection, undefined, { memory: false, budget: 10 * PROMPTS });
  for (let round = 0; round < 3; round++) {
    for (const query of ['violin image', 'a fox and a castle', 'glacier 30', 'unheardof']) {
      const found = await kept.words.search(stemsOf(query), 20, ODD);
      const expected = await database.search(stemsOf(query), 20, ODD);
      expect(found.map(({ score }) => score.toFixed(6))).toEqual(
        expected.map(({ score }) => score.toFixed(6)),
      );
    }
    await kept.words.idle();
  }
  await kept.words.close();
});

it('forgets what passes when anything is written, and sees it at once', async () => {
  const kept = searches();
  await warm(kept, ODD);
  const late = rowOf(PROMPTS, ['odd']);
  await prompts.insert([late]);
  expect(kept.cache.get(ODD)).toBeUndefined();
  const nearest = async () => (await kept.vectors.nearest(late.vector, 1, ODD)).neighbours[0]!.promptId;
  expect(await nearest()).toBe(late.prompt.id);
  await warm(kept, ODD);
  expect(await nearest()).toBe(late.prompt.id);
  const starred: Filter = { minRating: 4 };
  await warm(kept, starred);
  expect((await kept.vectors.nearest(late.vector, 5, starred)).neighbours).toEqual([]);
  await new AnnotationTable(connection).set(late.prompt.id, { rating: 5, note: '', tags: [] });
  expect((await kept.vectors.nearest(late.vector, 5, starred)).neighbours).toHaveLength(1);
});

it('reads nothing for a filter that is used once or twice, lets much pass, or while it is closed', async () => {
  const once = searches();
  await once.vectors.nearest(vector(), 3, ODD);
  await once.vectors.nearest(vector(), 3, ODD);
  await once.cache.idle();
  expect(once.cache.get(ODD)).toBeUndefined();
  const little = searches({ set: 2000, all: 4000 });
  await warm(little, ODD);
  expect(little.cache.get(ODD)).toBeUndefined();
  const closed = searches();
  await closed.cache.close();
  await warm(closed, ODD);
  expect(closed.cache.get(ODD)).toBeUndefined();
});

it('does not try to read again and again what it cannot keep', async () => {
  let reads = 0;
  const failing: Connection = {
    engine: connection.engine,
    shared: false,
    dialect: connection.dialect,
    writes: connection.writes,
    query: (sql, parameters) => connection.query(sql, parameters),
    queryBinary: async () => {
      reads++;
      throw new Error('no');
    },
    command: (...given) => connection.command(...given),
    insert: (...given) => connection.insert(...given),
    insertBinary: (...given) => connection.insertBinary(...given),
    close: async () => {},
  };
  const cache = new FilteredVectorCache(failing, 'prompts', { quietMs: 0 });
  const vectors = new VectorSearch(failing, COLUMN, undefined, cache);
  for (let n = 0; n < 12; n++) {
    expect((await vectors.nearest(vector(), 3, ODD)).neighbours).toHaveLength(3);
    await cache.idle();
  }
  expect(reads).toBe(1);
});

it('keeps to its memory: the filter that was not used for longest goes first', async () => {
  const some = searches({ set: 12_000, all: 20_000 });
  const other: Filter = { noTags: ['odd'], minRating: 1 };
  await warm(some, ODD);
  await warm(some, other);
  expect(some.cache.get(other)).toBeDefined();
  await warm(some, { anyTags: ['odd'] });
  expect(some.cache.get({ anyTags: ['odd'] })).toBeDefined();
  expect(some.cache.get(ODD)).toBeUndefined();
});
