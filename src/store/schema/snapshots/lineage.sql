-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS lineage (
  child_id String,
  parent_id String,
  kind LowCardinality(String),
  improvement_id String,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (child_id, parent_id, kind) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS lineage (
  child_id String,
  parent_id String,
  kind LowCardinality(String),
  improvement_id String,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (child_id, parent_id, kind) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS lineage_local ON CLUSTER 'farm' (
  child_id String,
  parent_id String,
  kind LowCardinality(String),
  improvement_id String,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (child_id, parent_id, kind) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS lineage ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'lineage_local', cityHash64(child_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS lineage (
  child_id String,
  parent_id String,
  kind LowCardinality(String),
  improvement_id String,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (child_id, parent_id, kind) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
