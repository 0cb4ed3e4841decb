import { expect, it } from 'vitest';
import { cutAtHighlights } from './highlights.ts';

const show = (text: string, highlights: { start: number; end: number }[], offset?: number) =>
  cutAtHighlights(text, highlights, offset)
    .map((part) => (part.highlighted ? `[${part.text}]` : part.text))
    .join('');

it('highlights stretches', () => {
  const highlights = [
    { start: 0, end: 3 },
    { start: 8, end: 12 },
  ];
  expect(show('red and blue', highlights)).toBe('[red] and [blue]');
  expect(show('plain', [])).toBe('plain');
});

it('highlights what falls into a part of the text', () => {
  const highlights = [
    { start: 0, end: 3 },
    { start: 2, end: 10 },
  ];
  expect(show('and blue', highlights, 4)).toBe('[and bl]ue');
  expect(show('blue', [{ start: 50, end: 60 }])).toBe('blue');
});
