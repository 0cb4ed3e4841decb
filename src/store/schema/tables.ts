import type { Table, View } from '../sql/change.ts';
import { IMAGE_RECORD, PROMPT_RECORD, UNKNOWN_NSFW } from '../sql/rows.ts';

/** Written blocks are fsynced, so that an acknowledged row survives a power cut. */
const DURABLE = { fsync_after_insert: 1, fsync_part_directory: 1 };
/** Small steps from one indexed row to the next, and small compressed blocks: details are read ten rows at a time. */
const SMALL_BLOCKS = { min_compress_block_size: 16_384, max_compress_block_size: 65_536 };
const LOOKED_UP = { ...DURABLE, index_granularity: 64, ...SMALL_BLOCKS };
/** Merges leave the vector index alone: a graph rebuilt at every merge would cost minutes. It is built when asked for. */
const VECTORS = { ...LOOKED_UP, materialize_skip_indexes_on_merge: 0 };

const TEXT = 'String CODEC(ZSTD(1))';
const NAME = 'LowCardinality(String)';
/** What people are told. */
const TIME = "DateTime64(3, 'UTC')";
/** What orders rows of which the latest counts; see docs/decisions/0022. */
const ORDER = "DateTime64(6, 'UTC')";
const NSFW = `Float32 DEFAULT ${UNKNOWN_NSFW} CODEC(ZSTD(1))`;

const SETTINGS = {
  model: NAME,
  sampler: NAME,
  scheduler: NAME,
  seed: 'Nullable(UInt64)',
  steps: 'Nullable(UInt32)',
  cfg: 'Nullable(Float32)',
  width: 'Nullable(UInt32)',
  height: 'Nullable(UInt32)',
};

export const PROMPTS: Table = {
  name: 'prompts',
  columns: {
    id: 'String',
    source_id: 'String',
    text: TEXT,
    negative_prompt: TEXT,
    ...SETTINGS,
    source_site: NAME,
    tags: `Array(${NAME})`,
    origin: NAME,
    import_id: TEXT,
    import_batch: 'UInt32 CODEC(ZSTD(1))',
    created_at: TIME,
    vector: 'Array(Float32) CODEC(NONE)',
    nsfw: NSFW,
    // All that results show of a row in one: reading ten rows of eighteen columns costs as much as the search that found them.
    record: `String DEFAULT ${PROMPT_RECORD} CODEC(ZSTD(1))`,
    // So that no search needs to fold the case of every row's.
    folded_tags: `Array(${NAME}) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)`,
  },
  engine: 'MergeTree',
  writtenOnce: true,
  orderBy: ['id'],
  shardBy: 'id',
  settings: VECTORS,
};

export const IMAGES: Table = {
  name: 'images',
  columns: {
    id: 'String',
    prompt_id: 'String',
    url: TEXT,
    ...SETTINGS,
    source_site: NAME,
    media_type: NAME,
    drawn_by: NAME,
    created_at: TIME,
    // Whether it has other settings than its prompt: nearly none has, and a filter need look at those only.
    differs: 'UInt8 DEFAULT 1',
    nsfw: NSFW,
    record: `String DEFAULT ${IMAGE_RECORD} CODEC(ZSTD(1))`,
  },
  rules: {
    'INDEX image_id': 'id TYPE bloom_filter(0.01) GRANULARITY 4',
    'INDEX differing': 'differs TYPE minmax GRANULARITY 16',
  },
  engine: 'MergeTree',
  writtenOnce: true,
  orderBy: ['prompt_id', 'id'],
  shardBy: 'prompt_id',
  settings: LOOKED_UP,
};

const IMAGE_VECTORS: Table = {
  name: 'image_vectors',
  columns: { id: 'String', prompt_id: 'String', vector: 'Array(Float32) CODEC(NONE)' },
  engine: 'MergeTree',
  writtenOnce: true,
  orderBy: ['id'],
  shardBy: 'prompt_id',
  settings: VECTORS,
};

/** The tables whose rows can be deleted. A column that one of them gets, its table of deleted rows must get too. */
export const DELETABLE = [PROMPTS, IMAGES, IMAGE_VECTORS] as const;

/** Which prompt holds which word, in small steps: a search reads the rows of its rarest words, of the others a few. */
const WORDS: Table = {
  name: 'words',
  columns: { word: 'String', prompt_id: 'String', length: 'UInt8' },
  engine: 'ReplacingMergeTree',
  orderBy: ['word', 'prompt_id'],
  shardBy: 'prompt_id',
  settings: { ...DURABLE, index_granularity: 128, ...SMALL_BLOCKS },
};

/** How many prompts hold each word, and each phrase between commas. */
const WORD_COUNTS = counts('word_counts', 'word');
const PHRASES = counts('phrases', 'phrase');

export const IMPROVEMENTS: Table = {
  name: 'improvements',
  columns: {
    id: 'String',
    idea: 'String',
    guidance: 'String',
    target_model: 'String',
    writer: 'String',
    notes: 'Array(String)',
    matches: TEXT,
    created_at: TIME,
    about: "String DEFAULT ''",
    written_at: `${ORDER} DEFAULT created_at`,
  },
  engine: 'MergeTree',
  orderBy: ['id'],
  shardBy: 'id',
  settings: DURABLE,
};

const VARIANTS: Table = {
  name: 'variants',
  columns: { id: 'String', improvement_id: 'String', number: 'UInt32', variant: TEXT },
  engine: 'MergeTree',
  orderBy: ['id'],
  shardBy: 'id',
  settings: DURABLE,
};

export const ACCEPTANCES: Table = {
  name: 'acceptances',
  columns: {
    variant_id: 'String',
    prompt_id: 'String',
    created_at: TIME,
    written_at: `${ORDER} DEFAULT created_at`,
  },
  engine: 'ReplacingMergeTree',
  orderBy: ['variant_id', 'prompt_id'],
  shardBy: 'prompt_id',
  settings: DURABLE,
};

const LINEAGE: Table = {
  name: 'lineage',
  columns: {
    child_id: 'String',
    parent_id: 'String',
    kind: NAME,
    improvement_id: 'String',
    created_at: TIME,
  },
  engine: 'ReplacingMergeTree',
  orderBy: ['child_id', 'parent_id', 'kind'],
  shardBy: 'child_id',
  settings: DURABLE,
};

const GENERATIONS: Table = {
  name: 'generations',
  columns: {
    id: 'String',
    prompt_id: 'String',
    backend: 'String',
    request: 'String',
    image_ids: 'Array(String)',
    warnings: 'Array(String)',
    created_at: TIME,
  },
  engine: 'MergeTree',
  orderBy: ['id'],
  shardBy: 'prompt_id',
  settings: DURABLE,
};

/** Each build is a partition, so that the one before stays until it is whole. */
const MAP_POINTS: Table = {
  name: 'map_points',
  columns: { build: 'UInt32', id: 'String', x: 'Float32', y: 'Float32', cluster: 'UInt16' },
  engine: 'ReplacingMergeTree',
  partitionBy: 'build',
  orderBy: ['id'],
  shardBy: 'id',
  settings: DURABLE,
};

/** What became a version of what. Rows of one moment that are written again fold into one. */
export const VERSIONS: Table = {
  name: 'versions',
  columns: {
    family: 'String',
    prompt_id: 'String',
    parent_id: 'String',
    how: NAME,
    improvement_id: 'String',
    at: ORDER,
    written_at: `${ORDER} DEFAULT at`,
  },
  engine: 'ReplacingMergeTree',
  orderBy: ['family', 'prompt_id', 'parent_id', 'how', 'at'],
  shardBy: 'prompt_id',
  settings: DURABLE,
};

export const BOARDS = latest('boards', ['id'], {
  id: 'String',
  name: 'String',
  note: TEXT,
  deleted: 'UInt8',
  created_at: TIME,
  written_at: ORDER,
  changed_at: `${TIME} DEFAULT written_at`,
});

export const BOARD_MEMBERS = latest(
  'board_members',
  ['board_id', 'prompt_id', 'image_id'],
  {
    board_id: 'String',
    prompt_id: 'String',
    // The image that was picked, or an empty text for the prompt as such.
    image_id: 'String',
    place: 'UInt32',
    note: TEXT,
    deleted: 'UInt8',
    added_at: TIME,
    written_at: ORDER,
    changed_at: `${TIME} DEFAULT written_at`,
  },
  { shardBy: 'prompt_id' },
);

/** What is deleted and can be restored; the latest row of an id says so. */
export const DELETIONS = latest(
  'deletions',
  ['id'],
  {
    id: 'String',
    // Of an image the prompt that it belongs to, of a prompt itself.
    prompt_id: 'String',
    // Whether an image was deleted because its prompt was, and comes back with it.
    with_prompt: 'UInt8',
    deleted: 'UInt8',
    // What made its vector.
    model: TEXT,
    deleted_at: TIME,
    written_at: ORDER,
  },
  { shardBy: 'prompt_id' },
);

/** Facts about the library as a whole; made before all others. */
export const LIBRARY_SETTINGS: Table = {
  ...latest(
    'library_settings',
    ['key'],
    { key: 'String', value: 'String', updated_at: `${TIME} DEFAULT now64(3)` },
    { latestBy: 'updated_at' },
  ),
  settings: { fsync_after_insert: 1 },
};

/** Which migrations the tables have had. */
export const SCHEMA_MIGRATIONS: Table = {
  name: 'schema_migrations',
  columns: { version: 'UInt32', name: 'String', applied_at: 'DateTime DEFAULT now()' },
  engine: 'MergeTree',
  orderBy: ['version'],
  shardBy: 'version',
};

/** Who wants to make the tables of a library that several processes open. */
export const MIGRATION_CLAIMS: Table = {
  name: 'migration_claims',
  columns: { id: 'String', at: `${TIME} DEFAULT now64(3)` },
  engine: 'MergeTree',
  orderBy: ['id'],
  shardBy: 'id',
};

/** Numbers of a vector, of texts and of pictures. */
export interface Dimensions {
  textDimensions: number;
  imageDimensions: number;
}

/** All tables of a library but {@link LIBRARY_SETTINGS} and those of the migrations, as they are today. */
export function libraryTables({ textDimensions, imageDimensions }: Dimensions): Table[] {
  return [
    withVectors(PROMPTS, textDimensions),
    IMAGES,
    withVectors(IMAGE_VECTORS, imageDimensions),
    WORDS,
    WORD_COUNTS,
    PHRASES,
    latest(
      'imports',
      ['id'],
      {
        id: 'String',
        fingerprint: 'String',
        path: 'String',
        state: NAME,
        batch: 'UInt32',
        position: 'String',
        counters: 'String',
        updated_at: TIME,
      },
      { latestBy: 'updated_at' },
    ),
    IMPROVEMENTS,
    VARIANTS,
    ACCEPTANCES,
    latest(
      'ratings',
      ['variant_id'],
      { variant_id: 'String', rating: 'UInt8', created_at: TIME },
      { latestBy: 'created_at' },
    ),
    LINEAGE,
    GENERATIONS,
    latest('saved_searches', ['id'], {
      id: 'String',
      name: 'String',
      search: TEXT,
      deleted: 'UInt8',
      created_at: TIME,
      written_at: ORDER,
    }),
    MAP_POINTS,
    // What people said about prompts: beside the wide rows, which are written once.
    latest('marks', ['prompt_id'], {
      prompt_id: 'String',
      rating: 'UInt8',
      tags: `Array(${NAME})`,
      note: TEXT,
      written_at: ORDER,
    }),
    VERSIONS,
    latest(
      'version_labels',
      ['prompt_id', 'folded'],
      { prompt_id: 'String', folded: 'String', label: 'String', deleted: 'UInt8', written_at: ORDER },
      { shardBy: 'prompt_id' },
    ),
    BOARDS,
    BOARD_MEMBERS,
    DELETIONS,
    ...DELETABLE.map(deletedRows),
  ];
}

/** SQL of the phrases of a row of `prompts` that meet a condition on `p`. */
export function phrasesOf(condition: string): string {
  return `arrayDistinct(arrayFilter(p -> ${condition},
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))`;
}

/** The views that fill the tables of counts. */
export const VIEWS: readonly View[] = [
  {
    name: 'phrases_of_prompts',
    to: 'phrases',
    from: 'prompts',
    select: (from) =>
      `SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(${phrasesOf('lengthUTF8(p) BETWEEN 2 AND 80')}) AS phrase FROM ${from}
      ) GROUP BY phrase`,
  },
  {
    name: 'word_counts_of_words',
    to: 'word_counts',
    from: 'words',
    select: (from) => `SELECT word, count() AS prompts FROM ${from} GROUP BY word`,
  },
];

/** Where the rows of a table go when they are deleted: any vectors are taken there, also those of a model of before. */
function deletedRows({ name, columns, orderBy, shardBy }: Table): Table {
  return {
    name: `deleted_${name}`,
    columns,
    engine: 'MergeTree',
    writtenOnce: true,
    orderBy,
    shardBy,
    settings: DURABLE,
  };
}

/** A table of which the latest row of a key counts. */
function latest(
  name: string,
  key: readonly string[],
  columns: Table['columns'],
  { latestBy = 'written_at', shardBy = key[0]! }: { latestBy?: string; shardBy?: string } = {},
): Table {
  return {
    name,
    columns,
    engine: 'ReplacingMergeTree',
    latestBy,
    orderBy: key,
    shardBy,
    settings: DURABLE,
  };
}

/** A table that adds up how many prompts have something. */
function counts(name: string, key: string): Table {
  return {
    name,
    columns: { [key]: 'String', prompts: 'UInt64' },
    engine: 'SummingMergeTree',
    orderBy: [key],
    shardBy: key,
    settings: { index_granularity: 1024 },
  };
}

function withVectors(table: Table, dimensions: number): Table {
  return {
    ...table,
    rules: { ...table.rules, 'CONSTRAINT vector_dimensions': `CHECK length(vector) = ${dimensions}` },
  };
}
