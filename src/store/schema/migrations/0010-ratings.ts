import type { Migration } from './migration.ts';

/** What people think of variants, from 1 to 5; the last word counts. */
export const ratings: Migration = {
  version: 10,
  name: 'ratings',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS ratings (variant_id String, rating UInt8, created_at DateTime64(3, 'UTC'))
      ENGINE = ReplacingMergeTree(created_at) ORDER BY variant_id
      SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  ],
};
