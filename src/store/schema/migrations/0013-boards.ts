import type { Migration } from './migration.ts';

const DURABLE = 'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1';

/** Boards and the candidates on them; a later row of one id, or of one candidate, replaces an earlier one. */
export const boards: Migration = {
  version: 13,
  name: 'boards',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS boards (
      id String, name String, note String CODEC(ZSTD(1)), deleted UInt8, created_at DateTime64(3, 'UTC'),
      written_at DateTime64(6, 'UTC')
    ) ENGINE = ReplacingMergeTree(written_at) ORDER BY id ${DURABLE}`,
    // A picture that was picked, or an empty text for the prompt as such.
    `CREATE TABLE IF NOT EXISTS board_members (
      board_id String, prompt_id String, image_id String, place UInt32, note String CODEC(ZSTD(1)), deleted UInt8,
      added_at DateTime64(3, 'UTC'), written_at DateTime64(6, 'UTC')
    ) ENGINE = ReplacingMergeTree(written_at) ORDER BY (board_id, prompt_id, image_id) ${DURABLE}`,
  ],
};
