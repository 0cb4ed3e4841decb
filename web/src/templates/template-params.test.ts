import { expect, it } from 'vitest';
import { combinations, insertAt, validateTemplate, variablesOf, withVariable } from './template-params.ts';

it('reads a template from an address', () => {
  expect(validateTemplate({ template: 'a {red|blue} cat', every: 'yes', show: '24', seed: '7' })).toEqual({
    template: 'a {red|blue} cat',
    every: 'yes',
    show: 24,
    seed: 7,
  });
  expect(validateTemplate({ template: ' ', every: 'no', show: '7', seed: '-1' })).toEqual({});
  expect(validateTemplate({ show: 6, seed: 0 })).toEqual({});
});

it('counts combinations as far as they were counted', () => {
  expect(combinations(1, false)).toMatch(/^1 prompt/);
  expect(combinations(12, false)).toBe('12 combinations');
  expect(combinations(1000, true)).toBe('more than 1,000 combinations');
});

it('puts a wildcard where the cursor is', () => {
  expect(insertAt('', 0, '__a__')).toBe('__a__');
  expect(insertAt('a cat', 1, '__a__')).toBe('a __a__ cat');
  expect(insertAt('a cat', 2, '__a__')).toBe('a __a__ cat');
  expect(insertAt('{x|}', 3, '__a__')).toBe('{x|__a__}');
  expect(insertAt('a cat', 5, '__a__')).toBe('a cat __a__');
});

it('knows the variables that have a plain value, and gives them another', () => {
  const template = '${' + 'city=CITY} at ${' + 'time={dusk|dawn}}, the towers of ${' + 'city}';
  expect(variablesOf(template)).toEqual([{ name: 'city', value: 'CITY' }]);
  const filled = withVariable(template, 'city', 'Porto {old}');
  expect(variablesOf(filled)).toEqual([{ name: 'city', value: 'Porto old' }]);
  expect(withVariable(filled, 'city', 'CITY')).toBe(template);
});
