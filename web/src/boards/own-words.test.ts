import { expect, it } from 'vitest';
import { ownWords } from './own-words.ts';

it('finds the words of each prompt that others lack', () => {
  const texts = ['A red fox, ink', 'a blue fox, ink', 'a red fox in snow, Ink'];
  const words = ownWords(texts).map((marks, n) => marks.map(({ start, end }) => texts[n]!.slice(start, end)));
  expect(words).toEqual([['red'], ['blue'], ['red', 'in', 'snow']]);
});

it('marks nothing where a prompt says something else altogether', () => {
  expect(ownWords(['a red fox', 'a house by the sea'])[1]).toEqual([]);
});

it('marks nothing in equal prompts or in one alone', () => {
  expect(ownWords(['a fox', 'A fox'])).toEqual([[], []]);
  expect(ownWords(['a fox'])).toEqual([[]]);
});
