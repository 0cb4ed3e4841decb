import { expect, it } from 'vitest';
import { emojiOf, phrasePattern, stemsOf, wordsOf } from './words.ts';

it('folds case, accents, endings and apostrophes, and leaves out stop words', () => {
  expect(stemsOf("The Painted paintings of a café, Bird's-eye VIEW, 8K")).toEqual([
    'paint',
    'cafe',
    'bird',
    'ey',
    'view',
    '8k',
  ]);
  expect(stemsOf('ＦＵＬＬ width Ｃafé')).toEqual(['full', 'width', 'cafe']);
});

it('looks up letters, digits, marks and emoji only, whatever folding makes of a word', () => {
  expect(stemsOf('½ cup, ﷺ, ²')).toEqual(['12', 'cup', 'صلىاللهعليهوسلم', '2']);
  // Every character that may begin a word.
  const folded = Array.from({ length: 0x1ffff }, (_, code) => String.fromCodePoint(code + 1))
    .filter((character) => /[\p{L}\p{N}\p{RI}\p{Extended_Pictographic}]/u.test(character))
    .flatMap((character) => [...stemsOf(character), ...wordsOf(`a${character}`).map(({ stem }) => stem)]);
  expect(folded.filter((stem) => !/^[\p{L}\p{N}\p{M}\p{RI}\p{Extended_Pictographic}]+$/u.test(stem))).toEqual(
    [],
  );
});

it('says where words stand', () => {
  const text = 'Two cafés, 夜景 and fox';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Two',
    'cafés',
    '夜景',
    'fox',
  ]);
});

it('cuts scripts without spaces into pairs, and knows their single characters', () => {
  expect(wordsOf('東京タワーの夜').map(({ stem }) => stem)).toContain('東京');
  expect(stemsOf('黒猫')).toEqual(['黒猫', '黒', '猫']);
  expect(wordsOf('猫').map(({ stem }) => stem)).toEqual(['猫']);
});

it('gives the same stems with and without a character that is no ASCII', () => {
  const text = "an old sailor's portrait, dramatic lighting, painter's studio";
  expect(stemsOf(`${text} ·`)).toEqual(stemsOf(text));
});

it('counts each emoji as a word, however it is dressed', () => {
  expect(stemsOf('🏰🌫️ fog, 👩🏽‍🎨 ❤️ 🇯🇵 © 8k')).toEqual(['🏰', '🌫', 'fog', '👩', '🎨', '❤', '🇯🇵', '8k']);
  expect(emojiOf('a 🐱 on a 🛋️')).toEqual(['🐱', '🛋']);
  expect(wordsOf('a 🐱 cat').map(({ start, end }) => [start, end])).toEqual([
    [2, 4],
    [5, 8],
  ]);
  expect(stemsOf('\uFE0F \u200D')).toEqual([]);
});

it.each([
  ['🏰🌫️', 'x 🏰🌫️!', true],
  ['🏰 🌫️', 'x🏰🌫️', true],
  ['🐱', 'cat🐱s', true],
  ['🐱 boat', 'a 🐱 boats', false],
  ['🐱 boat', 'a 🐱 boat', true],
])('finds the phrase %s in "%s": %s', (phrase, text, found) => {
  const { body, edgeBefore, edgeAfter } = phrasePattern(phrase)!;
  const [before, after] = [edgeBefore ? '(?<![\\p{L}])' : '', edgeAfter ? '(?![\\p{L}])' : ''];
  expect(new RegExp(before + body + after, 'u').test(text)).toBe(found);
});
