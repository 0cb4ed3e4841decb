import type { Connection } from './connection.ts';

/** Whether there is a table; asked rather than made sure of, where a user may only read. */
export async function tableExists(connection: Connection, table: string): Promise<boolean> {
  const rows = await connection.query(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND name = {table:String}',
    { table },
  );
  return rows.length > 0;
}
