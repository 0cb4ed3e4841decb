-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS board_members (
  board_id String,
  prompt_id String,
  image_id String,
  place UInt32,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  added_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (board_id, prompt_id, image_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS board_members (
  board_id String,
  prompt_id String,
  image_id String,
  place UInt32,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  added_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (board_id, prompt_id, image_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- on a cluster
CREATE TABLE IF NOT EXISTS board_members_local ON CLUSTER 'farm' (
  board_id String,
  prompt_id String,
  image_id String,
  place UInt32,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  added_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplicatedReplacingMergeTree(written_at) ORDER BY (board_id, prompt_id, image_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
CREATE TABLE IF NOT EXISTS board_members ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'board_members_local', cityHash64(prompt_id));

-- on MyScale
CREATE TABLE IF NOT EXISTS board_members (
  board_id String,
  prompt_id String,
  image_id String,
  place UInt32,
  note String CODEC(ZSTD(1)),
  deleted UInt8,
  added_at DateTime64(3, 'UTC'),
  written_at DateTime64(6, 'UTC'),
  changed_at DateTime64(3, 'UTC') DEFAULT written_at
) ENGINE = ReplacingMergeTree(written_at) ORDER BY (board_id, prompt_id, image_id) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
