import { expect, it } from 'vitest';
import { filterTerms, queryWords } from './query-terms.ts';

it('tells the filters of a query from its words', () => {
  const query = 'red fox -dog tag:ink "oil painting" width>=512 -"stuffed animal" site:"my site" 16:9 a -- b';
  expect(filterTerms(query)).toBe('-dog tag:ink width>=512 -"stuffed animal" site:"my site"');
  expect(queryWords(query)).toBe('red fox "oil painting" 16:9 a -- b');
});

it('takes addresses, weights and dashes for words', () => {
  const query = 'see https://example.org (glass:1.2) - at night --ar 3:2';
  expect(filterTerms(query)).toBe('');
  expect(queryWords(query)).toBe(query);
});

it('takes what is known of safety and boards for filters', () => {
  const query = 'fox board:"spring covers" -board:done safety:safe,unknown nsfw<0.5';
  expect(filterTerms(query)).toBe('board:"spring covers" -board:done safety:safe,unknown nsfw<0.5');
  expect(queryWords(query)).toBe('fox');
});

it('has nothing for nothing', () => {
  expect(filterTerms('')).toBe('');
  expect(queryWords('tag:ink')).toBe('');
});
