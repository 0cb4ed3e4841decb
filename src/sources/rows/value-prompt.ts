import type { Note } from '../source.ts';
import type { Columns, Role } from './columns.ts';
import { listNote, type RowPrompt, rowToPrompt } from './row-prompt.ts';
import { joinTexts } from './text-list.ts';
import { valueText } from './value-text.ts';

/** Roles whose lists are texts in a row; others are lists of tags. */
const TEXTS: readonly Role[] = ['prompt', 'negative'];

/** Turns the values of a record, of which some may be lists, into a prompt; see {@link rowToPrompt}. */
export function valuesToPrompt(values: readonly unknown[], columns: Columns, folder: string): RowPrompt {
  const { roles } = columns;
  const lists = TEXTS.map((role) => roles[role]).filter((index) => Array.isArray(values[index ?? -1]));
  const fields = values.map((value, index) => {
    if (lists.includes(index)) return joinTexts((value as unknown[]).map(valueText));
    // A prompt has one image here.
    return valueText(index === roles.image && Array.isArray(value) ? value[0] : value);
  });
  const made = rowToPrompt(fields, columns, folder);
  const list = values[roles.prompt ?? -1];
  const images = values[roles.image ?? -1];
  const noted = Array.isArray(list) ? withNotes(made, listNote(list.length)) : made;
  return Array.isArray(images) ? withFurther(noted, images.length - 1) : noted;
}

/** Says how many images of a record were left out, since one is kept. */
export function withFurther(made: RowPrompt, images: number): RowPrompt {
  if (images < 1) return made;
  const detail = `${images} beside the first`;
  return withNotes(made, { reason: 'further images left out', detail });
}

function withNotes(made: RowPrompt, note: Note): RowPrompt {
  return 'prompt' in made ? { ...made, notes: [note, ...(made.notes ?? [])] } : made;
}
