import type { Migration } from './migration.ts';

/** What people said about prompts: beside the wide rows, which are written once. */
export const marks: Migration = {
  version: 9,
  name: 'marks',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS marks (
      prompt_id String, rating UInt8, tags Array(LowCardinality(String)), note String CODEC(ZSTD(1)),
      written_at DateTime64(6, 'UTC')
    ) ENGINE = ReplacingMergeTree(written_at) ORDER BY prompt_id
      SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  ],
};
