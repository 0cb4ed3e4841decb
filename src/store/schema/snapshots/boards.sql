-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS boards (
  id String,
  name String,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS boards (
  id String,
  name String,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS boards_local ON CLUSTER 'farm' (
  id String,
  name String,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS boards ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'boards_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS boards (
  id String,
  name String,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  created_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
