import type { Connection } from '../connection/connection.ts';
import type { RecordedModel } from './library-settings.ts';

/** What a table with vectors has as its comment: a model in a few letters that need no quoting. */
export function comment(model: RecordedModel): string {
  return `vectors ${Buffer.from(JSON.stringify([model.id, model.version])).toString('base64url')}`;
}

/** The comment of a table; no text where it has none. */
export async function commentOn(connection: Connection, table: string): Promise<string> {
  const [row] = await connection.query<{ comment: string }>(
    // On a cluster the table of each machine has it, and the one over them has none.
    `SELECT comment FROM system.tables WHERE database = currentDatabase() AND name IN ({table:String}, {local:String})
     ORDER BY name DESC LIMIT 1`,
    { table, local: `${table}_local` },
  );
  return row?.comment ?? '';
}

/** Whether one of the tables belongs to a model. */
export async function anyHasComment(
  connection: Connection,
  tables: readonly string[],
  model: RecordedModel,
): Promise<boolean> {
  const comments = await Promise.all(tables.map((table) => commentOn(connection, table)));
  return comments.includes(comment(model));
}
