import { describe, expect, it } from 'vitest';
import {
  countFilters,
  filterOf,
  PAGE,
  parseQuery,
  searchFor,
  stringifyQuery,
  validateSearch,
  withoutFilters,
} from './search-params.ts';

const read = (query: string) => validateSearch(parseQuery(query));

describe('the address as a search', () => {
  it('survives the way there and back', () => {
    const params = { q: 'red & blue, 50% off', tag: ['Watercolor', 'Art Deco'], score: 0.4, size: 512 };
    expect(read(stringifyQuery(params))).toEqual(params);
  });

  it('keeps words words, whatever they look like', () => {
    expect(read('?q=42')).toEqual({ q: '42' });
    expect(read('?q=true')).toEqual({ q: 'true' });
    expect(read('?q=%22a%22')).toEqual({ q: '"a"' });
  });

  it('takes one of words, like and picture', () => {
    expect(read('?q=cat&like=p1')).toEqual({ like: 'p1' });
    expect(read('?q=cat&pic=x')).toEqual({ pic: 'x' });
  });

  it('drops what makes no sense', () => {
    expect(read('?q=%20&score=-1&size=abc&has=sound&k=Infinity&foo=bar')).toEqual({});
    expect(read('?score=7&k=1')).toEqual({ score: 1 });
    expect(read('?k=99999')).toEqual({ k: 960 });
    expect(read(`?k=${PAGE}`)).toEqual({});
  });

  it('names the filter as the API does', () => {
    expect(filterOf(read('?site=a&tag=b&tag=c&has=picture&size=512'))).toEqual({
      sourceSite: ['a'],
      model: undefined,
      tags: ['b', 'c'],
      hasImage: true,
      minWidth: 512,
      minHeight: 512,
      minRating: undefined,
    });
    expect(countFilters(read('?site=a&tag=b&tag=c&has=picture&size=512'))).toBe(5);
  });

  it('keeps filters when it looks for something else, and drops them when told', () => {
    const params = read('?q=cat&tag=b&k=96');
    expect(searchFor(params, { like: 'p1' })).toEqual({ like: 'p1', tag: ['b'] });
    expect(withoutFilters(params)).toEqual({ q: 'cat' });
  });
});
