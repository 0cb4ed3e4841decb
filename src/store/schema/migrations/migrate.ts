import { PromptloomError } from '../../../errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { library } from './0001-library.ts';
import { words } from './0002-words.ts';
import { imageDiffers } from './0003-image-differs.ts';
import { records } from './0004-records.ts';
import { filters } from './0005-filters.ts';
import { improvementAbout } from './0006-improvement-about.ts';
import { savedSearches } from './0007-saved-searches.ts';
import { map } from './0008-map.ts';
import { marks } from './0009-marks.ts';
import { ratings } from './0010-ratings.ts';
import { versions } from './0011-versions.ts';
import { safety } from './0012-safety.ts';
import { boards } from './0013-boards.ts';
import { order } from './0014-order.ts';
import { leftovers } from './0015-leftovers.ts';
import { emojiWords } from './0016-emoji-words.ts';
import type { Migration, MigrationContext } from './migration.ts';

/** All steps, in their order. */
export const MIGRATIONS: readonly Migration[] = [
  library,
  words,
  imageDiffers,
  records,
  filters,
  improvementAbout,
  savedSearches,
  map,
  marks,
  ratings,
  versions,
  safety,
  boards,
  order,
  leftovers,
  emojiWords,
];

/** The version that the tables have after all migrations. */
export function newestVersion(): number {
  return MIGRATIONS.at(-1)!.version;
}

/**
 * Brings the tables to the newest version; does nothing when they are there.
 * @throws PromptloomError `store-failed` when the library was made by a newer promptloom.
 */
export async function migrate(connection: Connection, context: MigrationContext): Promise<void> {
  await connection.command(
    `CREATE TABLE IF NOT EXISTS schema_migrations (version UInt32, name String, applied_at DateTime DEFAULT now())
     ENGINE = MergeTree ORDER BY version`,
  );
  const rows = await connection.query<{ version: number }>(
    'SELECT version FROM schema_migrations ORDER BY version',
  );
  const applied = new Set(rows.map((row) => row.version));
  const newest = newestVersion();
  const unknown = [...applied].find((version) => version > newest);
  if (unknown !== undefined) {
    throw new PromptloomError(
      'store-failed',
      `this library has tables of version ${unknown}; this promptloom knows up to ${newest}`,
      { hint: 'Update promptloom to open it.' },
    );
  }
  for (const migration of MIGRATIONS) {
    if (applied.has(migration.version)) continue;
    try {
      for (const statement of migration.statements(context)) await connection.command(statement);
      await migration.fill?.(connection);
      await connection.insert('schema_migrations', [{ version: migration.version, name: migration.name }]);
    } catch (error) {
      throw notBrought(error);
    }
  }
}

/** Until it is brought up to date, a library that cannot be written cannot be read either. */
function notBrought(error: unknown): unknown {
  if (!(error instanceof PromptloomError) || error.code === 'store-failed') return error;
  const { code, message, hint } = error;
  const reason = message.replace(/^the library can[^:]*: /, '');
  return new PromptloomError(
    code,
    `an earlier promptloom made this library, and it must be brought up to date before it can be read, but it cannot be changed: ${reason}`,
    { hint, cause: error },
  );
}
