-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS words (
  word String,
  prompt_id String,
  length UInt8
) ENGINE = ReplacingMergeTree ORDER BY (word, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 128, min_compress_block_size = 16384, max_compress_block_size = 65536;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS words (
  word String,
  prompt_id String,
  length UInt8
) ENGINE = ReplacingMergeTree ORDER BY (word, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 128, min_compress_block_size = 16384, max_compress_block_size = 65536;

-- on a cluster
CREATE TABLE IF NOT EXISTS words_local ON CLUSTER 'farm' (
  word String,
  prompt_id String,
  length UInt8
) ENGINE = ReplicatedReplacingMergeTree ORDER BY (word, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 128, min_compress_block_size = 16384, max_compress_block_size = 65536;
CREATE TABLE IF NOT EXISTS words ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'words_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS words (
  word String,
  prompt_id String,
  length UInt8
) ENGINE = ReplacingMergeTree ORDER BY (word, prompt_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 128, min_compress_block_size = 16384, max_compress_block_size = 65536;
