-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS word_counts (
  word String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY word SETTINGS index_granularity = 1024;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS word_counts (
  word String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY word SETTINGS index_granularity = 1024;

-- on a cluster
CREATE TABLE IF NOT EXISTS word_counts_local ON CLUSTER 'farm' (
  word String,
  prompts UInt64
) ENGINE = ReplicatedSummingMergeTree ORDER BY word SETTINGS index_granularity = 1024;
CREATE TABLE IF NOT EXISTS word_counts ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'word_counts_local', cityHash64(word));

-- on MyScale
CREATE TABLE IF NOT EXISTS word_counts (
  word String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY word SETTINGS index_granularity = 1024;
