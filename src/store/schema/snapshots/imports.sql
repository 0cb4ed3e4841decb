-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS imports (
  id String,
  fingerprint String,
  path String,
  state LowCardinality(String),
  batch UInt32,
  position String,
  counters String,
  updated_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS imports (
  id String,
  fingerprint String,
  path String,
  state LowCardinality(String),
  batch UInt32,
  position String,
  counters String,
  updated_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS imports_local ON CLUSTER 'farm' (
  id String,
  fingerprint String,
  path String,
  state LowCardinality(String),
  batch UInt32,
  position String,
  counters String,
  updated_at DateTime64(3, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(updated_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS imports ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'imports_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS imports (
  id String,
  fingerprint String,
  path String,
  state LowCardinality(String),
  batch UInt32,
  position String,
  counters String,
  updated_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
