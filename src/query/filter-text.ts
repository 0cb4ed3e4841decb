import type { Filter } from '../records/search.ts';
import { parseQuery } from './parse-query.ts';

type Field = keyof Filter;

/** How each field is typed; `{}` stands for a value, and each value of a list is a filter of its own. */
const TYPED: Record<Exclude<Field, 'anyTags' | 'seed' | 'safety' | 'hasImage'>, string> = {
  sourceSite: 'site:{}',
  noSourceSite: '-site:{}',
  model: 'model:{}',
  noModel: '-model:{}',
  sampler: 'sampler:{}',
  noSampler: '-sampler:{}',
  tags: 'tag:{}',
  noTags: '-tag:{}',
  board: 'board:{}',
  noBoard: '-board:{}',
  origin: 'origin:{}',
  phrases: 'phrase:{}',
  without: 'without:{}',
  minWidth: 'width>={}',
  maxWidth: 'width<={}',
  minHeight: 'height>={}',
  maxHeight: 'height<={}',
  minRatio: 'ratio>={}',
  maxRatio: 'ratio<={}',
  minSteps: 'steps>={}',
  maxSteps: 'steps<={}',
  minCfg: 'cfg>={}',
  maxCfg: 'cfg<={}',
  minNsfw: 'nsfw>={}',
  maxNsfw: 'nsfw<={}',
  minRating: 'rating>={}',
  createdAfter: 'after:{}',
  createdBefore: 'before:{}',
};

/**
 * A filter as one would type it into the search box: the way back of `parseQuery`.
 * @returns undefined where the language of queries cannot say it, such as a moment of a day or a name with quotes in it.
 */
export function filterText(filter: Filter): string | undefined {
  const terms = Object.entries(filter).flatMap(([field, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (field === 'hasImage') return value ? 'has:image' : '-has:image';
    if (field === 'anyTags') return `tag:${quoted((value as string[]).join(','))}`;
    if (field === 'seed' || field === 'safety') return `${field}:${(value as unknown[]).join(',')}`;
    return [value].flat().map((one) => TYPED[field as keyof typeof TYPED].replace('{}', () => quoted(one)));
  });
  const text = terms.join(' ');
  try {
    return same(parseQuery(text).filter, filter) ? text : undefined;
  } catch {
    return undefined;
  }
}

function quoted(value: string | number | boolean): string {
  const text = String(value);
  return /^[^\s"“„«”»]+$/.test(text) ? text : `"${text}"`;
}

function same(one: Filter, other: Filter): boolean {
  const [a, b] = [one, other].map((filter) =>
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  );
  return JSON.stringify(a) === JSON.stringify(b);
}
