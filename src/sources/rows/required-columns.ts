import { unreadable } from '../files/file.ts';
import { type ColumnMapping, findColumn, matchColumns } from './columns.ts';

/** Names that are listed in a message. */
const LISTED = 20;
const LONGEST = 40;

/**
 * Checks that there are prompts, and the columns that somebody named.
 * @param what a name is called where they come from: column or field.
 * @throws PromptloomError `source-unreadable` that names what there is.
 */
export function requireColumns(
  path: string,
  names: readonly string[],
  mapping: ColumnMapping,
  what: 'column' | 'field',
): void {
  const absent = Object.values(mapping).find((name) => findColumn(names, name) < 0);
  const listed = `its ${what}s are: ${listOf(names)}`;
  if (absent !== undefined) {
    throw unreadable(
      path,
      `it has no ${what} ${JSON.stringify(shortened(absent))}; ${listed}`,
      'Check what was said of the columns.',
    );
  }
  if (matchColumns(names, mapping).roles.prompt !== undefined) return;
  throw unreadable(
    path,
    `it has no prompt ${what}; ${listed}`,
    `Say which ${what} holds the prompts: --column prompt=NAME. Found by themselves are "prompt", "text" and "caption".`,
  );
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map(shortened);
  if (names.length > shown.length) shown.push(`and ${names.length - shown.length} more`);
  return shown.join(', ');
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}
