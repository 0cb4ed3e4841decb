import { openConnection } from '../connection/open.ts';
import { tableExists } from '../connection/table-exists.ts';
import { LibrarySettings } from './library-settings.ts';

/**
 * Reads facts about a library before its model is known, without making anything.
 * @returns those of the keys that are there; none where there is no library.
 * @throws PromptloomError as {@link openConnection} does.
 */
export async function readSettings(
  location: string,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const connection = await openConnection(location);
  try {
    if (!(await tableExists(connection, 'library_settings'))) return {};
    return await (await LibrarySettings.open(connection)).some(keys);
  } finally {
    await connection.close();
  }
}
