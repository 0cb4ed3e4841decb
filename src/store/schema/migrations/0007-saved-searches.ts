import type { Migration } from './migration.ts';

/** Searches that people gave a name; a later row of one name replaces an earlier one. */
export const savedSearches: Migration = {
  version: 7,
  name: 'saved-searches',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS saved_searches (
      id String, name String, search String CODEC(ZSTD(1)), deleted UInt8, created_at DateTime64(3, 'UTC'),
      written_at DateTime64(6, 'UTC')
    ) ENGINE = ReplacingMergeTree(written_at) ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  ],
};
