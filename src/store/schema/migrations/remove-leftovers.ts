import type { Connection } from '../../connection/connection.ts';
import { insertSelect } from '../../sql/change.ts';

/** Rows without what they belong to. */
const UNOWNED = [
  { table: 'words', condition: 'prompt_id NOT IN (SELECT id FROM prompts)' },
  { table: 'image_vectors', condition: 'id NOT IN (SELECT id FROM images)' },
  { table: 'variants', condition: 'improvement_id NOT IN (SELECT id FROM improvements)' },
];

/** Removes what kills left before intents were noted; see docs/decisions/0023. */
export async function removeLeftovers(connection: Connection): Promise<void> {
  // On a server a process of before may be writing at this moment, words before prompts.
  if (connection.shared) return;
  // What has lost its rows is not left over: somebody may bring them back from where they were set aside.
  if (connection.state?.hadLosses) return;
  for (const { table, condition } of UNOWNED) {
    const rows = await connection.query(`SELECT 1 AS one FROM ${table} WHERE ${condition} LIMIT 1`);
    if (rows.length > 0) await connection.command({ do: 'delete', table, where: condition });
  }
  const [sums] = await connection.query<{ held: string; counted: string }>(
    'SELECT (SELECT count() FROM words FINAL) AS held, (SELECT sum(prompts) FROM word_counts) AS counted',
  );
  if (sums!.held === sums!.counted) return;
  await connection.command({ do: 'truncate', table: 'word_counts' });
  await connection.command(
    insertSelect(
      'word_counts',
      'word, prompts',
      'SELECT word, count() AS prompts FROM words FINAL GROUP BY word',
    ),
  );
}
