import { expect, it } from 'vitest';
import { readOutline, valuesOf } from './outline.ts';

/** An outline as lines: its headings, then what stands under them. */
const lines = (text: string) => readOutline(text).items.map(({ path, text: said }) => [...path, said]);

it('reads JSON by its values, with keys as words, and knows where they stand', () => {
  const text = '{"subject": {"hairColor": "red, \\"wild\\"", "age": 30}, "camera_angle": ["low", "close"]}';
  expect(lines(text)).toEqual([
    ['subject', 'hair color', 'red, "wild"'],
    ['subject', 'age', '30'],
    ['camera angle', 'low'],
    ['camera angle', 'close'],
  ]);
  const [, age, low] = readOutline(text).items;
  expect([age, low].map((item) => text.slice(item!.start, item!.end))).toEqual(['30', 'low']);
  expect(valuesOf(text)).toBe('red, "wild"\n30\nlow\nclose');
});

it('reads JSON in a fence and among other text', () => {
  const json = '{\n  "scene": "a fox in snow",\n  "mood": "calm"\n}';
  const read = [
    ['scene', 'a fox in snow'],
    ['mood', 'calm'],
  ];
  expect(lines(`\`\`\`json\n${json}\n\`\`\``)).toEqual(read);
  expect(lines(`Made today\n\nPrompt:\n${json}\nShared by a friend`)).toEqual([
    ['Made today\n\nPrompt:'],
    ...read,
    ['Shared by a friend'],
  ]);
});

it.each([
  ['a comma too many', '{"scene": "a fox", "mood": "calm",}'],
  ['a comma too few', '{"scene": "a fox" "mood": "calm"}'],
  ['a missing end', '{"scene": "a fox", "mood": "calm"'],
  ['a missing beginning', '"scene": "a fox",\n"mood": "calm"}'],
  ['typographic quotes', '{“scene”: “a fox”, “mood”: “calm”}'],
  ['keys without quotes', '{scene: "a fox", mood: "calm"}'],
  ['wide spaces', '{\n\u00a0 "scene": "a fox",\n\u00a0 "mood": "calm"}'],
])('passes over %s', (_fault, text) => {
  expect(lines(text)).toEqual([
    ['scene', 'a fox'],
    ['mood', 'calm'],
  ]);
});

it('reads texts with quotes and line breaks in them, and values without quotes', () => {
  expect(lines('{"sign": "it says "open" in red", "look": "soft\nlight", "avoid": [plastic skin]}')).toEqual([
    ['sign', 'it says "open" in red'],
    ['look', 'soft\nlight'],
    ['avoid', 'plastic skin'],
  ]);
});

it('takes the key for what is only true, and nothing for what is false or null', () => {
  expect(lines('{"rules": {"no_text": true, "frame": false, "seed": null}, "style": "ink"}')).toEqual([
    ['rules', 'no text'],
    ['style', 'ink'],
  ]);
});

it.each([
  'a castle, {red|blue} sky, [clouds], (sharp focus:1.2), <lora:ink:0.8>',
  '[CITY] at night, isometric, "neon" signs',
  'portrait of a woman: soft light, 16:9',
  'a sign that says "open": red letters',
  '{fox|hare} in __season__',
])('leaves a text that is neither JSON nor headed as it is: %s', (text) => {
  expect(readOutline(text)).toEqual({
    kind: 'plain',
    items: [{ path: [], text, start: 0, end: text.length }],
  });
  expect(valuesOf(text)).toBe(text);
});

it('reads headings of Markdown, labels and points', () => {
  const text = [
    'A portrait for a magazine.',
    '# Light',
    '- Key light: soft window',
    '- candles behind her',
    '**Camera**',
    '85 mm, f/1.8',
    'Mood: calm. Palette: ochre and teal.',
  ].join('\n');
  expect(readOutline(text).kind).toBe('headed');
  expect(lines(text)).toEqual([
    ['A portrait for a magazine.'],
    ['Light', 'Key light', 'soft window'],
    ['Light', 'candles behind her'],
    ['Camera', '85 mm, f/1.8'],
    ['Camera', 'Mood', 'calm.'],
    ['Camera', 'Palette', 'ochre and teal.'],
  ]);
  for (const { text: said, start, end } of readOutline(text).items) expect(text.slice(start, end)).toBe(said);
  // Its headings are words like others.
  expect(valuesOf(text)).toBe(text);
});

it('reads labels within one line', () => {
  expect(lines('Subject: a red fox. Lighting: soft dawn. Camera: 85 mm')).toEqual([
    ['Subject', 'a red fox.'],
    ['Lighting', 'soft dawn.'],
    ['Camera', '85 mm'],
  ]);
});
