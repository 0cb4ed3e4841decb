-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS generations (
  id String,
  prompt_id String,
  backend String,
  request String,
  image_ids Array(String),
  warnings Array(String),
  created_at DateTime64(3, 'UTC')
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS generations (
  id String,
  prompt_id String,
  backend String,
  request String,
  image_ids Array(String),
  warnings Array(String),
  created_at DateTime64(3, 'UTC')
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS generations_local ON CLUSTER 'farm' (
  id String,
  prompt_id String,
  backend String,
  request String,
  image_ids Array(String),
  warnings Array(String),
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplicatedMergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS generations ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'generations_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS generations (
  id String,
  prompt_id String,
  backend String,
  request String,
  image_ids Array(String),
  warnings Array(String),
  created_at DateTime64(3, 'UTC')
) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
