import { expect, it } from 'vitest';
import { idLiteral, idsLiteral, numberLiteral, textLiteral, textsLiteral, wordLiteral } from './literal.ts';

it('writes words of any script', () => {
  expect(['paint', '8k', '夜景', 'कमल'].map(wordLiteral)).toEqual(["'paint'", "'8k'", "'夜景'", "'कमल'"]);
});

it.each(["it's", 'a b', '', '\\', "x') OR 1=1 --", 'x'.repeat(101), 'a\0'])('refuses the word %j', (word) => {
  expect(() => wordLiteral(word)).toThrow('no letter');
});

it('writes ids and nothing else', () => {
  expect(idLiteral('p0123456789abcdef')).toBe("'p0123456789abcdef'");
  for (const bad of ['', "p0123456789abcde'", 'P0123456789ABCDEF', 'p0123456789abcdef\n']) {
    expect(() => idLiteral(bad)).toThrow('none');
  }
});

it('writes any text as nothing but hexadecimal digits, which mean the text', () => {
  const literal = /^unhex\('([0-9a-f]*)'\)$/;
  for (const text of ['', "') OR 1=1 --", '\\', 'a\0b', '夜景 🎨', '\ud800']) {
    const [, digits] = literal.exec(textLiteral(text)) ?? [];
    expect(Buffer.from(digits!, 'hex').toString()).toBe(text.replace('\ud800', '\ufffd'));
  }
  expect(textsLiteral(['a', 'b'])).toBe("(unhex('61'), unhex('62'))");
});

it('writes numbers, and lists of ids', () => {
  expect([1, -2.5, 4e9].map(numberLiteral)).toEqual(['1', '-2.5', '4000000000']);
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => numberLiteral(bad)).toThrow('no number');
  expect(() => idsLiteral(['p0123456789abcdef', "x') --"])).toThrow('none');
});
