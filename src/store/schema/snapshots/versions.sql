-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS versions (
  family String,
  prompt_id String,
  parent_id String,
  how LowCardinality(String),
  improvement_id String,
  at DateTime64(6, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT at
) ENGINE = ReplacingMergeTree ORDER BY (family, prompt_id, parent_id, how, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS versions (
  family String,
  prompt_id String,
  parent_id String,
  how LowCardinality(String),
  improvement_id String,
  at DateTime64(6, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT at
) ENGINE = ReplacingMergeTree ORDER BY (family, prompt_id, parent_id, how, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS versions_local ON CLUSTER 'farm' (
  family String,
  prompt_id String,
  parent_id String,
  how LowCardinality(String),
  improvement_id String,
  at DateTime64(6, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT at
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (family, prompt_id, parent_id, how, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS versions ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'versions_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS versions (
  family String,
  prompt_id String,
  parent_id String,
  how LowCardinality(String),
  improvement_id String,
  at DateTime64(6, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT at
) ENGINE = ReplacingMergeTree ORDER BY (family, prompt_id, parent_id, how, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
