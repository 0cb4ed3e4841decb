import type { Table, View } from '../sql/change.ts';
import { IMAGE_RECORD, PROMPT_RECORD, phrasesOf, UNKNOWN_NSFW } from '../sql/rows.ts';

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

export const PROMPTS = table(
  'prompts',
  ['id'],
  {
    ...{ id: 'String', source_id: 'String', text: TEXT, negative_prompt: TEXT },
    ...SETTINGS,
    ...{ source_site: NAME, tags: `Array(${NAME})`, origin: NAME },
    ...{ import_id: TEXT, import_batch: 'UInt32 CODEC(ZSTD(1))', created_at: TIME },
    vector: 'Array(Float32) CODEC(NONE)',
    nsfw: NSFW,
    // All that results show of a row in one: reading ten rows of eighteen columns costs as much as the search that found them.
    record: `String DEFAULT ${PROMPT_RECORD} CODEC(ZSTD(1))`,
    // So that no search needs to fold the case of every row's.
    folded_tags: `Array(${NAME}) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)`,
  },
  { writtenOnce: true, settings: VECTORS },
);

export const IMAGES = table(
  'images',
  ['prompt_id', 'id'],
  {
    ...{ id: 'String', prompt_id: 'String', url: TEXT },
    ...SETTINGS,
    ...{ source_site: NAME, media_type: NAME, drawn_by: NAME, created_at: TIME },
    // Whether it has other settings than its prompt: nearly none has, and a filter need look at those only.
    differs: 'UInt8 DEFAULT 1',
    nsfw: NSFW,
    record: `String DEFAULT ${IMAGE_RECORD} CODEC(ZSTD(1))`,
  },
  {
    rules: {
      'INDEX image_id': 'id TYPE bloom_filter(0.01) GRANULARITY 4',
      'INDEX differing': 'differs TYPE minmax GRANULARITY 16',
    },
    writtenOnce: true,
    settings: LOOKED_UP,
  },
);

const IMAGE_VECTORS = table(
  'image_vectors',
  ['id'],
  { id: 'String', prompt_id: 'String', vector: 'Array(Float32) CODEC(NONE)' },
  { writtenOnce: true, settings: VECTORS },
);

/** Vectors of the parts of long prompts, by which these are found too; a part's id says where it stands in the text. */
const PROMPT_PARTS = table(
  'prompt_parts',
  ['prompt_id', 'id'],
  { id: 'String', prompt_id: 'String', vector: 'Array(Float32) CODEC(NONE)' },
  { writtenOnce: true, settings: VECTORS },
);

/** Which prompt holds which word, in small steps: a search reads the rows of its rarest words, of the others a few. */
const WORDS = table(
  'words',
  ['word', 'prompt_id'],
  { word: 'String', prompt_id: 'String', length: 'UInt8' },
  { engine: 'ReplacingMergeTree', settings: { ...DURABLE, index_granularity: 128, ...SMALL_BLOCKS } },
);

export const IMPROVEMENTS = table('improvements', ['id'], {
  ...strings('id', 'idea', 'guidance', 'target_model', 'writer'),
  ...{ notes: 'Array(String)', matches: TEXT, created_at: TIME },
  ...{ about: "String DEFAULT ''", written_at: `${ORDER} DEFAULT created_at` },
});

export const ACCEPTANCES = table(
  'acceptances',
  ['variant_id', 'prompt_id'],
  { ...strings('variant_id', 'prompt_id'), created_at: TIME, written_at: `${ORDER} DEFAULT created_at` },
  { engine: 'ReplacingMergeTree' },
);

/** What became a version of what. Rows of one moment that are written again fold into one. */
export const VERSIONS = table(
  'versions',
  ['family', 'prompt_id', 'parent_id', 'how', 'at'],
  {
    ...strings('family', 'prompt_id', 'parent_id'),
    ...{ how: NAME, improvement_id: 'String', at: ORDER, written_at: `${ORDER} DEFAULT at` },
  },
  { engine: 'ReplacingMergeTree' },
);

export const BOARDS = latest('boards', ['id'], 'written_at', {
  ...{ id: 'String', name: 'String', note: TEXT, deleted: 'UInt8', created_at: TIME },
  ...{ written_at: ORDER, changed_at: `${TIME} DEFAULT written_at` },
});

/** The image is the one that was picked, or an empty text for the prompt as such. */
export const BOARD_MEMBERS = latest('board_members', ['board_id', 'prompt_id', 'image_id'], 'written_at', {
  ...strings('board_id', 'prompt_id', 'image_id'),
  ...{ place: 'UInt32', note: TEXT, deleted: 'UInt8', added_at: TIME },
  ...{ written_at: ORDER, changed_at: `${TIME} DEFAULT written_at` },
});

/**
 * What is deleted and can be restored. `prompt_id` is that of an image's prompt, or the prompt's own; an image that was
 * deleted because its prompt was has `with_prompt`; `model` made its vector.
 */
const DELETIONS = latest('deletions', ['id'], 'written_at', {
  ...{ id: 'String', prompt_id: 'String', with_prompt: 'UInt8', deleted: 'UInt8', model: TEXT },
  ...{ deleted_at: TIME, written_at: ORDER },
});

/** Facts about the library as a whole; made before all others. */
export const LIBRARY_SETTINGS: Table = {
  ...latest('library_settings', ['key'], 'updated_at', {
    ...{ key: 'String', value: 'String', updated_at: `${TIME} DEFAULT now64(3)` },
  }),
  settings: { fsync_after_insert: 1 },
};

/** Which migrations the tables have had. */
export const SCHEMA_MIGRATIONS = table(
  'schema_migrations',
  ['version'],
  { version: 'UInt32', name: 'String', applied_at: 'DateTime DEFAULT now()' },
  { settings: {} },
);

/** Who wants to make the tables of a library that several processes open. */
export const MIGRATION_CLAIMS = table(
  'migration_claims',
  ['id'],
  { id: 'String', at: `${TIME} DEFAULT now64(3)` },
  { settings: {} },
);

/** Numbers of a vector, of texts and of images. */
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
    withVectors(PROMPT_PARTS, textDimensions),
    WORDS,
    // How many prompts hold each word, and each phrase between commas.
    counts('word_counts', 'word'),
    counts('phrases', 'phrase'),
    latest('imports', ['id'], 'updated_at', {
      ...{ id: 'String', fingerprint: 'String', path: 'String', state: NAME, batch: 'UInt32' },
      ...{ position: 'String', counters: 'String', updated_at: TIME },
    }),
    IMPROVEMENTS,
    table('variants', ['id'], { ...strings('id', 'improvement_id'), number: 'UInt32', variant: TEXT }),
    ACCEPTANCES,
    latest('ratings', ['variant_id'], 'created_at', {
      ...{ variant_id: 'String', rating: 'UInt8', created_at: TIME },
    }),
    table(
      'lineage',
      ['child_id', 'parent_id', 'kind'],
      { ...strings('child_id', 'parent_id'), kind: NAME, improvement_id: 'String', created_at: TIME },
      { engine: 'ReplacingMergeTree' },
    ),
    table('generations', ['id'], {
      ...strings('id', 'prompt_id', 'backend', 'request'),
      ...{ image_ids: 'Array(String)', warnings: 'Array(String)', created_at: TIME },
    }),
    latest('saved_searches', ['id'], 'written_at', {
      ...{
        id: 'String',
        name: 'String',
        search: TEXT,
        deleted: 'UInt8',
        created_at: TIME,
        written_at: ORDER,
      },
    }),
    // Each build is a partition, so that the one before stays until it is whole.
    table(
      'map_points',
      ['id'],
      { build: 'UInt32', id: 'String', x: 'Float32', y: 'Float32', cluster: 'UInt16' },
      { engine: 'ReplacingMergeTree', partitionBy: 'build' },
    ),
    // What people said about prompts: beside the wide rows, which are written once.
    latest('marks', ['prompt_id'], 'written_at', {
      ...{ prompt_id: 'String', rating: 'UInt8', tags: `Array(${NAME})`, note: TEXT, written_at: ORDER },
    }),
    VERSIONS,
    latest('version_labels', ['prompt_id', 'folded'], 'written_at', {
      ...{ prompt_id: 'String', folded: 'String', label: 'String', deleted: 'UInt8', written_at: ORDER },
    }),
    BOARDS,
    BOARD_MEMBERS,
    DELETIONS,
    // A column that one of these gets, its table of deleted rows must get too.
    ...[PROMPTS, IMAGES, IMAGE_VECTORS, PROMPT_PARTS].map(deletedRows),
  ];
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
function deletedRows({ name, columns, orderBy }: Table): Table {
  return table(`deleted_${name}`, orderBy, columns, { writtenOnce: true });
}

function table(
  name: string,
  orderBy: readonly string[],
  columns: Table['columns'],
  more: Partial<Table> = {},
): Table {
  // Rows lie with the prompt they belong to.
  const shardBy = columns.prompt_id ? 'prompt_id' : orderBy[0]!;
  return { name, columns, engine: 'MergeTree', orderBy, shardBy, settings: DURABLE, ...more };
}

/** A table of which the latest row of a key counts. */
function latest(name: string, key: readonly string[], latestBy: string, columns: Table['columns']): Table {
  return table(name, key, columns, { engine: 'ReplacingMergeTree', latestBy });
}

/** A table that adds up how many prompts have something. */
function counts(name: string, key: string): Table {
  const settings = { index_granularity: 1024 };
  return table(name, [key], { [key]: 'String', prompts: 'UInt64' }, { engine: 'SummingMergeTree', settings });
}

function withVectors(of: Table, dimensions: number): Table {
  return { ...of, rules: { 'CONSTRAINT vector_dimensions': `CHECK length(vector) = ${dimensions}` } };
}

function strings(...columns: string[]): Table['columns'] {
  return Object.fromEntries(columns.map((column) => [column, 'String']));
}
