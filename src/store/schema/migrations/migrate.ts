import { PromptloomError } from '../../../errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { tableExists } from '../../connection/table-exists.ts';
import { type Dimensions, libraryTables, PROMPTS, SCHEMA_MIGRATIONS, VIEWS } from '../tables.ts';
import { MIGRATIONS, type Migration, NEWEST } from './migrations.ts';

/**
 * Brings the tables to the newest version; does nothing when they are there.
 * @throws PromptloomError `store-failed` when the library was made by a newer promptloom.
 */
export async function migrate(connection: Connection, dimensions: Dimensions): Promise<void> {
  await connection.command({ do: 'create', table: SCHEMA_MIGRATIONS });
  const rows = await connection.query<{ version: number }>(
    'SELECT version FROM schema_migrations ORDER BY version',
  );
  const applied = new Set(rows.map((row) => row.version));
  const unknown = [...applied].find((version) => version > NEWEST);
  if (unknown !== undefined) {
    throw new PromptloomError(
      'store-failed',
      `this library has tables of version ${unknown}; this promptloom knows up to ${NEWEST}`,
      { hint: 'Update promptloom to open it.' },
    );
  }
  const missing = MIGRATIONS.filter(({ version }) => !applied.has(version));
  if (missing.length === 0) return;
  try {
    const isNew = !(await tableExists(connection, PROMPTS.name));
    for (const table of libraryTables(dimensions)) await connection.command({ do: 'create', table });
    for (const view of VIEWS) await connection.command({ do: 'create view', view });
    // New tables are as they are today, and there is nothing to change in them.
    if (isNew) return await note(connection, missing);
    for (const migration of missing) {
      for (const change of migration.changes ?? []) await connection.command(change);
      await migration.fill?.(connection);
      await note(connection, [migration]);
    }
  } catch (error) {
    throw notBrought(error);
  }
}

function note(connection: Connection, migrations: readonly Migration[]): Promise<void> {
  return connection.insert(
    SCHEMA_MIGRATIONS.name,
    migrations.map(({ version, name }) => ({ version, name })),
  );
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
