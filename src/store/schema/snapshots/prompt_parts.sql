-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE),
  CONSTRAINT vector_dimensions CHECK length(vector) = 256
) ENGINE = MergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 64, min_compress_block_size = 16384, max_compress_block_size = 65536, materialize_skip_indexes_on_merge = 0;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE),
  CONSTRAINT vector_dimensions CHECK length(vector) = 256
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 64, min_compress_block_size = 16384, max_compress_block_size = 65536, materialize_skip_indexes_on_merge = 0;

-- on a cluster
CREATE TABLE IF NOT EXISTS prompt_parts_local ON CLUSTER 'farm' (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE),
  CONSTRAINT vector_dimensions CHECK length(vector) = 256
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 64, min_compress_block_size = 16384, max_compress_block_size = 65536, materialize_skip_indexes_on_merge = 0;
CREATE TABLE IF NOT EXISTS prompt_parts ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'prompt_parts_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS prompt_parts (
  id String,
  prompt_id String,
  vector Array(Float32) CODEC(NONE),
  CONSTRAINT vector_dimensions CHECK length(vector) = 256
) ENGINE = ReplacingMergeTree ORDER BY (prompt_id, id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 64, min_compress_block_size = 16384, max_compress_block_size = 65536;
