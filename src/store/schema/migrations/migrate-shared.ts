import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../../connection/connection.ts';
import { tableExists } from '../../connection/table-exists.ts';
import { newId } from '../../sql/ids.ts';
import { type Dimensions, MIGRATION_CLAIMS } from '../tables.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, NEWEST } from './migrations.ts';

/** Long enough for what another process wrote before to be seen. */
const SETTLE_MS = 300;
const ASK_AGAIN_MS = 500;
/** A process that claimed the tables and has not finished by then was killed; so was one from after now, as clocks go back. */
const CLAIM_MINUTES = 30;

/**
 * Brings the tables of a database that several processes may open at once to the newest version: one of them does it,
 * and the others wait, since a migration empties the tables it fills. Which one is the first to claim it; the database
 * has no locks.
 * @throws PromptloomError as {@link migrate} does.
 */
export async function migrateShared(connection: Connection, dimensions: Dimensions): Promise<void> {
  const applied = await versionsOf(connection);
  // What a newer promptloom made is refused there.
  if (Math.max(0, ...applied) > NEWEST) return migrate(connection, dimensions);
  if (isComplete(applied)) return;
  await connection.command({ do: 'create', table: MIGRATION_CLAIMS });
  const mine = newId('import');
  const claim = () => connection.insert('migration_claims', [{ id: mine }]);
  await claim();
  await pause(SETTLE_MS);
  while (!isComplete(await versionsOf(connection))) {
    const first = await firstClaim(connection);
    if (first === mine) {
      await migrate(connection, dimensions);
      // What is done claims nothing: an update soon after it must not wait for it.
      return connection.command({ do: 'truncate', table: MIGRATION_CLAIMS.name });
    }
    // All who claimed are dead or have waited for long.
    if (first === undefined) await claim();
    await pause(ASK_AGAIN_MS);
  }
}

async function versionsOf(connection: Connection): Promise<Set<number>> {
  if (!(await tableExists(connection, 'schema_migrations'))) return new Set();
  const rows = await connection.query<{ version: number }>('SELECT version FROM schema_migrations');
  return new Set(rows.map((row) => row.version));
}

/** Steps need not have been made in the order of their numbers. */
function isComplete(applied: ReadonlySet<number>): boolean {
  return MIGRATIONS.every(({ version }) => applied.has(version));
}

/** Who claimed first; undefined when nobody has who may still be at it. */
async function firstClaim(connection: Connection): Promise<string | undefined> {
  const [row] = await connection.query<{ id: string }>(
    `SELECT id FROM migration_claims WHERE abs(dateDiff('second', at, now64(3))) < ${60 * CLAIM_MINUTES} ORDER BY at, id LIMIT 1`,
  );
  return row?.id;
}
