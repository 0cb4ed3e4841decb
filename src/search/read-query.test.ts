import { describe, expect, it } from 'vitest';
import { MOST_PHRASE_WORDS, readQuery } from './read-query.ts';

const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).join(' ');
const refused = expect.objectContaining({ code: 'invalid-input', status: 422 });

describe('phrases that a query looks for or leaves out', () => {
  it.each([
    ['fifty long ones', { without: Array.from({ length: 50 }, () => words(60)) }],
    ['fifty long ones to look for', { phrases: Array.from({ length: 50 }, () => words(60)) }],
    ['the same small word hundreds of times', { without: ['a '.repeat(MOST_PHRASE_WORDS + 1)] }],
    ['both together', { phrases: [words(MOST_PHRASE_WORDS)], without: ['soft light'] }],
  ])('are refused where they have too many words: %s', (_, filter) => {
    expect(() => readQuery({ text: 'boat', plain: false, filter })).toThrow(refused);
  });

  it('are refused in what was typed too', () => {
    const text = Array.from({ length: 5 }, (_, n) => `-"${n} ${words(50)}"`).join(' ');
    expect(() => readQuery({ text, plain: false, filter: {} })).toThrow(refused);
  });

  it('are taken up to that', () => {
    const filter = { phrases: [words(100)], without: Array.from({ length: 50 }, () => 'soft light') };
    expect(readQuery({ text: 'boat', plain: false, filter }).filter).toEqual(filter);
    const marks = { without: ['.,;'.repeat(150)] };
    expect(readQuery({ text: 'boat', plain: false, filter: marks }).filter).toEqual(marks);
  });
});
