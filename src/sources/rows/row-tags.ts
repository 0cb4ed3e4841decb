import { type Columns, isCategory } from './columns.ts';
import { known } from './missing.ts';

const MAX_TAGS = 200;
const MAX_TAG = 200;

/**
 * The tags of a row: those it states, and one for each column that holds categories.
 * @param prompt its text, which is no tag of itself.
 */
export function tagsOf(
  stated: string,
  fields: readonly string[],
  { others }: Columns,
  prompt: string,
): string[] {
  if (stated === '' && others.length === 0) return [];
  const tags = new Set<string>();
  const add = (tag: string): void => {
    if (tag !== '' && tag.length <= MAX_TAG && tags.size < MAX_TAGS) tags.add(tag);
  };
  for (const part of splitTags(stated)) add(part);
  for (const { index, name } of others) {
    const value = known(fields[index] ?? '');
    if (value !== '' && value !== prompt && !/^false$/i.test(value) && isCategory(value))
      add(`${name}:${value}`);
  }
  return [...tags];
}

/** Separated by `|`, else by commas and semicolons; the brackets and quotes of a list in JSON or Python are taken off. */
function splitTags(stated: string): string[] {
  const list = /^\[(.*)\]$/s.exec(stated)?.[1];
  const parts = (list ?? stated).split(stated.includes('|') ? '|' : /[,;]/).map((part) => part.trim());
  return list === undefined ? parts : parts.map((part) => part.replace(/^(['"])(.*)\1$/s, '$2'));
}
