import { describe, expect, it } from 'vitest';
import { type Filter, FilterSchema } from '../records/search.ts';
import { filterText } from './filter-text.ts';
import { parseQuery } from './parse-query.ts';

describe('a filter as text', () => {
  const every: Required<Filter> = {
    sourceSite: ['lexica.art', 'my site'],
    noSourceSite: ['openart'],
    model: ['SD 1.5'],
    noModel: ['moss_v1'],
    sampler: ['Euler a'],
    noSampler: ['DDIM'],
    tags: ['ink', 'art deco'],
    anyTags: ['red', 'blue'],
    noTags: ['nsfw'],
    minWidth: 512,
    maxWidth: 1024,
    minHeight: 300,
    maxHeight: 2048,
    minRatio: 1.5,
    maxRatio: 16 / 9,
    minSteps: 20,
    maxSteps: 30,
    minCfg: 4.5,
    maxCfg: 7,
    seed: [42, '18446744073709551615'],
    origin: ['improved', 'written'],
    createdAfter: '2024-01-01',
    createdBefore: '2025-01-01',
    hasImage: false,
    board: ['spring covers'],
    noBoard: ['done'],
    safety: ['safe', 'unknown'],
    minNsfw: 0.1,
    maxNsfw: 0.499999,
    minRating: 4,
    phrases: ['oil painting'],
    without: ['stuffed animal', 'dog'],
  };

  it('has every field', () => {
    expect(Object.keys(every).sort()).toEqual(Object.keys(FilterSchema.shape).sort());
  });

  it.each(Object.keys(every) as (keyof Filter)[])('says %s so that it is read as it was', (field) => {
    const filter = { [field]: every[field] };
    expect(parseQuery(filterText(filter)!)).toEqual({ text: '', filter });
  });

  it('says all at once', () => {
    expect(parseQuery(filterText(every)!)).toEqual({ text: '', filter: every });
    expect(filterText({ tags: ['ink'], minWidth: 512, model: undefined, board: [] })).toBe(
      'tag:ink width>=512',
    );
    expect(filterText({})).toBe('');
  });

  it.each<Filter>([
    { createdAfter: '2024-01-01T12:00:00Z' },
    { tags: ['a,b'] },
    { model: ['the "best" one'] },
    { seed: [] as number[], minCfg: 0.000_000_1 },
  ])('does not pretend where the language has no words: %j', (filter) => {
    expect(filterText(filter)).toBeUndefined();
  });
});
