import { describe, expect, it } from 'vitest';
import { guidelinesFor } from '../guidelines.ts';
import { leavesOf, readJsonPrompt, withTexts, writeJsonPrompt } from './json-prompt.ts';
import { holdJson, jsonFromWords, shortenJson } from './json-variant.ts';
import { roleOfLeaf, saidInProse } from './said.ts';
import { jsonOf, withMore } from './write-json.ts';

const count = (text: string) => text.split(/[\s:{},[\]"]+/).filter(Boolean).length;

describe('a JSON prompt is read', () => {
  it.each([
    ['as it is', '{"subject": "a heron", "seed": 12345678901234567890}', { subject: 'a heron' }],
    ['in a fence', '```json\n{"subject": "a heron"}\n```', { subject: 'a heron' }],
    ['with a comma too many', '{"subject": "a heron", "light": "soft",}', { light: 'soft' }],
    ['behind a line', 'Nano Banana Prompt: {"subject": "a heron", "light": "soft"}', { subject: 'a heron' }],
    [
      'where its end is missing',
      '{"subject": {"type": "a heron"}, "light": "soft"',
      { subject: { type: 'a heron' } },
    ],
  ])('%s', (_, text, expected) => {
    expect(readJsonPrompt(text)).toMatchObject(expected);
  });

  it.each(['a heron, soft light', '{red|blue} heron {a|b}', '{}', '{subject} in fog', '[fog]', '{"a"}'])(
    'and nothing else is: %s',
    (text) => {
      expect(readJsonPrompt(text)).toBeUndefined();
    },
  );

  it('by its texts, which may be changed or go with what held them', () => {
    const json = readJsonPrompt('{"a": {"b": "x", "c": ["y", "z"]}, "no_text": true, "n": 3}')!;
    expect(leavesOf(json).map(({ path, text }) => [path.join('.'), text])).toEqual([
      ['a.b', 'x'],
      ['a.c', 'y'],
      ['a.c', 'z'],
      ['', 'no text'],
      ['n', '3'],
    ]);
    expect(withTexts(json, (text) => (text === 'y' ? 'Y' : undefined))).toEqual({
      a: { c: ['Y'] },
      no_text: true,
      n: 3,
    });
    expect(writeJsonPrompt({ a: 'x' }, '{\n "a": 1}')).toBe('{\n  "a": "x"\n}');
  });
});

it.each([
  ['subject.type', 'woman', 'subject'],
  ['subject.hair', 'long', 'trait'],
  ['subject.hair.color', 'black', 'trait'],
  ['lighting.type', 'neon', 'light'],
  ['camera.angle', 'low', 'composition'],
  ['style', '35mm photograph', 'photo'],
  ['style', 'linocut', 'art'],
  ['color_palette', '#1B2A40', 'hex'],
  ['colorPalette', 'navy', 'color'],
  ['background', 'a pier', 'setting'],
  ['constraints.mustNotHave', 'people', 'avoid'],
  ['negative_prompt', 'people', 'avoid'],
  ['aspect_ratio', '9:16', 'technical'],
  ['', 'no text', 'avoid'],
])('%s: %s speaks of %s', (path, text, role) => {
  expect(roleOfLeaf({ path: path === '' ? [] : path.split('.'), text })).toBe(role);
});

it('tells what phrases and sentences speak of', () => {
  const phrases =
    'a heron, on a mossy post, gentle, diffuse light, palette of sage, ochre and brick red, calm mood';
  expect(saidInProse(phrases)).toEqual([
    { role: 'subject', text: 'a heron' },
    { role: 'setting', text: 'on a mossy post' },
    { role: 'light', text: 'gentle, diffuse light' },
    ...['sage', 'ochre', 'brick red'].map((text) => ({ role: 'color', text })),
    { role: 'mood', text: 'calm' },
  ]);
  const sentences =
    'A poster says “HERON”. The scene is lit by fog. The palette is navy and amber, and the mood is calm. It is framed as a wide view.';
  expect(saidInProse(sentences)).toEqual([
    { role: 'subject', text: 'A poster says “HERON”' },
    { role: 'light', text: 'fog' },
    { role: 'color', text: 'navy' },
    { role: 'color', text: 'amber' },
    { role: 'mood', text: 'calm' },
    { role: 'composition', text: 'a wide view' },
    { role: 'lettering', text: 'HERON' },
  ]);
});

describe('a JSON prompt is written', () => {
  it('with the keys of its image model, of which exactly one says how it is made', () => {
    const said = saidInProse('a heron, carved driftwood, 35mm photograph, watercolor, soft light, on a post');
    const { keys } = guidelinesFor('ideogram-4');
    expect(jsonOf(said, keys)).toEqual({
      high_level_description: 'a heron',
      style_description: {
        lighting: 'soft light',
        photo: '35mm photograph, watercolor',
        medium: '35mm photograph, watercolor',
      },
      compositional_deconstruction: {
        background: 'on a post',
        elements: [
          { type: 'obj', desc: 'a heron' },
          { type: 'obj', desc: 'carved driftwood' },
        ],
      },
    });
    expect(jsonOf(said, guidelinesFor('flux2').keys)).toMatchObject({
      scene: 'on a post',
      subjects: [{ description: 'a heron, carved driftwood' }],
    });
  });

  it('part by part: more of a thing goes where it is spoken of, another thing under a key of its own', () => {
    const own = { hero: 'a heron', lights: { key: 'soft', fill: 'none' }, palette: ['navy'] };
    const more = saidInProse('a heron, warm light, palette of amber and rose, misty mood');
    expect(withMore(own, more.slice(1))).toEqual({
      hero: 'a heron',
      lights: { key: 'soft, warm light', fill: 'none' },
      palette: ['navy', 'amber', 'rose'],
      mood: 'misty',
    });
    expect(own.palette).toEqual(['navy']);
  });

  it('of words, whose idea stays together', () => {
    const guidelines = guidelinesFor('flux2');
    const words = 'two herons, one asleep, soft light';
    expect(jsonFromWords(words, { own: undefined, idea: 'two herons, one asleep', guidelines })).toEqual({
      subjects: [{ description: 'two herons, one asleep' }],
      lighting: 'soft light',
    });
  });
});

describe('a JSON prompt is held to what is asked for', () => {
  const guidelines = guidelinesFor('flux2');
  const demands = { idea: 'a heron', guidelines, keep: [], avoid: [], count };

  it('loses what the model does not read, and unwanted words, but not where it says that they are unwanted', () => {
    const json = {
      subject: 'a (heron:1.2)',
      light: 'soft light, fog',
      quality: '8k, masterpiece',
      negative_prompt: 'fog',
    };
    expect(holdJson(json, { ...demands, avoid: ['fog'] })).toMatchObject({
      json: { subject: 'a heron', light: 'soft light', negative_prompt: 'fog' },
      changes: [
        expect.stringContaining('weights'),
        expect.stringContaining('“8k”, “masterpiece”'),
        'Left out “fog”, which must not be in it.',
      ],
    });
    expect(holdJson({ subject: 'fog, a heron' }, { ...demands, avoid: ['fog'] })).toHaveProperty('problem');
  });

  it('holds words to keep in its subject, and all keys of the idea', () => {
    const own = { subject: 'a heron', camera: { angle: 'low' } };
    expect(holdJson({ subject: 'a grey heron' }, { ...demands, own, keep: ['red scarf'] })).toMatchObject({
      json: { subject: 'a grey heron, red scarf', camera: { angle: 'low' } },
      changes: ['Put back “camera”, which the idea has.', 'Put in “red scarf”, which must be in it.'],
    });
  });

  it('loses its last texts where it is too long, but none that the idea has', () => {
    const json = { subject: 'a heron', setting: 'a post', light: 'soft light', mood: 'calm' };
    const kept = { idea: 'a heron', keep: [], count };
    expect(shortenJson(json, { ...kept, most: 9 })?.leftOut).toEqual(['calm']);
    expect(shortenJson(json, { ...kept, most: 3 })?.json).toEqual({ subject: 'a heron' });
    expect(shortenJson(json, { ...kept, most: 2 })).toBeUndefined();
  });
});
