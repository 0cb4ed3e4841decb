import type { Migration } from './migration.ts';

/** Where prompts lie on the map; each build is a partition, so that the one before stays until it is whole. */
export const map: Migration = {
  version: 8,
  name: 'map',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS map_points (build UInt32, id String, x Float32, y Float32, cluster UInt16)
     ENGINE = ReplacingMergeTree PARTITION BY build ORDER BY id SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  ],
};
