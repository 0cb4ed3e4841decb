import type { Migration } from './migration.ts';

/** Written blocks are fsynced, so that an acknowledged row survives a power cut. */
const DURABLE = 'fsync_after_insert = 1, fsync_part_directory = 1';
/** Small steps from one indexed row to the next, and small compressed blocks: details are read ten rows at a time. */
const LOOKED_UP = `${DURABLE}, index_granularity = 64, min_compress_block_size = 16384, max_compress_block_size = 65536`;
/** Merges leave the vector index alone: a graph rebuilt at every merge would cost minutes. It is built when asked for. */
const VECTORS = `${LOOKED_UP}, materialize_skip_indexes_on_merge = 0`;

const SETTINGS_COLUMNS = `
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32)`;

/** The tables of a library. */
export const library: Migration = {
  version: 1,
  name: 'library',
  statements: ({ textDimensions, imageDimensions }) => [
    `CREATE TABLE IF NOT EXISTS prompts (
      id String,
      source_id String,
      text String CODEC(ZSTD(1)),
      negative_prompt String CODEC(ZSTD(1)),
      ${SETTINGS_COLUMNS},
      source_site LowCardinality(String),
      tags Array(LowCardinality(String)),
      origin LowCardinality(String),
      import_id String CODEC(ZSTD(1)),
      import_batch UInt32 CODEC(ZSTD(1)),
      created_at DateTime64(3, 'UTC'),
      vector Array(Float32) CODEC(NONE),
      CONSTRAINT vector_dimensions CHECK length(vector) = ${textDimensions}
    ) ENGINE = MergeTree ORDER BY id SETTINGS ${VECTORS}`,

    `CREATE TABLE IF NOT EXISTS images (
      id String,
      prompt_id String,
      url String CODEC(ZSTD(1)),
      ${SETTINGS_COLUMNS},
      source_site LowCardinality(String),
      media_type LowCardinality(String),
      drawn_by LowCardinality(String),
      created_at DateTime64(3, 'UTC'),
      INDEX image_id id TYPE bloom_filter(0.01) GRANULARITY 4
    ) ENGINE = MergeTree ORDER BY (prompt_id, id) SETTINGS ${LOOKED_UP}`,

    `CREATE TABLE IF NOT EXISTS image_vectors (
      id String,
      prompt_id String,
      vector Array(Float32) CODEC(NONE),
      CONSTRAINT vector_dimensions CHECK length(vector) = ${imageDimensions}
    ) ENGINE = MergeTree ORDER BY id SETTINGS ${VECTORS}`,

    // How often each phrase between commas occurs: what a style word's rate near an idea is held against.
    `CREATE TABLE IF NOT EXISTS phrases (phrase String, prompts UInt64)
      ENGINE = SummingMergeTree ORDER BY phrase SETTINGS index_granularity = 1024`,
    `CREATE MATERIALIZED VIEW IF NOT EXISTS phrases_of_prompts TO phrases AS
      SELECT phrase, count() AS prompts FROM (
        SELECT arrayJoin(arrayDistinct(arrayFilter(p -> lengthUTF8(p) BETWEEN 2 AND 80,
          arrayMap(p -> trimBoth(p), splitByChar(',', lowerUTF8(text)))))) AS phrase FROM prompts
      ) GROUP BY phrase`,

    `CREATE TABLE IF NOT EXISTS imports (
      id String, fingerprint String, path String, state LowCardinality(String), batch UInt32,
      position String, counters String, updated_at DateTime64(3, 'UTC')
    ) ENGINE = ReplacingMergeTree(updated_at) ORDER BY id SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS improvements (
      id String, idea String, guidance String, target_model String, writer String,
      notes Array(String), matches String CODEC(ZSTD(1)), created_at DateTime64(3, 'UTC')
    ) ENGINE = MergeTree ORDER BY id SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS variants (
      id String, improvement_id String, number UInt32, variant String CODEC(ZSTD(1))
    ) ENGINE = MergeTree ORDER BY id SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS acceptances (
      variant_id String, prompt_id String, created_at DateTime64(3, 'UTC')
    ) ENGINE = ReplacingMergeTree ORDER BY (variant_id, prompt_id) SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS lineage (
      child_id String, parent_id String, kind LowCardinality(String), improvement_id String,
      created_at DateTime64(3, 'UTC')
    ) ENGINE = ReplacingMergeTree ORDER BY (child_id, parent_id, kind) SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS generations (
      id String, prompt_id String, backend String, request String, image_ids Array(String), warnings Array(String),
      created_at DateTime64(3, 'UTC')
    ) ENGINE = MergeTree ORDER BY id SETTINGS ${DURABLE}`,
  ],
};
