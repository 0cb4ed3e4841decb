import { describe, expect, it } from 'vitest';
import { wordingOf, wordingTokens } from './wording.ts';

/** Pairs that say the same, and pairs that do not; by what they differ in. */
const SAME: readonly [kind: string, string, string][] = [
  ['case', 'A Red Fox', 'a red fox'],
  ['punctuation', 'a red fox, in the snow.', 'A red fox in the snow'],
  ['punctuation', 'a bowl of ramen; steam | night', 'a bowl of ramen, steam, night'],
  ['spacing', '  close-up   portrait', 'closeup portrait'],
  ['spacing', 'a close up of a t-shirt', 'a close-up of a T shirt'],
  ['spacing', '1girl, long_hair', '1 girl, long hair'],
  ['article', 'the cat on a mat', 'a cat on the mat'],
  ['article', 'an apple', 'apple'],
  ['number', 'boxes of peaches', 'box of peach'],
  ['number', 'wolves and children', 'a wolf and a child'],
  ['number', 'two movies about fairies', 'two movie about fairy'],
  ['number', 'houses, buses, shoes, heroes, headaches', 'house, bus, shoe, hero, headache'],
  ['number', 'lenses and leaves', 'lens and leaf'],
  ['spelling', 'a colourful harbour in grey light', 'a colorful harbor in gray light'],
  ['spelling', 'stylised jewelled armour', 'stylized jeweled armor'],
  ['spelling', 'travelling theatre, centred', 'traveling theater, centered'],
  ['spelling', 'mediaeval catalogue, cosy pyjamas', 'medieval catalog, cozy pajamas'],
  ['spelling', 'a café & a jalapeño', 'a cafe and a jalapeno'],
  ['spelling', 'three cats', '3 cats'],
  ['spelling', 'a check for $10,000', 'a check for $10000'],
  ['spelling', 'ＦＵＬＬ moon', 'full moon'],
  ['spelling', 'the dog’s bowl', "the dog's bowl"],
];
const OTHER: readonly [kind: string, string, string][] = [
  ['order', 'a cat chasing a horse', 'a horse chasing a cat'],
  ['order', 'a red cube on a blue sphere', 'a blue cube on a red sphere'],
  ['order', 'a horse riding an astronaut', 'an astronaut riding a horse'],
  ['color', 'a red car', 'a blue car'],
  ['count', 'two dogs', 'three dogs'],
  ['count', 'room 1 2', 'room 12'],
  ['count', 'a sign that says 2+2=4', 'a sign that says 2-2=4'],
  ['count', 'a bill of $5', 'a bill of 5'],
  ['weight', '(cat:1.2)', '(cat:1.4)'],
  ['name', 'portrait by Claude Monet', 'portrait by Édouard Manet'],
  ['style', 'a fox, watercolor', 'a fox, oil painting'],
  ['relation', 'a cat on a table', 'a cat under a table'],
  ['negation', 'a man with a hat', 'a man without a hat'],
  ['subject', 'a wizard, highly detailed, artstation', 'a submarine, highly detailed, artstation'],
  ['a word more', 'a fox in snow', 'a fox in deep snow'],
  ['a word more', 'a fox in snow', 'a fox in snow, masterpiece'],
  ['a word alike', 'dramatic lighting', 'dramatic lightning'],
  ['a word alike', 'a ship in the desert', 'a ship in the dessert'],
  ['a word alike', 'reading the news', 'reading the new'],
  ['a word alike', 'pouring over a map', 'poring over a map'],
  ['a word alike', 'a filled box', 'a filed box'],
  ['ending', 'a painting of a sunset', 'a painted sunset'],
  ['script', '黒猫', '白猫'],
  ['emoji', '🐱', '🐶'],
];

describe('what a prompt says', () => {
  it.each(SAME)('is the same whatever the %s: %s = %s', (_kind, a, b) => {
    expect(wordingOf(a)).toBe(wordingOf(b));
  });

  it.each(OTHER)('is another with another %s: %s ≠ %s', (_kind, a, b) => {
    expect(wordingOf(a)).not.toBe(wordingOf(b));
  });

  it('is the text itself where it has no words', () => {
    expect(wordingOf(' ... ')).not.toBe(wordingOf('?!'));
    expect(wordingOf('the')).toBe(wordingOf('The '));
    expect(wordingOf('')).toBe('');
  });

  it('has its words where they stand', () => {
    const text = 'The cat’s two Colours, 50%';
    const words = wordingTokens(text).map(({ key, start, end }) => [key, text.slice(start, end)]);
    expect(words).toEqual([
      ['cat', 'cat’s'],
      ['2', 'two'],
      ['color', 'Colours'],
      ['50%', '50%'],
    ]);
  });
});
