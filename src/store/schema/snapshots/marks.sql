-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS marks (
  prompt_id String,
  rating UInt8,
  tags Array(LowCardinality(String)),
  note String CODEC(ZSTD(1)),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY prompt_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS marks (
  prompt_id String,
  rating UInt8,
  tags Array(LowCardinality(String)),
  note String CODEC(ZSTD(1)),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY prompt_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS marks_local ON CLUSTER 'farm' (
  prompt_id String,
  rating UInt8,
  tags Array(LowCardinality(String)),
  note String CODEC(ZSTD(1)),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY prompt_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS marks ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'marks_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS marks (
  prompt_id String,
  rating UInt8,
  tags Array(LowCardinality(String)),
  note String CODEC(ZSTD(1)),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY prompt_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
