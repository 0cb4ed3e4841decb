-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS improvements (
  id String,
  idea String,
  guidance String,
  target_model String,
  writer String,
  notes Array(String),
  matches String CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  about String DEFAULT '',
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS improvements (
  id String,
  idea String,
  guidance String,
  target_model String,
  writer String,
  notes Array(String),
  matches String CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  about String DEFAULT '',
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS improvements_local ON CLUSTER 'farm' (
  id String,
  idea String,
  guidance String,
  target_model String,
  writer String,
  notes Array(String),
  matches String CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  about String DEFAULT '',
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = ReplicatedMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS improvements ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'improvements_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS improvements (
  id String,
  idea String,
  guidance String,
  target_model String,
  writer String,
  notes Array(String),
  matches String CODEC(ZSTD(1)),
  created_at DateTime64(3, 'UTC'),
  about String DEFAULT '',
  written_at DateTime64(6, 'UTC') DEFAULT created_at
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
