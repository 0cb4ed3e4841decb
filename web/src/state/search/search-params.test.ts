import { describe, expect, it } from 'vitest';
import {
  countFilters,
  countRanking,
  filterOf,
  lessLike,
  PAGE,
  parseQuery,
  searchFor,
  stringifyQuery,
  surprise,
  validateSearch,
  withoutFilters,
  withoutImage,
  withWords,
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

  it('takes words beside examples or an image, and of these one', () => {
    expect(read('?q=at+night&like=p1&like=p2')).toEqual({ q: 'at night', like: ['p1', 'p2'] });
    expect(read('?q=at+night&image=x')).toEqual({ q: 'at night', image: 'x' });
    expect(read('?like=p1&image=x&unlike=p3')).toEqual({ like: ['p1'], unlike: ['p3'] });
  });

  it('leaves a random order nothing to be near to', () => {
    expect(read('?random=7&q=red+fox+-dog+tag:ink&like=p1&image=x&unlike=p2&tag=b')).toEqual({
      random: 7,
      q: '-dog tag:ink',
      tag: ['b'],
    });
    expect(surprise({ q: 'red fox tag:ink', like: ['p1'], tag: ['b'], k: 96 }, 9)).toEqual({
      q: 'tag:ink',
      random: 9,
      tag: ['b'],
    });
    expect(surprise({ q: 'red fox' }, 9)).toEqual({ random: 9 });
  });

  it('reads what counts in the order, and forgets what is usual', () => {
    const chosen = '?q=a&mode=lexical&meaning=0&words=2.5&look=1&fold=off&in=images';
    expect(read(chosen)).toEqual({
      q: 'a',
      mode: 'lexical',
      meaning: 0,
      words: 2.5,
      fold: 'off',
      in: 'images',
    });
    expect(countRanking(read(chosen))).toBe(4);
    expect(read('?mode=hybrid&words=&meaning=-1&look=x&fold=on&in=all')).toEqual({});
    expect(read('?meaning=99')).toEqual({ meaning: 10 });
  });

  it('keeps away from what is less liked, which cannot be liked as well', () => {
    const params = read('?q=cat&like=p1&like=p2&k=96&random=');
    expect(lessLike(params, 'p2')).toEqual({ q: 'cat', like: ['p1'], unlike: ['p2'] });
    expect(lessLike({ like: ['p1'] }, 'p1')).toEqual({ unlike: ['p1'] });
    expect(lessLike({ unlike: ['p1'] }, 'p1')).toEqual({ unlike: ['p1'] });
    expect(lessLike({ random: 7 }, 'p1')).toEqual({ unlike: ['p1'] });
  });

  it('says other words beside the same image', () => {
    expect(withWords({ image: 'x', q: 'a', k: 96 }, 'at night')).toEqual({ image: 'x', q: 'at night' });
    expect(withWords({ like: ['p1'], q: 'a' }, ' ')).toEqual({ like: ['p1'] });
    expect(withWords({ random: 7 }, 'a')).toEqual({ q: 'a' });
    expect(withoutImage({ image: 'x', q: 'a', meaning: 1.6, look: 0.4, words: 2 })).toEqual({
      q: 'a',
      words: 2,
    });
  });

  it('reads addresses of before', () => {
    expect(read('?pic=x&has=image&in=images')).toEqual({ image: 'x', has: 'image', in: 'images' });
  });

  it('drops what makes no sense', () => {
    expect(read('?q=%20&score=-1&size=abc&has=sound&k=Infinity&foo=bar')).toEqual({});
    expect(read('?score=7&k=1')).toEqual({ score: 1 });
    expect(read('?k=99999')).toEqual({ k: 960 });
    expect(read(`?k=${PAGE}`)).toEqual({});
  });

  it('names the filter as the API does', () => {
    expect(filterOf(read('?site=a&tag=b&tag=c&has=image&size=512'))).toEqual({
      sourceSite: ['a'],
      model: undefined,
      tags: ['b', 'c'],
      hasImage: true,
      minWidth: 512,
      minHeight: 512,
      minRating: undefined,
    });
    expect(countFilters(read('?site=a&tag=b&tag=c&has=image&size=512'))).toBe(5);
  });

  it('reads boards and what is known of safety, and nothing that is not known', () => {
    const params = read('?board=covers&board=spring%20covers&safety=unsafe&safety=odd');
    expect(params).toEqual({ board: ['covers', 'spring covers'], safety: ['unsafe'] });
    expect(read('?safety=odd')).toEqual({});
    expect(filterOf(params)).toMatchObject({ board: ['covers', 'spring covers'], safety: ['unsafe'] });
    expect(countFilters(params)).toBe(3);
    expect(withoutFilters({ q: 'fox', ...params })).toEqual({ q: 'fox' });
  });

  it('keeps filters when it looks for something else, and drops them when told', () => {
    const params = read('?q=cat&unlike=p2&tag=b&mode=semantic&k=96');
    expect(searchFor(params, { like: ['p1'] })).toEqual({ like: ['p1'], tag: ['b'], mode: 'semantic' });
    expect(withoutFilters(params)).toEqual({ q: 'cat', unlike: ['p2'], mode: 'semantic' });
  });
});
