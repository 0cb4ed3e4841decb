-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS phrases (
  phrase String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY phrase SETTINGS index_granularity = 1024;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS phrases (
  phrase String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY phrase SETTINGS index_granularity = 1024;

-- on a cluster
CREATE TABLE IF NOT EXISTS phrases_local ON CLUSTER 'farm' (
  phrase String,
  prompts UInt64
) ENGINE = ReplicatedSummingMergeTree ORDER BY phrase SETTINGS index_granularity = 1024;
CREATE TABLE IF NOT EXISTS phrases ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'phrases_local', cityHash64(phrase));

-- on MyScale
CREATE TABLE IF NOT EXISTS phrases (
  phrase String,
  prompts UInt64
) ENGINE = SummingMergeTree ORDER BY phrase SETTINGS index_granularity = 1024;
