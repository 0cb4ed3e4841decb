-- in a folder (chDB)
CREATE TABLE IF NOT EXISTS migration_claims (
  id String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY id;

-- on a ClickHouse server
CREATE TABLE IF NOT EXISTS migration_claims (
  id String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY id;

-- on a cluster
CREATE TABLE IF NOT EXISTS migration_claims_local ON CLUSTER 'farm' (
  id String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplicatedMergeTree ORDER BY id;
CREATE TABLE IF NOT EXISTS migration_claims ON CLUSTER 'farm' ENGINE = Distributed('farm', 'library', 'migration_claims_local', cityHash64(id));

-- on MyScale
CREATE TABLE IF NOT EXISTS migration_claims (
  id String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY id;
