-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS deleted_images (
  id String,
  prompt_id String,
  url String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  media_type LowCardinality(String),
  drawn_by LowCardinality(String),
  created_at DateTime64(3, 'UTC'),
  differs UInt8 DEFAULT 1,
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(url, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, media_type, drawn_by, created_at, nsfw)) CODEC(ZSTD(1))
) ENGINE = MergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS deleted_images (
  id String,
  prompt_id String,
  url String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  media_type LowCardinality(String),
  drawn_by LowCardinality(String),
  created_at DateTime64(3, 'UTC'),
  differs UInt8 DEFAULT 1,
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(url, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, media_type, drawn_by, created_at, nsfw)) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS deleted_images_local ON CLUSTER 'farm' (
  id String,
  prompt_id String,
  url String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  media_type LowCardinality(String),
  drawn_by LowCardinality(String),
  created_at DateTime64(3, 'UTC'),
  differs UInt8 DEFAULT 1,
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(url, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, media_type, drawn_by, created_at, nsfw)) CODEC(ZSTD(1))
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS deleted_images ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'deleted_images_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS deleted_images (
  id String,
  prompt_id String,
  url String CODEC(ZSTD(1)),
  model LowCardinality(String),
  sampler LowCardinality(String),
  scheduler LowCardinality(String),
  seed Nullable(UInt64),
  steps Nullable(UInt32),
  cfg Nullable(Float32),
  width Nullable(UInt32),
  height Nullable(UInt32),
  source_site LowCardinality(String),
  media_type LowCardinality(String),
  drawn_by LowCardinality(String),
  created_at DateTime64(3, 'UTC'),
  differs UInt8 DEFAULT 1,
  nsfw Float32 DEFAULT -1 CODEC(ZSTD(1)),
  record String DEFAULT toJSONString(tuple(url, model, sampler, scheduler, toString(seed), steps, cfg, width, height, source_site, media_type, drawn_by, created_at, nsfw)) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
