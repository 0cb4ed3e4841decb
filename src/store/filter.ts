import type { Filter } from '../records/search.ts';
import type { Parameters } from './connection.ts';

/** A condition for a WHERE clause with the values it binds. */
export interface Condition {
  sql: string;
  parameters: Parameters;
}

/**
 * The condition that a prompt passes a filter: its own row does, or one of its images'.
 * @param id the column that holds the prompt's id.
 * @returns undefined for a filter that lets everything pass.
 */
export function promptCondition(filter: Filter, id: 'id' | 'prompt_id'): Condition | undefined {
  const parameters: Parameters = {};
  const shared: string[] = [];
  const bind = (name: string, type: string, value: unknown): string => {
    parameters[name] = value;
    return `{${name}:${type}}`;
  };
  const lower = (values: readonly string[]) => values.map((value) => value.toLowerCase());

  if (filter.sourceSite?.length) {
    shared.push(
      `lowerUTF8(source_site) IN ${bind('source_sites', 'Array(String)', lower(filter.sourceSite))}`,
    );
  }
  if (filter.model?.length) {
    shared.push(`lowerUTF8(model) IN ${bind('models', 'Array(String)', lower(filter.model))}`);
  }
  for (const [name, column, operator, value] of [
    ['min_width', 'width', '>=', filter.minWidth],
    ['max_width', 'width', '<=', filter.maxWidth],
    ['min_height', 'height', '>=', filter.minHeight],
    ['max_height', 'height', '<=', filter.maxHeight],
  ] as const) {
    if (value !== undefined) shared.push(`${column} ${operator} ${bind(name, 'UInt32', value)}`);
  }

  const all: string[] = [];
  if (shared.length > 0) {
    const own =
      id === 'id' ? shared.join(' AND ') : `${id} IN (SELECT id FROM prompts WHERE ${shared.join(' AND ')})`;
    const byImage = `${id} IN (SELECT prompt_id FROM images WHERE ${shared.join(' AND ')})`;
    all.push(`(${own} OR ${byImage})`);
  }
  if (filter.tags?.length) {
    const tags = bind('tags', 'Array(String)', lower(filter.tags));
    const has = `hasAll(arrayMap(tag -> lowerUTF8(tag), tags), ${tags})`;
    all.push(id === 'id' ? has : `${id} IN (SELECT id FROM prompts WHERE ${has})`);
  }
  if (filter.hasImage !== undefined) {
    all.push(`${id} ${filter.hasImage ? 'IN' : 'NOT IN'} (SELECT prompt_id FROM images)`);
  }
  return all.length === 0 ? undefined : { sql: all.join(' AND '), parameters };
}
