import { expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

const JSON_PROMPT =
  '{"scene": "a red fox in deep snow at the edge of a wood", "mood": "calm and still", "light": "golden hour"}';
const place = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const marked = (prompt: string, part?: string, word = 'golden') => {
  const { text, highlights } = excerptOf({
    prompt,
    part: part === undefined ? undefined : place(prompt, part),
    matched: [place(prompt, word)],
  });
  return [text, highlights.map(({ start, end }) => text.slice(start, end))];
};

it('shows a short prompt as it is', () => {
  expect(marked('a fox in golden light')).toEqual(['a fox in golden light', ['golden']]);
});

it('shows the values of JSON, with what matched in them', () => {
  expect(marked(JSON_PROMPT)).toEqual([
    'a red fox in deep snow at the edge of a wood · calm and still · golden hour',
    ['golden'],
  ]);
});

it('begins with the part by which a long prompt was found', () => {
  expect(marked(JSON_PROMPT, 'calm and still')).toEqual(['… calm and still · golden hour', ['golden']]);
  const long = `${'a lantern of paper by the door. '.repeat(5)}Behind it a golden hall.`;
  expect(marked(long, 'Behind it')).toEqual(['… Behind it a golden hall.', ['golden']]);
  expect(marked(long, 'Behind it', 'lantern')[1]).toEqual([]);
  expect(marked(long, 'a lantern')[0]).toBe(long);
});
