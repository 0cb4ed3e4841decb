import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../connection.ts';
import { newId } from '../ids.ts';
import { tableExists } from '../table-exists.ts';
import { migrate, newestVersion } from './migrate.ts';
import type { MigrationContext } from './migration.ts';

/** Long enough for what another process wrote before to be seen. */
const SETTLE_MS = 300;
const ASK_AGAIN_MS = 500;
/** A process that claimed the tables and has not finished by then was killed. */
const CLAIM_MINUTES = 30;

/**
 * Brings the tables of a database that several processes may open at once to the newest version: one of them does it,
 * and the others wait, since a migration empties the tables it fills. Which one is the first to claim it; the database
 * has no locks.
 * @throws PromptloomError as {@link migrate} does.
 */
export async function migrateShared(connection: Connection, context: MigrationContext): Promise<void> {
  const version = await versionOf(connection);
  if (version === newestVersion()) return;
  // What a newer promptloom made is refused there.
  if (version > newestVersion()) return migrate(connection, context);
  await connection.command(
    `CREATE TABLE IF NOT EXISTS migration_claims (id String, at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = MergeTree ORDER BY id`,
  );
  const mine = newId('import');
  const claim = () => connection.insert('migration_claims', [{ id: mine }]);
  await claim();
  await pause(SETTLE_MS);
  while ((await versionOf(connection)) < newestVersion()) {
    const first = await firstClaim(connection);
    if (first === mine) return migrate(connection, context);
    // All who claimed are dead or have waited for long.
    if (first === undefined) await claim();
    await pause(ASK_AGAIN_MS);
  }
}

async function versionOf(connection: Connection): Promise<number> {
  if (!(await tableExists(connection, 'schema_migrations'))) return 0;
  const [row] = await connection.query<{ version: number }>(
    'SELECT max(version) AS version FROM schema_migrations',
  );
  return row!.version;
}

/** Who claimed first; undefined when nobody has who may still be at it. */
async function firstClaim(connection: Connection): Promise<string | undefined> {
  const [row] = await connection.query<{ id: string }>(
    `SELECT id FROM migration_claims WHERE at > now64(3) - INTERVAL ${CLAIM_MINUTES} MINUTE ORDER BY at, id LIMIT 1`,
  );
  return row?.id;
}
