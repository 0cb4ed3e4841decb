import { expect, it } from 'vitest';
import { stemsOf, wordsOf } from './words.ts';

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
