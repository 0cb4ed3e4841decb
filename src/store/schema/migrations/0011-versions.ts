import type { Migration } from './migration.ts';

const DURABLE = 'fsync_after_insert = 1, fsync_part_directory = 1';

/**
 * What became a version of what, and the labels that people gave versions. Rows of one moment that are written again,
 * by a migration that was killed, fold into one.
 */
export const versions: Migration = {
  version: 11,
  name: 'versions',
  statements: () => [
    `CREATE TABLE IF NOT EXISTS versions (
      family String, prompt_id String, parent_id String, how LowCardinality(String), improvement_id String,
      at DateTime64(6, 'UTC'), written_at DateTime64(6, 'UTC') DEFAULT at
    ) ENGINE = ReplacingMergeTree ORDER BY (family, prompt_id, parent_id, how, at) SETTINGS ${DURABLE}`,

    `CREATE TABLE IF NOT EXISTS version_labels (
      prompt_id String, folded String, label String, deleted UInt8, written_at DateTime64(6, 'UTC')
    ) ENGINE = ReplacingMergeTree(written_at) ORDER BY (prompt_id, folded) SETTINGS ${DURABLE}`,

    // Prompts that were drawn with another negative prompt: they stand in the lineage without an improvement.
    `INSERT INTO versions (family, prompt_id, parent_id, how, improvement_id, at)
      SELECT parent_id, child_id, parent_id, 'edited', '', created_at FROM lineage FINAL
      WHERE kind = 'improved-from' AND improvement_id = '' AND child_id != parent_id`,

    // Variants that were kept of an improvement whose idea was one of the prompts that it was given.
    `INSERT INTO versions (family, prompt_id, parent_id, how, improvement_id, at)
      SELECT about, kept.prompt_id AS child, about, 'improved', improved.id, kept.created_at
      FROM (SELECT variant_id, prompt_id, created_at FROM acceptances FINAL) AS kept
      INNER JOIN (SELECT id, improvement_id FROM variants) AS written ON written.id = kept.variant_id
      INNER JOIN (
        SELECT id, JSONExtractString(arrayFirst(
          one -> lowerUTF8(JSONExtractString(one, 'prompt')) = lowerUTF8(idea), JSONExtractArrayRaw(matches)
        ), 'id') AS about FROM improvements
      ) AS improved ON improved.id = written.improvement_id
      WHERE about != '' AND about != child`,
  ],
};
