import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Filter } from '../../records/search.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { LibrarySettings } from '../schema/library-settings.ts';
import { migrate } from '../schema/migrations/migrate.ts';
import { idOf } from '../sql/ids.ts';
import { PromptTable } from '../tables/prompt-table.ts';
import { VectorSearch } from './vector-search.ts';

const ROWS = 12_000;
const DIMENSIONS = 16;
const K = 10;
/** Tags by how many rows have them: one in so many. */
const RARITY = { half: 2, tenth: 10, hundredth: 100, thousandth: 1000, single: ROWS } as const;

let state = 1;
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return state / 2 ** 32;
};
const vector = () => {
  const numbers = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
};

const folder = temporaryFolder();
const rows = Array.from({ length: ROWS }, (_, n) => ({
  id: idOf('prompt', String(n)),
  vector: vector(),
  tags: Object.entries(RARITY).flatMap(([tag, every]) => (n % every === 0 ? [tag] : [])),
}));
const queries = Array.from({ length: 10 }, vector);
const asked: string[] = [];
let connection: Connection;
let search: VectorSearch;

beforeAll(async () => {
  const opened = await openEmbedded(path.join(folder, 'store'));
  await LibrarySettings.open(opened);
  await migrate(opened, { textDimensions: DIMENSIONS, imageDimensions: 1 });
  connection = {
    engine: opened.engine,
    shared: opened.shared,
    dialect: opened.dialect,
    writes: opened.writes,
    query: (sql, parameters) => {
      asked.push(sql);
      return opened.query(sql, parameters);
    },
    command: (...given) => opened.command(...given),
    insert: (...given) => opened.insert(...given),
    insertBinary: (...given) => opened.insertBinary(...given),
    close: () => opened.close(),
  };
  await new PromptTable(connection).insert(
    rows.map(({ id, vector: own, tags }) => ({
      prompt: {
        id,
        text: 'text',
        negativePrompt: '',
        settings: {},
        sourceSite: '',
        tags,
        origin: 'imported',
        createdAt: new Date(0).toISOString(),
      },
      vector: own,
    })),
  );
  search = new VectorSearch(connection, {
    table: 'prompts',
    column: 'vector',
    dimensions: DIMENSIONS,
  });
  await search.buildIndex();
});
afterAll(() => connection.close());

/** What a comparison with every row finds. */
function exact(query: Float32Array, tag?: string): string[] {
  return rows
    .filter(({ tags }) => tag === undefined || tags.includes(tag))
    .map(({ id, vector: own }) => ({ id, dot: own.reduce((sum, value, n) => sum + value * query[n]!, 0) }))
    .sort((a, b) => b.dot - a.dot)
    .slice(0, K)
    .map(({ id }) => id);
}

async function recall(filter: Filter, tag?: string): Promise<number> {
  let found = 0;
  let there = 0;
  for (const query of queries) {
    const right = exact(query, tag);
    const { neighbours } = await search.nearest(query, K, filter);
    // Never fewer than there are.
    expect(neighbours).toHaveLength(right.length);
    there += right.length;
    found += neighbours.filter(({ id }) => right.includes(id)).length;
  }
  return found / there;
}

/** The indexes that the database says it uses for the last search. */
async function plan(): Promise<string> {
  const sql = asked.findLast((statement) => statement.includes('ORDER BY distance'))!;
  const lines = await connection.query<{ explain: string }>(`EXPLAIN indexes = 1 ${sql}`);
  return lines.map(({ explain }) => explain).join('\n');
}

describe('a search of an indexed table', () => {
  it('walks the index, as the database says itself, and finds nearly all', async () => {
    expect(await recall({})).toBeGreaterThanOrEqual(0.98);
    expect((await search.nearest(queries[0]!, K, {})).index).toBe('hnsw');
    expect(await plan()).toContain('vector_index');
  });

  it.each(Object.keys(RARITY))(
    'keeps its recall with a filter that passes one in so many: %s',
    async (tag) => {
      expect(await recall({ tags: [tag] }, tag)).toBeGreaterThanOrEqual(0.98);
    },
  );

  it('walks the index for a wide filter and scans for a narrow one', async () => {
    expect((await search.nearest(queries[0]!, K, { tags: ['half'] })).index).toBe('hnsw');
    expect(await plan()).toContain('vector_index');
    expect((await search.nearest(queries[0]!, K, { tags: ['thousandth'] })).index).toBe('exact');
    expect(await plan()).not.toContain('vector_index');
  });

  it('has nothing to show where nothing passes', async () => {
    expect((await search.nearest(queries[0]!, K, { tags: ['no such tag'] })).neighbours).toEqual([]);
    expect((await search.nearest(queries[0]!, K, { hasImage: true })).neighbours).toEqual([]);
    expect((await search.nearest(queries[0]!, K, { hasImage: false })).neighbours).toHaveLength(K);
  });

  it('can be built in another shape, and says how far it is', async () => {
    await search.dropIndex();
    expect((await search.coverage()).indexed).toBe(0);
    expect((await search.nearest(queries[0]!, K, {})).index).toBe('exact');
    const { indexed } = await search.buildIndex({ precision: 'i8', degree: 8, effort: 32 }, (fraction) => {
      expect(fraction).toBeLessThanOrEqual(1);
    });
    expect(indexed).toBe(ROWS);
    const [table] = await connection.query<{ statement: string }>('SHOW CREATE TABLE prompts');
    expect(table!.statement).toContain("'i8', 8, 32");
  });
});
