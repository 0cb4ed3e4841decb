-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS library_settings (
  key String,
  value String,
  updated_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY key SETTINGS fsync_after_insert = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS library_settings (
  key String,
  value String,
  updated_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY key SETTINGS fsync_after_insert = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS library_settings_local ON CLUSTER 'farm' (
  key String,
  value String,
  updated_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplicatedReplacingMergeTree(updated_at) ORDER BY key SETTINGS fsync_after_insert = 1;
CREATE TABLE IF NOT EXISTS library_settings ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'library_settings_local', cityHash64(key));

-- on MyScale
CREATE TABLE IF NOT EXISTS library_settings (
  key String,
  value String,
  updated_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(updated_at) ORDER BY key SETTINGS fsync_after_insert = 1;
