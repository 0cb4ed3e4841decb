import { expect, it } from 'vitest';
import { findHighlights } from './highlights.ts';

const show = (text: string, stems: string[], phrases: string[] = []) =>
  findHighlights(text, new Set(stems), phrases).map(({ start, end }) => text.slice(start, end));

it('marks words in all their forms', () => {
  expect(show('Painted by painters, 8K painting', ['paint', '8k'])).toEqual(['Painted', '8K', 'painting']);
});

it('marks phrases whole, whatever stands between their words', () => {
  expect(show('An Oil-Painting, oil painting; turmoil painting', [], ['oil painting'])).toEqual([
    'Oil-Painting',
    'oil painting',
  ]);
  expect(show('soft light', ['soft'], ['soft light'])).toEqual(['soft light']);
});

it('joins what overlaps in scripts without spaces', () => {
  expect(show('東京タワーの夜', ['東京', '京タ'])).toEqual(['東京タ']);
  expect(show('黒い猫と夜の街', [], ['夜の街'])).toEqual(['夜の街']);
});

it('counts in UTF-16 code units', () => {
  expect(findHighlights('😀 fox', new Set(['fox']), [])).toEqual([{ start: 3, end: 6 }]);
});

it('takes any phrase', () => {
  expect(show('a (b', [], ['(', '[x', '\\'])).toEqual([]);
});
