import { expect, it } from 'vitest';
import { cutAtMarks } from './highlights.ts';

const show = (text: string, marks: { start: number; end: number }[], offset?: number) =>
  cutAtMarks(text, marks, offset)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

it('marks stretches', () => {
  const marks = [
    { start: 0, end: 3 },
    { start: 8, end: 12 },
  ];
  expect(show('red and blue', marks)).toBe('[red] and [blue]');
  expect(show('plain', [])).toBe('plain');
});

it('marks what falls into a part of the text', () => {
  const marks = [
    { start: 0, end: 3 },
    { start: 2, end: 10 },
  ];
  expect(show('and blue', marks, 4)).toBe('[and bl]ue');
  expect(show('blue', [{ start: 50, end: 60 }])).toBe('blue');
});
