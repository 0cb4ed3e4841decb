-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS version_labels (
  prompt_id String,
  folded String,
  label String,
  deleted UInt8,
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (prompt_id, folded) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS version_labels (
  prompt_id String,
  folded String,
  label String,
  deleted UInt8,
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (prompt_id, folded) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS version_labels_local ON CLUSTER 'farm' (
  prompt_id String,
  folded String,
  label String,
  deleted UInt8,
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY (prompt_id, folded) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS version_labels ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'version_labels_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS version_labels (
  prompt_id String,
  folded String,
  label String,
  deleted UInt8,
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (prompt_id, folded) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
