-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS schema_migrations (
  version UInt32,
  name String,
  applied_at DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY version;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS schema_migrations (
  version UInt32,
  name String,
  applied_at DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY version;

-- on a cluster
CREATE TABLE IF NOT EXISTS schema_migrations_local ON CLUSTER 'farm' (
  version UInt32,
  name String,
  applied_at DateTime DEFAULT now()
) ENGINE = ReplicatedMergeTree ORDER BY version;
CREATE TABLE IF NOT EXISTS schema_migrations ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'schema_migrations_local', cityHash64(version));

-- on MyScale
CREATE TABLE IF NOT EXISTS schema_migrations (
  version UInt32,
  name String,
  applied_at DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY version;
