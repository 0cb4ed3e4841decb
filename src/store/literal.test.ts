import { expect, it } from 'vitest';
import { idLiteral, wordLiteral } from './literal.ts';

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
