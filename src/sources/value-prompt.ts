import type { Columns, Role } from './columns.ts';
import { listNote, type RowPrompt, rowToPrompt } from './row-prompt.ts';
import { joinTexts } from './text-list.ts';
import { valueText } from './value-text.ts';

/** Roles whose lists are texts in a row; others are lists of tags. */
const TEXTS: readonly Role[] = ['prompt', 'negative'];

/** Turns the values of a record, of which some may be lists, into a prompt; see {@link rowToPrompt}. */
export function valuesToPrompt(values: readonly unknown[], columns: Columns, folder: string): RowPrompt {
  const lists = TEXTS.map((role) => columns.roles[role]).filter((index) =>
    Array.isArray(values[index ?? -1]),
  );
  const fields = values.map((value, index) =>
    lists.includes(index) ? joinTexts((value as unknown[]).map(valueText)) : valueText(value),
  );
  const made = rowToPrompt(fields, columns, folder);
  const list = values[columns.roles.prompt ?? -1];
  if (!Array.isArray(list) || !('prompt' in made)) return made;
  return { ...made, notes: [listNote(list.length), ...(made.notes ?? [])] };
}
