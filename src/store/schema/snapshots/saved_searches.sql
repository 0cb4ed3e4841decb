-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS saved_searches (
  id String,
  name String,
  search String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS saved_searches (
  id String,
  name String,
  search String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS saved_searches_local ON CLUSTER 'farm' (
  id String,
  name String,
  search String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS saved_searches ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'saved_searches_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS saved_searches (
  id String,
  name String,
  search String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC')
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
