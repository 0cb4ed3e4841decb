import { describe, expect, it } from 'vitest';
import { overRepresentation } from '../../improve/style/over-representation.ts';
import { labelGroups } from './labels.ts';
import type { Labelled } from './phrases.ts';

const PADDING = [
  'highly detailed, 8k, sharp focus',
  'trending on artstation, masterpiece',
  'soft light, high quality',
];

/** Texts in groups, each with boilerplate behind it. */
function labels(groups: readonly (readonly (string | Labelled)[])[], padded = true): string[] {
  const all = groups.flatMap((texts, number) =>
    texts.map((one, n) => {
      const { text, tags } = typeof one === 'string' ? { text: one, tags: [] } : one;
      return { number, text: padded ? `${text}, ${PADDING[n % 3]}` : text, tags };
    }),
  );
  return labelGroups(
    all,
    all.map(({ number }) => number),
    overRepresentation,
  );
}

const GOGH = ['a wheat field', 'a night café', 'a pair of boots', 'an olive grove', 'a bridge'].map(
  (one) => `${one} by Vincent van Gogh`,
);
const CATS = [
  'a cat on a sofa',
  'Two cats playing',
  'the cat beside a red kettle',
  'a cat reading a newspaper',
];
const TRAINS = [
  'a steam train on a bridge',
  'A steam train at dusk',
  'steam trains in snow',
  'a steam train',
];

describe('labels of clusters', () => {
  it('name what is shown, whole names and no boilerplate', () => {
    expect(labels([GOGH, CATS, TRAINS])).toEqual(['Vincent van Gogh', 'cat', 'steam train']);
  });

  it('say several things of a cluster that shows several', () => {
    const fruit = [
      'a bowl of cherries',
      'cherries on ice',
      'a plum tart',
      'plums in a jar',
      'cherries',
      'a plum',
    ];
    const [label] = labels([fruit, CATS, TRAINS]);
    expect(label!.split(', ').sort()).toEqual(['cherries', 'plums']);
  });

  it('are distinct, however much clusters share', () => {
    const portraits = ['king', 'queen', 'pilot'].map((one) =>
      Array.from({ length: 6 }, (_, n) => `portrait of a ${one}${n % 2 ? ' in armor' : ''}`),
    );
    const all = labels(portraits);
    expect(new Set(all.flatMap((label) => label.split(', '))).size).toBe(
      all.flatMap((label) => label.split(', ')).length,
    );
    expect(all.map((label) => /king|queen|pilot/.exec(label)?.[0])).toEqual(['king', 'queen', 'pilot']);
  });

  it('take no verb, adverb, color or part of a phrase for a subject', () => {
    const foxes = [
      'a fox wearing a hat',
      'a fox wearing boots',
      'a fox slowly wearing out',
      'a red fox wearing red',
    ];
    const scenes = ['golden hour', 'double exposure', 'art deco', 'rim lighting'].map(
      (one) => `${one}, a harbor`,
    );
    const all = labels([foxes, scenes, TRAINS]).join(', ');
    expect(all).toContain('fox');
    expect(all).toContain('harbor');
    expect(all).not.toMatch(/wearing|slowly|\bred\b|hour|exposure|rim/);
  });

  it('use tags, and leave out keys of JSON and placeholders', () => {
    const tagged = ['a gull', 'a tern', 'a puffin'].map((text) => ({ text, tags: ['Sea Birds'] }));
    const json = ['"camera_angle"', '"camera_angle"', '"camera_angle"'].map(
      (key, n) => `{${key}: "[CITY] from above", "subject": "a ferry in harbor ${n}"}`,
    );
    const all = labels([tagged, json, TRAINS], false);
    expect(all[0]).toMatch(/^Sea Birds\b/);
    expect(all[1]).toMatch(/ferry/);
    expect(all[1]).not.toMatch(/camera|CITY/);
  });

  it('lead with no tool, no instruction and no country of an artist', () => {
    const painters = ['Ann Ardent', 'Bo Birch', 'Cy Corin', 'Di Dorn'].map(
      (one) => `style of ${one}, painting, still life, usa`,
    );
    const asked = ['a ferry at dawn', 'the ferry leaves', 'ferry in fog', 'a ferry'].map(
      (one) => `Nano Banana Pro. Prompt: ${one}, highest resolution, upload a reference`,
    );
    const maps = ['old map of Italy', 'a map of Italy', 'map of Italy in relief', 'a map of Italy'];
    const all = labels([painters, asked, maps], false);
    expect(all[0]).toMatch(/^still life/);
    expect(all[1]).toBe('ferry');
    expect(all[2]).toMatch(/^map of Italy/);
  });

  it('say again what is true of two clusters, beside what tells them apart', () => {
    const themed = (name: string, texts: number[]) => ({
      key: name,
      keys: [name],
      isTheme: true,
      texts: new Map(texts.map((text) => [text, 1])),
      count: 0,
      ends: 0,
      written: new Map([[name, 1]]),
      weight: 0.8,
    });
    const oxen = ['an ox', 'an ox ploughs', 'the ox', 'one ox'];
    const toads = ['a toad', 'toads', 'the toad', 'one toad'];
    const texts = [...oxen, ...toads, ...TRAINS].map((text) => ({ text }));
    const groups = texts.map((_, n) => Math.floor(n / 4));
    const found = labelGroups(texts, groups, overRepresentation, [
      themed('animals', [0, 1, 2, 3, 4, 5, 6, 7]),
    ]);
    expect(found[0]).toMatch(/ox/);
    expect(found[1]).toMatch(/toad/);
    expect(found.slice(0, 2).join()).toMatch(/animals/);
    expect(found[2]).not.toMatch(/animals/);
  });

  it('are empty where nothing is to be said', () => {
    expect(labelGroups([], [], overRepresentation)).toEqual([]);
    expect(labels([['8k, sharp focus', 'masterpiece'], CATS], false)[0]).toBe('');
    expect(labels([['a fox', 'an owl']], false)[0]).toMatch(/fox|owl/);
  });
});
