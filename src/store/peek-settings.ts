import { openConnection } from './connection/open.ts';

/**
 * Reads facts about a library before its model is known, without making anything.
 * @returns those of the keys that are there; none where there is no library.
 * @throws PromptloomError as {@link openConnection} does.
 */
export async function peekSettings(
  location: string,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const connection = await openConnection(location);
  try {
    const tables = await connection.query(
      `SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'library_settings'`,
    );
    if (tables.length === 0) return {};
    const rows = await connection.query<{ key: string; value: string }>(
      'SELECT key, value FROM library_settings FINAL WHERE key IN {keys:Array(String)}',
      { keys },
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  } finally {
    await connection.close();
  }
}
