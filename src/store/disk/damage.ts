import { PromptloomError } from '../../errors.ts';
import type { Loss } from './inventory.ts';
import type { StoreFiles } from './store-files.ts';

const BACKUP =
  'Restore the library from a backup, or import its prompts again into a new one. promptloom has removed nothing.';

/** A database whose tables cannot be made out, so that it is not opened at all. */
export function damagedStore(what: string): PromptloomError {
  return new PromptloomError('store-failed', `the library is damaged: ${what}`, { hint: BACKUP });
}

/**
 * Checks that each table has its definition and its folder; the engine would refuse the whole database, or go on with a
 * new and empty table.
 * @param known names of the tables that there were.
 * @throws PromptloomError `store-failed` naming what is missing.
 */
export function checkDefinitions(
  { definitions, tables, ownerless }: StoreFiles,
  known: readonly string[],
): void {
  const faults = tables
    .filter(({ isDefined, hasFolder }) => !isDefined || !hasFolder)
    .map(({ name, isDefined }) =>
      isDefined
        ? `the folder of the table ${name} is missing or empty`
        : `the definition of the table ${name} (${name}.sql) is empty or cut short`,
    );
  const names = new Set(tables.map(({ name }) => name));
  const missing = known.filter((name) => !names.has(name));
  if (definitions === undefined && known.length + ownerless.length > 0)
    faults.push('the definitions of all tables are missing');
  else if (missing.length > 0) faults.push(`the definition of ${missing.join(', ')} is missing`);
  else if (faults.length === 0 && ownerless.length > 0)
    faults.push(`data in ${ownerless.join(', ')} belongs to a table whose definition is missing`);
  if (faults.length > 0) throw damagedStore(faults.join('; '));
}

/** Says which tables lost what, a table once. */
export function describeLosses(losses: readonly Loss[]): string {
  const tables = [...new Set(losses.map(({ table }) => table))];
  return tables
    .map((table) => {
      const parts = losses.filter((loss) => loss.table === table);
      const rows = parts.reduce((sum, { rows: n = 0 }) => sum + n, 0);
      const what = parts.length === 1 ? 'a part' : `${parts.length} parts`;
      return `${what} of the table ${table}${rows > 0 ? ` (${rows} ${rows === 1 ? 'row' : 'rows'})` : ''}`;
    })
    .join(', ');
}
