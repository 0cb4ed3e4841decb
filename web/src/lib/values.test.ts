import { expect, it } from 'vitest';
import { given, listOf, oneOf, textOf, wholeOf } from './values.ts';

it('reads texts and lists of them, once each', () => {
  expect(textOf(['a', 'b'])).toBe('a');
  expect([textOf(' '), textOf(7), textOf(undefined)]).toEqual([undefined, undefined, undefined]);
  expect(listOf(['a', 'b', 'a', '', 7])).toEqual(['a', 'b']);
  expect(listOf('a')).toEqual(['a']);
  expect(listOf(['a', 'b', 'c'], 2)).toEqual(['a', 'b']);
  expect(listOf([])).toBeUndefined();
});

it('reads whole numbers and leaves the rest alone', () => {
  expect(wholeOf('7', 1, 64)).toBe(7);
  expect(wholeOf(['7.4'], 1, 64)).toBe(7);
  expect(wholeOf('900', 1, 64)).toBe(64);
  for (const value of ['', ' ', 'many', 'Infinity', undefined, {}])
    expect(wholeOf(value, 1, 64)).toBeUndefined();
});

it('knows what it knows', () => {
  expect(oneOf(['b'], 'a', 'b')).toBe('b');
  expect(oneOf('c', 'a', 'b')).toBeUndefined();
  expect(given({ a: undefined, b: 0, c: '' })).toEqual({ b: 0, c: '' });
});
