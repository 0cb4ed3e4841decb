-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS deleted_prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE)
) ENGINE = MergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS deleted_prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE)
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS deleted_prompt_parts_local ON CLUSTER 'farm' (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE)
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS deleted_prompt_parts ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'deleted_prompt_parts_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS deleted_prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE)
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
