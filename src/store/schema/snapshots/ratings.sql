-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS ratings (
  variant_id String,
  rating UInt8,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(created_at) ORDER BY variant_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS ratings (
  variant_id String,
  rating UInt8,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(created_at) ORDER BY variant_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS ratings_local ON CLUSTER 'farm' (
  variant_id String,
  rating UInt8,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplicatedReplacingMergeTree(created_at) ORDER BY variant_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS ratings ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'ratings_local', cityHash64(variant_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS ratings (
  variant_id String,
  rating UInt8,
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(created_at) ORDER BY variant_id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
