-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS acceptances (
  variant_id String,
  prompt_id String,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = ReplacingMergeTree ORDER BY (variant_id, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS acceptances (
  variant_id String,
  prompt_id String,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = ReplacingMergeTree ORDER BY (variant_id, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS acceptances_local ON CLUSTER 'farm' (
  variant_id String,
  prompt_id String,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (variant_id, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS acceptances ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'acceptances_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS acceptances (
  variant_id String,
  prompt_id String,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = ReplacingMergeTree ORDER BY (variant_id, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
