-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS variants (
  id String,
  improvement_id String,
  number UInt32,
  variant String CODEC(ZSTD(1))
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS variants (
  id String,
  improvement_id String,
  number UInt32,
  variant String CODEC(ZSTD(1))
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS variants_local ON CLUSTER 'farm' (
  id String,
  improvement_id String,
  number UInt32,
  variant String CODEC(ZSTD(1))
) ENGINE = ReplicatedMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS variants ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'variants_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS variants (
  id String,
  improvement_id String,
  number UInt32,
  variant String CODEC(ZSTD(1))
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
