-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS deleted_prompts (
  id String,
  source_id String,
  text String CODEC(ZSTD(1)),
  negative_prompt String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  tags Array(LowCardinality(String)),
  origin LowCardinality(String),
  import_id String CODEC(ZSTD(1)),
  import_batch UInt32 CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  vector Array(Float32) CODEC(NONE),
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(source_id, text, negative_prompt, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, tags, origin, created_at, nsfw)) CODEC(ZSTD(1)),
  folded_tags Array(LowCardinality(String)) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS deleted_prompts (
  id String,
  source_id String,
  text String CODEC(ZSTD(1)),
  negative_prompt String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  tags Array(LowCardinality(String)),
  origin LowCardinality(String),
  import_id String CODEC(ZSTD(1)),
  import_batch UInt32 CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  vector Array(Float32) CODEC(NONE),
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(source_id, text, negative_prompt, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, tags, origin, created_at, nsfw)) CODEC(ZSTD(1)),
  folded_tags Array(LowCardinality(String)) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)
) ENGINE = ReplacingMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS deleted_prompts_local ON CLUSTER 'farm' (
  id String,
  source_id String,
  text String CODEC(ZSTD(1)),
  negative_prompt String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  tags Array(LowCardinality(String)),
  origin LowCardinality(String),
  import_id String CODEC(ZSTD(1)),
  import_batch UInt32 CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  vector Array(Float32) CODEC(NONE),
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(source_id, text, negative_prompt, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, tags, origin, created_at, nsfw)) CODEC(ZSTD(1)),
  folded_tags Array(LowCardinality(String)) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)
) ENGINE = ReplicatedReplacingMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS deleted_prompts ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'deleted_prompts_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS deleted_prompts (
  id String,
  source_id String,
  text String CODEC(ZSTD(1)),
  negative_prompt String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  tags Array(LowCardinality(String)),
  origin LowCardinality(String),
  import_id String CODEC(ZSTD(1)),
  import_batch UInt32 CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  vector Array(Float32) CODEC(NONE),
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(source_id, text, negative_prompt, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, tags, origin, created_at, nsfw)) CODEC(ZSTD(1)),
  folded_tags Array(LowCardinality(String)) DEFAULT arrayMap(tag -> lowerUTF8(tag), tags)
) ENGINE = ReplacingMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
