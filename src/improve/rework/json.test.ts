import { describe, expect, it } from 'vitest';
import { growth } from '../../../test/support/growth.ts';
import { guidelinesFor } from '../fit/guidelines.ts';
import { translatePrompt } from './json.ts';

const JSON_PROMPT =
  '{"subject":{"type":"old fisherman","clothing":"yellow oilskin","hair":"long white"},"action":"He mends a net.","setting":"on a wet pier","style":"35mm photograph","lighting":{"type":"soft side light"},"color_palette":["navy","amber"],"camera":{"angle":"low"},"mood":"calm","negative_prompt":"people, text"}';
const TAGS =
  'old fisherman, yellow oilskin, on a wet pier, 35mm photograph, soft side light, palette of navy and amber, low angle, calm mood';
const SENTENCES =
  'An old fisherman mends a net on a wet pier. Soft light falls on his face. The palette is navy and amber, and the mood is calm.';
const to = (prompt: string, model?: string, form?: 'tags' | 'sentences' | 'json') =>
  translatePrompt(prompt, '', guidelinesFor(model), form);

describe('between tags, sentences and JSON, in all directions', () => {
  it('JSON becomes phrases, and what must stay out goes into the negative prompt', () => {
    expect(to(JSON_PROMPT, 'sdxl')).toMatchObject({
      prompt:
        'old fisherman, He mends a net, yellow oilskin, long white hair, on a wet pier, 35mm photograph, soft side light, navy, amber, low angle, calm',
      negativePrompt: 'people, text',
      changes: ['Made phrases of the JSON.'],
    });
  });

  it('JSON becomes whole sentences', () => {
    const { prompt, changes } = to(JSON_PROMPT, 'flux');
    expect(prompt).toBe(
      'A 35mm photograph shows an old fisherman with yellow oilskin and long white hair. He mends a net. The scene is set on a wet pier. The scene is lit by soft side light. It is framed as a low angle. The palette is navy, amber, and the mood is calm.',
    );
    expect(changes[0]).toBe('Made sentences of the JSON.');
    expect(to(JSON_PROMPT, 'gpt-image', 'sentences').prompt).toMatch(/The image is without people, text\.$/);
  });

  it('JSON becomes tags of an image board', () => {
    expect(to(JSON_PROMPT, 'pony').prompt).toMatch(
      /^score_9, score_8_up, score_7_up, 1boy, old fisherman|^score_9, score_8_up, score_7_up, old fisherman/,
    );
  });

  it('JSON gets the keys of a model that was trained with some, and keeps its own for one that was not', () => {
    const { prompt, changes } = to(JSON_PROMPT, 'ideogram-4');
    expect(JSON.parse(prompt)).toMatchObject({
      high_level_description: expect.stringContaining('old fisherman'),
      style_description: { photo: '35mm photograph', medium: '35mm photograph' },
      compositional_deconstruction: { background: 'on a wet pier' },
    });
    expect(changes[0]).toBe('Wrote it with the keys that Ideogram 4 was trained with.');
    expect(to(JSON_PROMPT, 'flux2').prompt).toBe(JSON_PROMPT);
    expect(to(to(JSON_PROMPT, 'ideogram-4').prompt, 'ideogram-4').prompt).toBe(prompt);
  });

  it('phrases become JSON', () => {
    expect(JSON.parse(to(TAGS, 'flux2', 'json').prompt)).toEqual({
      scene: 'on a wet pier',
      subjects: [{ description: 'old fisherman, yellow oilskin' }],
      style: '35mm photograph',
      color_palette: ['navy', 'amber'],
      lighting: 'soft side light',
      mood: 'calm',
      composition: 'low angle',
    });
    expect(JSON.parse(to(TAGS, 'ideogram-4').prompt)).toHaveProperty('compositional_deconstruction');
  });

  it('sentences become JSON, and JSON of sentences keeps them', () => {
    const { prompt } = to(SENTENCES, undefined, 'json');
    expect(JSON.parse(prompt)).toEqual({
      subject: 'An old fisherman mends a net on a wet pier',
      lighting: 'Soft light falls on his face',
      color_palette: ['navy', 'amber'],
      mood: 'calm',
    });
    expect(to(prompt, undefined, 'sentences').prompt).toContain(
      'n old fisherman mends a net on a wet pier. Soft light falls on his face.',
    );
  });

  it('sentences become phrases, and phrases sentences', () => {
    expect(to(SENTENCES, 'sdxl').prompt).toBe(
      'An old fisherman mends a net on a wet pier, soft light falls on his face, navy and amber palette, calm mood',
    );
    expect(to(TAGS, 'flux').prompt).toMatch(/^Old fisherman, yellow oilskin, on a wet pier\. /);
    expect(to(TAGS, 'sdxl', 'sentences').prompt).toMatch(/\.$/);
  });
});

it('a light that is only said to be soft is soft light', () => {
  expect(to('{"subject": "a cat", "light": "soft"}', undefined, 'sentences').prompt).toBe(
    'The image shows a cat. The scene is lit by soft light.',
  );
});

it('an own form goes before that of the model, and JSON behind a line or with faults is read', () => {
  expect(to(JSON_PROMPT, 'flux2', 'tags').prompt).toMatch(/^old fisherman, /);
  expect(to(`Nano Banana Prompt:\n${JSON_PROMPT.slice(0, -1)}`, 'sdxl').prompt).toMatch(/^old fisherman, /);
});

it.each(['{"a":', '{"a": "b", ', '[{"a":{', '"x": "y" '])(
  'takes work in proportion to a text made of %s',
  async (piece) => {
    expect(await growth((size) => to(piece.repeat(size), 'flux'), 500)).toBeLessThan(4);
  },
);
