import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import type { Change } from '../sql/change.ts';
import { vectorLiteral } from '../sql/numeric-literal.ts';
import { clickhouseCluster } from './cluster.ts';
import type { Dialect } from './dialect.ts';
import { embedded } from './embedded.ts';
import { myscale } from './myscale.ts';
import { clickhouseServer } from './server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-dialects-'));
let engine: Connection;

beforeAll(async () => {
  engine = await openEmbedded(folder);
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const VECTOR = { table: 'prompts', column: 'vector', dimensions: 2 };
const SHAPE = { precision: 'bf16', degree: 16, effort: 64 } as const;
const LITERAL = vectorLiteral(Float32Array.of(1, -0.5), 2);
const DIALECTS = {
  embedded,
  server: clickhouseServer,
  cluster: clickhouseCluster('farm', 'library'),
  myscale: myscale('SCANN'),
};

interface Row {
  what: string;
  say(dialect: Dialect): string[];
  embedded: string[];
  /** Where it is not that of the embedded engine. */
  server?: string[];
  cluster?: string[];
  myscale: string[];
}

const search = (dialect: Dialect, settings: string) => [
  `SELECT id, ${dialect.distance('vector', LITERAL)} AS distance FROM prompts ORDER BY distance LIMIT 10 ${settings}`.trim(),
];
const changed = (change: Change) => (dialect: Dialect) => dialect.statements(change);

const NEAR = (candidates: number, multiplier: number) =>
  `SELECT id, cosineDistance(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10 SETTINGS max_threads = 1, query_plan_optimize_lazy_materialization = 0, hnsw_candidate_list_size_for_search = ${candidates}, vector_search_filter_strategy = 'postfilter', vector_search_index_fetch_multiplier = ${multiplier}.000, max_limit_for_vector_search_queries = 1000`;
const MANY = [NEAR(288, 1), NEAR(160, 1), NEAR(1250, 100)];

/** The same act in each dialect. */
const TABLE: Row[] = [
  {
    what: 'a search by the index',
    say: (dialect) => search(dialect, dialect.indexedSearch(10)),
    embedded: [`${NEAR(512, 1)}, enable_analyzer = 0`],
    server: [NEAR(512, 1)],
    cluster: [NEAR(512, 1)],
    myscale: [
      "SELECT id, distance('alpha=3')(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10",
    ],
  },
  {
    what: 'a search by an index with many links',
    say: (dialect) =>
      [
        { shape: "vector_similarity('hnsw', 'cosineDistance', 256, 'bf16', 24, 80)" },
        { shape: "vector_similarity('hnsw', 'cosineDistance', 256, 'bf16', 24, 80)", rows: 100_000 },
        { shape: "vector_similarity('hnsw', 'cosineDistance', 2, 'i8', 32, 128)", fetch: 1000 },
      ].flatMap((options) => search(dialect, dialect.indexedSearch(10, options))),
    embedded: MANY.map((sql) => `${sql}, enable_analyzer = 0`),
    server: MANY,
    cluster: MANY,
    myscale: [
      "SELECT id, distance('alpha=3')(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10",
      "SELECT id, distance('alpha=3')(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10",
      "SELECT id, distance('alpha=3')(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10",
    ],
  },
  {
    what: 'a search of every row',
    say: (dialect) => search(dialect, dialect.exactSearch()),
    embedded: [
      "SELECT id, cosineDistance(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10 SETTINGS ignore_data_skipping_indices = 'vector_index'",
    ],
    myscale: [
      "SELECT id, distance('alpha=3')(vector, [1.00000000e+0,-5.00000000e-1]) AS distance FROM prompts ORDER BY distance LIMIT 10",
    ],
  },
  {
    what: 'building the index',
    say: (dialect) => dialect.buildIndex(VECTOR, SHAPE).flatMap((change) => dialect.statements(change)),
    embedded: [
      'OPTIMIZE TABLE prompts FINAL',
      "ALTER TABLE prompts ADD INDEX IF NOT EXISTS vector_index vector TYPE vector_similarity('hnsw', 'cosineDistance', 2, 'bf16', 16, 64)",
      'ALTER TABLE prompts MATERIALIZE INDEX vector_index SETTINGS mutations_sync = 2',
    ],
    cluster: [
      "OPTIMIZE TABLE prompts_local ON CLUSTER 'farm' FINAL",
      "ALTER TABLE prompts_local ON CLUSTER 'farm' ADD INDEX IF NOT EXISTS vector_index vector TYPE vector_similarity('hnsw', 'cosineDistance', 2, 'bf16', 16, 64)",
      "ALTER TABLE prompts_local ON CLUSTER 'farm' MATERIALIZE INDEX vector_index SETTINGS mutations_sync = 2",
    ],
    myscale: [
      'OPTIMIZE TABLE prompts FINAL',
      "ALTER TABLE prompts ADD VECTOR INDEX IF NOT EXISTS vector_index vector TYPE MSTG('metric_type=Cosine')",
      'SYSTEM WAIT BUILDING VECTOR INDICES prompts',
      "SELECT throwIf(count() > 0, 'the vector index could not be built; system.vector_indices.latest_fail_reason says why') FROM system.vector_indices WHERE database = currentDatabase() AND table = 'prompts' AND status = 'Error'",
    ],
  },
  {
    what: 'dropping the index',
    say: (dialect) => dialect.statements(dialect.dropIndex(VECTOR)),
    embedded: ['ALTER TABLE prompts DROP INDEX IF EXISTS vector_index SETTINGS mutations_sync = 2'],
    cluster: [
      "ALTER TABLE prompts_local ON CLUSTER 'farm' DROP INDEX IF EXISTS vector_index SETTINGS mutations_sync = 2",
    ],
    myscale: ['ALTER TABLE prompts DROP VECTOR INDEX IF EXISTS vector_index'],
  },
  {
    what: 'asking how much is indexed',
    say: (dialect) => [dialect.indexCoverage(VECTOR)],
    embedded: [
      "SELECT sum(parts.rows) AS rows, sumIf(parts.rows, secondary_indices_compressed_bytes > 0) AS indexed, (SELECT any(type_full) FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = 'prompts' AND name = 'vector_index') AS shape FROM system.parts AS parts WHERE active AND database = currentDatabase() AND table = 'prompts'",
    ],
    cluster: [
      "SELECT sum(parts.rows) AS rows, sumIf(parts.rows, secondary_indices_compressed_bytes > 0) AS indexed, (SELECT any(type_full) FROM system.data_skipping_indices WHERE database = currentDatabase() AND table = 'prompts_local' AND name = 'vector_index') AS shape FROM cluster('farm', system.parts) AS parts WHERE active AND database = currentDatabase() AND table = 'prompts_local'",
    ],
    myscale: [
      "SELECT sum(parts.rows) AS rows, if((SELECT count() FROM system.vector_indices WHERE database = currentDatabase() AND table = 'prompts' AND status = 'Built') > 0, sum(parts.rows), 0) AS indexed FROM system.parts AS parts WHERE active AND database = currentDatabase() AND table = 'prompts'",
    ],
  },
  {
    what: 'asking how far it is',
    say: (dialect) => [dialect.indexProgress(VECTOR).replace(/\s+/g, ' ')],
    embedded: [
      "SELECT max(progress) AS progress FROM system.merges WHERE database = currentDatabase() AND table = 'prompts' AND is_mutation",
    ],
    cluster: [
      "SELECT avg(progress) AS progress FROM cluster('farm', system.merges) WHERE database = currentDatabase() AND table = 'prompts_local' AND is_mutation",
    ],
    myscale: [
      "SELECT parts_with_vector_index / greatest(total_parts, 1) AS progress FROM system.vector_indices WHERE database = currentDatabase() AND table = 'prompts'",
    ],
  },
  {
    what: 'making the next model’s table',
    say: changed({
      do: 'create like',
      name: 'image_vectors_next',
      like: 'image_vectors',
      shardBy: 'prompt_id',
    }),
    embedded: ['CREATE TABLE IF NOT EXISTS image_vectors_next AS image_vectors'],
    cluster: [
      "CREATE TABLE IF NOT EXISTS image_vectors_next_local ON CLUSTER 'farm' AS image_vectors_local",
      "CREATE TABLE IF NOT EXISTS image_vectors_next ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'image_vectors_next_local', cityHash64(prompt_id))",
    ],
    myscale: ['CREATE TABLE IF NOT EXISTS image_vectors_next AS image_vectors'],
  },
  {
    what: 'another column',
    say: changed({
      do: 'alter columns',
      table: 'images',
      how: 'ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1',
    }),
    embedded: ['ALTER TABLE images ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1'],
    cluster: [
      "ALTER TABLE images_local ON CLUSTER 'farm' ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1",
      "ALTER TABLE images ON CLUSTER 'farm' ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1",
    ],
    myscale: ['ALTER TABLE images ADD COLUMN IF NOT EXISTS differs UInt8 DEFAULT 1'],
  },
  {
    what: 'the switch to another model',
    say: changed({ do: 'exchange', tables: ['prompts', 'prompts_next'] }),
    embedded: ['EXCHANGE TABLES prompts AND prompts_next'],
    cluster: ["EXCHANGE TABLES prompts_local AND prompts_next_local ON CLUSTER 'farm'"],
    myscale: ['EXCHANGE TABLES prompts AND prompts_next'],
  },
  {
    what: 'dropping a table',
    say: changed({ do: 'drop', table: 'prompts_next' }),
    embedded: ['DROP TABLE IF EXISTS prompts_next SYNC'],
    cluster: [
      "DROP TABLE IF EXISTS prompts_next ON CLUSTER 'farm' SYNC",
      "DROP TABLE IF EXISTS prompts_next_local ON CLUSTER 'farm' SYNC",
    ],
    myscale: ['DROP TABLE IF EXISTS prompts_next SYNC'],
  },
  {
    what: 'emptying, merging and deleting from a table',
    say: (dialect) =>
      (
        [
          { do: 'truncate', table: 'words' },
          { do: 'merge', table: 'words' },
          { do: 'delete', table: 'words', where: "word = 'x'" },
        ] as const
      ).flatMap(dialect.statements),
    embedded: ['TRUNCATE TABLE words', 'OPTIMIZE TABLE words FINAL', "DELETE FROM words WHERE word = 'x'"],
    cluster: [
      "TRUNCATE TABLE words_local ON CLUSTER 'farm'",
      "OPTIMIZE TABLE words_local ON CLUSTER 'farm' FINAL",
      "DELETE FROM words_local ON CLUSTER 'farm' WHERE word = 'x'",
    ],
    myscale: ['TRUNCATE TABLE words', 'OPTIMIZE TABLE words FINAL', "DELETE FROM words WHERE word = 'x'"],
  },
];

describe.each(TABLE)('$what', (row) => {
  it.each(Object.keys(DIALECTS) as (keyof typeof DIALECTS)[])('in the dialect %s', async (name) => {
    const said = row.say(DIALECTS[name]);
    expect(said).toEqual(row[name] ?? row.embedded);
    // MyScale's own statements are no ClickHouse.
    const foreign = name === 'myscale' ? /VECTOR IND(EX|ICES)/ : /^$/;
    for (const sql of said) if (!foreign.test(sql)) await engine.query(`EXPLAIN AST ${sql}`);
  });
});

describe('a cluster', () => {
  const cluster = clickhouseCluster('farm', 'library');

  it('refuses a statement it has no form for, rather than run it on one machine', () => {
    expect(() => cluster.statements('RENAME TABLE a TO b')).toThrow('no form on a cluster');
  });
});

describe('MyScale', () => {
  const added = myscale().buildIndex(VECTOR, SHAPE).flatMap(myscale().statements)[1]!;
  const other = (sql: string | undefined) =>
    sql && myscale().instead?.(sql, 'Unknown index type for Float32 Vector: MSTG. (INCORRECT_QUERY)');

  it('takes the next kind of index where a build lacks one, and then gives up', () => {
    expect(other(added)).toBe(added.replace('MSTG', 'SCANN'));
    expect(other(other(added))).toBe(added.replace('MSTG', 'HNSWFLAT'));
    expect(other(other(other(added)))).toBeUndefined();
    expect(myscale().instead?.(added, 'No space left')).toBeUndefined();
    expect(myscale().instead?.('SELECT 1', 'Unknown index type')).toBeUndefined();
  });

  it.each([
    ['MSTG', "distance('alpha=3')(v, [1.0])"],
    ['SCANN', "distance('alpha=3')(v, [1.0])"],
    ['HNSWFLAT', "distance('ef_s=256')(v, [1.0])"],
    [undefined, 'distance(v, [1.0])'],
  ] as const)('states the effort that an index of kind %s understands', (type, sql) => {
    expect(myscale(type).distance('v', '[1.0]')).toBe(sql);
  });
});
