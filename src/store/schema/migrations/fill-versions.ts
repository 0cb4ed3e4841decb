import { type Change, insertSelect } from '../../sql/change.ts';
import { VERSIONS } from '../tables.ts';

const COLUMNS = 'family, prompt_id, parent_id, how, improvement_id, at';

/** Writes the versions of a library of before there were any. Rows that are written again fold into one. */
export const fillVersions: readonly Change[] = [
  // Prompts that were drawn with another negative prompt: they stand in the lineage without an improvement.
  insertSelect(
    VERSIONS.name,
    COLUMNS,
    `SELECT parent_id, child_id, parent_id, 'edited', '', created_at FROM lineage FINAL
      WHERE kind = 'improved-from' AND improvement_id = '' AND child_id != parent_id`,
  ),
  // Variants that were kept of an improvement whose idea was one of the prompts that it was given.
  insertSelect(
    VERSIONS.name,
    COLUMNS,
    `SELECT about, kept.prompt_id AS child, about, 'improved', improved.id, kept.created_at
      FROM (SELECT variant_id, prompt_id, created_at FROM acceptances FINAL) AS kept
      INNER JOIN (SELECT id, improvement_id FROM variants) AS written ON written.id = kept.variant_id
      INNER JOIN (
        SELECT id, JSONExtractString(arrayFirst(
          one -> lowerUTF8(JSONExtractString(one, 'prompt')) = lowerUTF8(idea), JSONExtractArrayRaw(matches)
        ), 'id') AS about FROM improvements
      ) AS improved ON improved.id = written.improvement_id
      WHERE about != '' AND about != child`,
  ),
];
