import type { Filter } from '../records/search.ts';
import type { Parameters } from './connection.ts';
import { clickhouseTime } from './rows.ts';
import { textConditions } from './text-condition.ts';

const MOMENT = "DateTime64(3, 'UTC')";

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
  if (filter.sampler?.length) {
    shared.push(`lowerUTF8(sampler) IN ${bind('samplers', 'Array(String)', lower(filter.sampler))}`);
  }
  if (filter.seed?.length) shared.push(`seed IN ${bind('seeds', 'Array(UInt64)', filter.seed)}`);
  for (const [name, column, operator, type, value] of [
    ['min_width', 'width', '>=', 'UInt32', filter.minWidth],
    ['max_width', 'width', '<=', 'UInt32', filter.maxWidth],
    ['min_height', 'height', '>=', 'UInt32', filter.minHeight],
    ['max_height', 'height', '<=', 'UInt32', filter.maxHeight],
    ['min_ratio', '(width / height)', '>=', 'Float64', filter.minRatio],
    ['max_ratio', '(width / height)', '<=', 'Float64', filter.maxRatio],
    ['min_steps', 'steps', '>=', 'UInt32', filter.minSteps],
    ['max_steps', 'steps', '<=', 'UInt32', filter.maxSteps],
    // The column has 32 bits: 7.3 is kept as 7.300000190734863.
    ['min_cfg', 'cfg', '>=', 'Float32', filter.minCfg],
    ['max_cfg', 'cfg', '<=', 'Float32', filter.maxCfg],
    ['created_after', 'created_at', '>=', MOMENT, momentOf(filter.createdAfter)],
    ['created_before', 'created_at', '<', MOMENT, momentOf(filter.createdBefore)],
  ] as const) {
    if (value !== undefined) shared.push(`${column} ${operator} ${bind(name, type, value)}`);
  }

  const all: string[] = [];
  if (shared.length > 0) {
    const direct =
      id === 'id' ? shared.join(' AND ') : `${id} IN (SELECT id FROM prompts WHERE ${shared.join(' AND ')})`;
    const byImage = `${id} IN (SELECT prompt_id FROM images WHERE ${shared.join(' AND ')})`;
    all.push(`(${direct} OR ${byImage})`);
  }
  const own: string[] = [];
  const folded = 'arrayMap(tag -> lowerUTF8(tag), tags)';
  for (const [name, values, condition] of [
    ['tags', filter.tags, (tags: string) => `hasAll(${folded}, ${tags})`],
    ['any_tags', filter.anyTags, (tags: string) => `hasAny(${folded}, ${tags})`],
    ['no_tags', filter.noTags, (tags: string) => `NOT hasAny(${folded}, ${tags})`],
  ] as const) {
    if (values?.length) own.push(condition(bind(name, 'Array(String)', lower(values))));
  }
  if (filter.origin?.length) own.push(`origin IN ${bind('origins', 'Array(String)', filter.origin)}`);
  own.push(...textConditions(filter, bind));
  if (own.length > 0) {
    all.push(
      id === 'id' ? own.join(' AND ') : `${id} IN (SELECT id FROM prompts WHERE ${own.join(' AND ')})`,
    );
  }
  if (filter.hasImage !== undefined) {
    all.push(`${id} ${filter.hasImage ? 'IN' : 'NOT IN'} (SELECT prompt_id FROM images)`);
  }
  return all.length === 0 ? undefined : { sql: all.join(' AND '), parameters };
}

/** A day or a moment as ClickHouse reads it. */
function momentOf(iso: string | undefined): string | undefined {
  return iso && clickhouseTime(iso.includes('T') ? iso : `${iso}T00:00:00.000Z`);
}
