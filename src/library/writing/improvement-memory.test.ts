import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import type { Improvement } from '../../records/improvement.ts';
import { contentLemmas } from '../../text/prompt-text.ts';
import { Library } from '../library.ts';
import { isSameIdea, requestOf } from './improvement-memory.ts';

const HERONS = ['watercolor', 'oil painting', 'ink drawing', 'linocut', 'photograph', 'gouache', 'pastel'];
const ROWS = [
  ...HERONS.map((medium) => `a heron at the lake, ${medium}, soft light`),
  ...HERONS.map((medium) => `a locomotive in a station, ${medium}, smoke`),
];
const IDEA = 'a heron at the lake';

it('knows the same idea by its words, and by its letters where it has none', () => {
  expect(isSameIdea('a cat on the sofa', 'The sofa, a CAT')).toBe(true);
  expect(isSameIdea('a cat on the sofa', 'a cat on the red sofa')).toBe(false);
  expect(isSameIdea('猫', ' 猫 ')).toBe(true);
  expect(isSameIdea('🐱', '🐶')).toBe(false);
  expect(isSameIdea('a cat', '')).toBe(false);
});

describe('what was accepted', () => {
  const folder = temporaryFolder();
  let library: Library;
  let kept: string;
  let variantId: string;

  beforeAll(async () => {
    const csv = path.join(folder, 'prompts.csv');
    await writeFile(csv, ['prompt', ...ROWS.map((row) => `"${row}"`), ''].join('\n'));
    const place = path.join(folder, 'library');
    library = await Library.open(readConfig({ library: place, embedder: 'lite', llm: 'composer' }, {}));
    await library.import({ path: csv });
    const { variants } = await library.improve({ idea: IDEA, variants: 1 });
    variantId = variants[0]!.id;
    const prompt = 'a heron at the lake, blue hour, long reflections, mist over the water';
    kept = (await library.accept({ variantId, prompt })).prompt.id;
  });
  afterAll(() => library.close());

  const placeIn = (matches: readonly { id: string }[]) => matches.findIndex(({ id }) => id === kept);
  const placeInSearch = async (text: string) =>
    placeIn((await library.search({ text, plain: true, mode: 'semantic', k: 15 })).results);
  const placeInImprove = async (idea: string, diversity = 0) =>
    placeIn((await library.improve({ idea, k: 15, diversity, variants: 1 })).matches);

  it('stands further up for a like idea, and where it was in a plain search', async () => {
    const before = await placeInSearch(IDEA);
    expect(before).toBeGreaterThan(0);
    expect(await placeInImprove(IDEA)).toBeLessThan(before);
    expect(await placeInImprove('the lake with a heron', 0.4)).toBeLessThan(before);
    expect(await placeInSearch(IDEA)).toBe(before);
  });

  it('is told apart for the same idea, however it is written, and only for that', async () => {
    for (const idea of [IDEA, 'A heron at the Lake!', 'the lake, a heron']) {
      const { matches, own } = await library.improveMatches({ idea, k: 15 });
      expect(own.map(({ id }) => id)).toEqual([kept]);
      expect(placeIn(matches)).toBe(-1);
      expect(matches).toHaveLength(ROWS.length);
    }
    const other = await library.improveMatches({ idea: 'a heron at the station', k: 15 });
    expect(other.own).toEqual([]);
    expect(placeIn(other.matches)).toBeGreaterThanOrEqual(0);
    // What is told is what is given when it is named, in its order; none named is none given.
    const { matches } = await library.improveMatches({ idea: IDEA, k: 5 });
    const use = matches.map(({ id }) => id);
    const given = (await library.improve({ idea: IDEA, use, variants: 1 })).matches;
    expect(given.map(({ id, score }) => [id, score.toFixed(4)])).toEqual(
      matches.map(({ id, score }) => [id, score.toFixed(4)]),
    );
    expect((await library.improve({ idea: IDEA, use: [], variants: 1 })).matches).toEqual([]);
  });

  it('stands where it was for an idea that shares no word with the one of then', async () => {
    const other = 'old steam train on a bridge';
    expect(contentLemmas(IDEA).some((lemma) => contentLemmas(other).includes(lemma))).toBe(false);
    expect(await placeInImprove(other)).toBe(await placeInSearch(other));
  });

  it('gains nothing once it is rated badly', async () => {
    await library.rate({ variantId, rating: 1 });
    expect(await placeInImprove(IDEA)).toBe(await placeInSearch(IDEA));
    await library.rate({ variantId, rating: 5 });
    expect(await placeInImprove(IDEA)).toBeLessThan(await placeInSearch(IDEA));
  });
});

describe('stars', () => {
  const folder = temporaryFolder();
  let library: Library;
  let ids: Map<string, string>;

  beforeAll(async () => {
    const csv = path.join(folder, 'prompts.csv');
    await writeFile(csv, ['prompt', ...ROWS.map((row) => `"${row}"`), ''].join('\n'));
    const place = path.join(folder, 'library');
    library = await Library.open(readConfig({ library: place, embedder: 'lite', llm: 'composer' }, {}));
    await library.import({ path: csv });
    const { results } = await library.search({ text: IDEA, plain: true, mode: 'semantic', k: 14 });
    ids = new Map(results.map(({ id, prompt }) => [prompt, id]));
  });
  afterAll(() => library.close());

  const heron = (n: number) => ids.get([...ids.keys()].filter((prompt) => prompt.includes('heron'))[n]!)!;
  const matches = async (more: object = {}) => {
    const wanted = { idea: IDEA, k: 14, diversity: 0, variants: 1, ...more };
    return (await library.improve(wanted)).matches.map(({ id }) => id);
  };

  it('lift a prompt for a like idea, five and four in full and three by half, and no other', async () => {
    const last = heron(6);
    const before = (await matches()).indexOf(last);
    expect(before).toBe(6);
    const places: number[] = [];
    for (const rating of [2, 3, 4, 5]) {
      await library.annotations.change(last, { rating });
      places.push((await matches()).indexOf(last));
    }
    expect(places[0]).toBe(before);
    expect(places[1]).toBeLessThan(before);
    expect(places[2]).toBeLessThanOrEqual(places[1]!);
    expect(places[3]).toBe(places[2]);
    expect(places[3]).toBeLessThan(before);

    const train = ids.get([...ids.keys()].filter((prompt) => prompt.includes('locomotive')).at(-1)!)!;
    const far = (await matches()).indexOf(train);
    await library.annotations.change(train, { rating: 5 });
    expect((await matches()).indexOf(train)).toBe(far);
    await library.annotations.change(last, { rating: null });
    expect((await matches()).indexOf(last)).toBe(before);
  });

  it('say by one that a prompt is no example, but where it is named', async () => {
    const bad = heron(0);
    expect(await matches()).toContain(bad);
    await library.annotations.change(bad, { rating: 1 });
    expect(await matches()).not.toContain(bad);
    expect(await matches({ diversity: 0.4 })).not.toContain(bad);
    expect(await matches({ use: [bad] })).toEqual([bad]);
    const { results } = await library.search({ text: IDEA, k: 14 });
    expect(results.map(({ id }) => id)).toContain(bad);
    await library.annotations.change(bad, { rating: null });
    expect(await matches()).toContain(bad);
  });

  it('of a prompt that was accepted count before the rating of its variant', async () => {
    const { variants } = await library.improve({ idea: IDEA, variants: 1 });
    const variantId = variants[0]!.id;
    const prompt = 'a heron at the lake, blue hour, long reflections, mist over the water';
    const { id } = (await library.accept({ variantId, prompt })).prompt;
    await library.rate({ variantId, rating: 5 });
    const lifted = (await matches()).indexOf(id);
    await library.annotations.change(id, { rating: 2 });
    const halved = (await matches()).indexOf(id);
    expect(halved).toBeGreaterThan(lifted);
    expect((await library.versions.list(id)).versions.at(-1)).toMatchObject({ id, rating: 2 });
    await library.annotations.change(id, { rating: 1 });
    expect(await matches()).not.toContain(id);
    await library.annotations.change(id, { rating: null });
    expect((await library.versions.list(id)).versions.at(-1)).toMatchObject({ id, rating: 5 });
  });
});

it('tells the request of an improvement from before requests were kept', () => {
  const old = {
    id: 'm0000000000000000',
    idea: 'a red boat',
    template: 'a {red|blue} boat',
    guidance: 'night',
    for: 'sdxl',
    options: { task: 'improve', expand: 'before', seed: 3, strength: 'polish', diversity: 0.2 },
    matches: [],
    variants: [],
    writer: 'composer',
    notes: [],
    createdAt: '2026-01-01T00:00:00.000Z',
  } satisfies Improvement;
  expect(requestOf(old)).toMatchObject({
    idea: 'a {red|blue} boat',
    guidance: 'night',
    for: 'sdxl',
    expand: 'before',
    seed: 3,
    strength: 'polish',
    diversity: 0.2,
  });
});
