import { expect, it } from 'vitest';
import { parseExactJson, stringifyExactJson } from './exact-json.ts';

it.each([
  ['{"seed":18446744073709551615}', { seed: '18446744073709551615' }],
  [
    '[9007199254740991,9007199254740993,-9007199254740993]',
    [2 ** 53 - 1, '9007199254740993', '-9007199254740993'],
  ],
  [
    '{"a":"seed: 18446744073709551615, \\"x\\": 18446744073709551615","b":1}',
    { a: 'seed: 18446744073709551615, "x": 18446744073709551615', b: 1 },
  ],
  [
    '[0.12345678901234567890,1.8446744073709551615e19,12345678901234567890.5]',
    [0.12345678901234568, 18446744073709552000, 12345678901234567000],
  ],
  [' 18446744073709551615 ', '18446744073709551615'],
  ['[1 ,\n18446744073709551615]', [1, '18446744073709551615']],
])('reads %s with every digit of its integers', (text, value) => {
  expect(parseExactJson(text)).toEqual(value);
});

it.each([
  '{"seed":018446744073709551615}',
  '{"seed":18446744073709551615',
  '"18446744073709551615',
  '[18446744073709551615 1]',
])('refuses %s as JSON.parse does', (text) => expect(() => parseExactJson(text)).toThrow(SyntaxError));

it('writes a bigint as an integer, and nothing else as one', () => {
  const value = { seed: 18446744073709551615n, text: '18446744073709551615', n: 1, list: [2n ** 64n - 1n] };
  expect(stringifyExactJson(value)).toBe(
    '{"seed":18446744073709551615,"text":"18446744073709551615","n":1,"list":[18446744073709551615]}',
  );
  expect(stringifyExactJson({ a: undefined, b: null })).toBe('{"b":null}');
});
