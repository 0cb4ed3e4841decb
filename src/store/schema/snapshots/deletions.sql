-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS deletions (
  id String,
  prompt_id String,
  with_prompt UInt8,
  deleted UInt8,
  model String CODEC(ZSTD(1)),
  deleted_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS deletions (
  id String,
  prompt_id String,
  with_prompt UInt8,
  deleted UInt8,
  model String CODEC(ZSTD(1)),
  deleted_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS deletions_local ON CLUSTER 'farm' (
  id String,
  prompt_id String,
  with_prompt UInt8,
  deleted UInt8,
  model String CODEC(ZSTD(1)),
  deleted_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS deletions ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'deletions_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS deletions (
  id String,
  prompt_id String,
  with_prompt UInt8,
  deleted UInt8,
  model String CODEC(ZSTD(1)),
  deleted_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
