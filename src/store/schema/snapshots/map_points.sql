-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS map_points (
  build UInt32,
  id String,
  x Float32,
  y Float32,
  cluster UInt16
) ENGINE = ReplacingMergeTree PARTITION BY build ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS map_points (
  build UInt32,
  id String,
  x Float32,
  y Float32,
  cluster UInt16
) ENGINE = ReplacingMergeTree PARTITION BY build ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS map_points_local ON CLUSTER 'farm' (
  build UInt32,
  id String,
  x Float32,
  y Float32,
  cluster UInt16
) ENGINE = ReplicatedReplacingMergeTree PARTITION BY build ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS map_points ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'map_points_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS map_points (
  build UInt32,
  id String,
  x Float32,
  y Float32,
  cluster UInt16
) ENGINE = ReplacingMergeTree PARTITION BY build ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
