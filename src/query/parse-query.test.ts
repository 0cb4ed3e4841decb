import { describe, expect, it } from 'vitest';
import { growth } from '../../test/support/growth.ts';
import { FilterSchema } from '../records/search.ts';
import { mergeFilters } from './filter-term.ts';
import { parseQuery, splitQuery } from './parse-query.ts';

describe('words', () => {
  it.each([
    ['a red barn', 'a red barn', {}],
    ['  spaces\tand\nlines ', 'spaces and lines', {}],
    ['"oil painting" of a cat', 'oil painting of a cat', { phrases: ['oil painting'] }],
    ['a “soft light” cat', 'a soft light cat', { phrases: ['soft light'] }],
    ['cat -dog -"stuffed animal"', 'cat', { without: ['dog', 'stuffed animal'] }],
    ['sci-fi - a dash', 'sci-fi - a dash', {}],
    ['portrait --ar 16:9 --v 5', 'portrait --ar 16:9 --v 5', {}],
    ['ratio 3:2 https://example.com/a?b=c', 'ratio 3:2 https://example.com/a?b=c', {}],
    ['(masterpiece:1.2) <lora:ink:0.8> style:ink', '(masterpiece:1.2) <lora:ink:0.8> style:ink', {}],
    ['a model: tall, steps: 20', 'a model: tall, steps: 20', {}],
    ['shoes of 5" heel', 'shoes of 5" heel', {}],
    ['夜の街 -犬', '夜の街', { without: ['犬'] }],
    ['"" x', 'x', {}],
  ])('%j', (query, text, filter) => {
    expect(parseQuery(query)).toEqual({ text, filter });
  });
});

describe('filters', () => {
  it.each([
    ['site:lexica.art SITE:openart', { sourceSite: ['lexica.art', 'openart'] }],
    ['model:"SD 1.5" sampler:euler', { model: ['SD 1.5'], sampler: ['euler'] }],
    ['tag:ink tag:paper -tag:nsfw', { tags: ['ink', 'paper'], noTags: ['nsfw'] }],
    ['tag:ink,paper', { anyTags: ['ink', 'paper'] }],
    ['width>=512 width<1024 height:768', { minWidth: 512, maxWidth: 1023, minHeight: 768, maxHeight: 768 }],
    ['width:>=512', { minWidth: 512 }],
    ['width>=512 width>=768', { minWidth: 768 }],
    ['size:768x512', { minWidth: 768, minHeight: 512, maxWidth: 768, maxHeight: 512 }],
    ['size>=512', { minWidth: 512, minHeight: 512 }],
    ['ratio:portrait', { maxRatio: 0.98 }],
    ['ratio>=16:9', { minRatio: 16 / 9 }],
    ['steps:20..30 cfg<=7.5', { minSteps: 20, maxSteps: 30, maxCfg: 7.5 }],
    ['seed:42 seed:7', { seed: [42, 7] }],
    ['origin:improved has:image', { origin: ['improved'], hasImage: true }],
    ['-has:image', { hasImage: false }],
    ['safety:safe,unknown', { safety: ['safe', 'unknown'] }],
    ['-safety:Unsafe', { safety: ['safe', 'unknown'] }],
    ['nsfw<0.5 nsfw>=0.1', { minNsfw: 0.1, maxNsfw: 0.499999 }],
    ['board:"spring covers" -board:done', { board: ['spring covers'], noBoard: ['done'] }],
    ['nsfw:0..0.3', { minNsfw: 0, maxNsfw: 0.3 }],
    ['date:2024-02', { createdAfter: '2024-02-01', createdBefore: '2024-03-01' }],
    ['after:2024 before:2024-12-31', { createdAfter: '2024-01-01', createdBefore: '2024-12-31' }],
    ['date>2024-12-31', { createdAfter: '2025-01-01' }],
  ])('%s', (query, filter) => {
    const parsed = parseQuery(query);
    expect(parsed).toEqual({ text: '', filter });
    expect(FilterSchema.parse(parsed.filter)).toEqual(filter);
  });

  it.each([
    ['width:wide', 'width takes a whole number'],
    ['steps>many', 'steps takes'],
    ['ratio:golden', 'ratio takes a ratio'],
    ['origin:mars', 'origin takes one of imported'],
    ['has:wings', 'has takes image'],
    ['safety:sound', 'safety takes any of safe, unsafe, unknown'],
    ['nsfw>2', 'nsfw takes a number from 0 to 1'],
    ['date:2024-13', 'date takes a day'],
    ['before:noon', 'before takes a day'],
    ['-width:5', 'cannot be excluded'],
    ['site>x', 'site takes'],
    ['"never closed', 'never closed'],
    ['tag:"x', 'never closed'],
  ])('%s is refused', (query, message) => {
    expect(() => parseQuery(query)).toThrow(message);
  });

  it('narrow each other', () => {
    expect(
      mergeFilters({ minWidth: 100, tags: ['a'] }, { minWidth: 200, tags: ['b'], hasImage: true }),
    ).toEqual({
      minWidth: 200,
      tags: ['a', 'b'],
      hasImage: true,
    });
  });

  it('take work in proportion to a long query', async () => {
    const query = (size: number) => `${'word-'.repeat(size)} ${'a:'.repeat(size)}`;
    expect(await growth((size) => parseQuery(query(size)), 5000)).toBeLessThan(4);
  });
});

describe('what a person mistypes or borrows from prompts', () => {
  it.each([
    ['castle widht>=700', 'widht>=700', 'width>=700'],
    ['castle sit:lexica', 'sit:lexica', 'site:lexica'],
    ['castle -modle:xl', '-modle:xl', 'model:xl'],
    ['castle smapler:ddim', 'smapler:ddim', 'sampler:ddim'],
    ['castle ratng>3', 'ratng>3', 'rating>3'],
    ['castle colour>=3', 'colour>=3', undefined],
  ])('%s: the filter is told, not searched as words', (query, written, meant) => {
    const { text, unknownFilters } = parseQuery(query);
    expect(text).toBe('castle');
    expect(unknownFilters).toEqual([
      expect.objectContaining({ written, ...(meant === undefined ? {} : { meant }) }),
    ]);
  });

  it.each(['16:9 city', 'https://example.org/a', 'by:mucha', 'chapter:one', 'a::2 b', 'Re:Zero'])(
    '%s has no filter, mistyped or not',
    (query) => {
      expect(parseQuery(query)).toEqual({ text: query, filter: {} });
    },
  );

  it('looks for a mistyped filter as words where nothing else is asked', () => {
    const unknownFilters = [{ written: 'sit:lexica', key: 'sit', meant: 'site:lexica', asWords: true }];
    expect(parseQuery('sit:lexica')).toEqual({ text: 'sit:lexica', filter: {}, unknownFilters });
  });

  it('tells a mistyped filter with its value in quotes as a whole', () => {
    const { text, unknownFilters } = parseQuery('castle modle:"my model [ab12]" night');
    expect(text).toBe('castle night');
    expect(unknownFilters).toMatchObject([{ written: 'modle:"my model [ab12]"', key: 'modle' }]);
  });

  it.each([
    ['-(teapot:1.3)', 'teapot'],
    ['-((teapot))', 'teapot'],
    ['-[teapot],', 'teapot'],
    ['-{teapot}', 'teapot'],
    ['-(red teapot:1.3)', 'red teapot'],
    ['-(teapot: .5 )', 'teapot'],
  ])('%s excludes what is weighed', (query, without) => {
    expect(parseQuery(`kettle ${query} steam`)).toMatchObject({
      text: 'kettle steam',
      filter: { without: [without] },
    });
  });

  it.each([
    ['-model:moss_v1', { noModel: ['moss_v1'] }],
    ['-site:lexica.art', { noSourceSite: ['lexica.art'] }],
    ['-source:lexica.art -site:x', { noSourceSite: ['lexica.art', 'x'] }],
    ['-sampler:"Euler a"', { noSampler: ['Euler a'] }],
    ['-origin:imported', { origin: ['written', 'improved', 'generated'] }],
    ['-origin:imported -origin:written', { origin: ['improved', 'generated'] }],
  ])('%s excludes', (query, filter) => {
    expect(parseQuery(query).filter).toEqual(filter);
  });
});

describe('a query in its two halves', () => {
  it.each([
    ['red fox -dog tag:ink width>=512 16:9 a -- b', 'red fox 16:9 a -- b', '-dog tag:ink width>=512'],
    [
      'see https://example.org (glass:1.2) - at night --ar 3:2',
      'see https://example.org (glass:1.2) - at night --ar 3:2',
      '',
    ],
    [
      'fox board:"spring covers" -board:done safety:safe,unknown',
      'fox',
      'board:"spring covers" -board:done safety:safe,unknown',
    ],
    ['a “soft light” cat -"stuffed animal"', 'a soft light cat', 'phrase:"soft light" -"stuffed animal"'],
    ['phrase:"oil painting" -(teapot:1.3)', '', 'phrase:"oil painting" -(teapot:1.3)'],
    ['castle sit:lexica', 'castle', ''],
    ['sit:lexica', 'sit:lexica', ''],
    ['castle modle:"a:b"', 'castle modle:"a:b"', ''],
    ['', '', ''],
  ])('%j', (query, words, filters) => {
    expect(splitQuery(query)).toEqual({ words, filters });
    const parsed = parseQuery(query);
    expect(words).toBe(parsed.text);
    expect(parseQuery(filters)).toEqual({ text: '', filter: parsed.filter });
  });

  it.each([
    ['a cat "half typed', 'a cat "half typed', ''],
    ['cat -tag:"half', 'cat "half', ''],
    ['width:wide', '', 'width:wide'],
  ])('takes %j, which is still being typed', (query, words, filters) => {
    expect(splitQuery(query)).toEqual({ words, filters });
  });
});
