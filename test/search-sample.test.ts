import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { Library } from '../src/library/library.ts';
import type { Match } from '../src/records/match.ts';
import type { SearchInput } from '../src/records/search.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Searches of the sample as people make them, with the embedder that ships. */
let library: Library;
const folder = temporaryFolder();

beforeAll(async () => {
  library = await Library.open(readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}));
  await library.import({ path: path.resolve(import.meta.dirname, '../sample/prompts.csv'), images: true });
});
afterAll(() => library.close());

const find = async (input: SearchInput): Promise<Match[]> => (await library.search(input)).results;
const marked = ({ prompt, matched = [] }: Match) => matched.map(({ start, end }) => prompt.slice(start, end));

describe('words and meaning', () => {
  it('puts a city above an elephant when a city is asked for', async () => {
    const results = await find({ text: 'isometric city at night', k: 20 });
    const at = (pattern: RegExp) => results.findIndex(({ prompt }) => pattern.test(prompt));
    expect(results[0]!.prompt).toMatch(/city|town|street|block|shop/i);
    const [city, elephant] = [at(/city/i), at(/elephant/i)];
    expect(city).toBeGreaterThanOrEqual(0);
    expect(elephant === -1 || city < elephant).toBe(true);
  });

  it('says why, and where the words stand', async () => {
    const [best] = await find({ text: 'Lighthouses painted', k: 1 });
    expect(best!.why).toContain('words');
    expect(marked(best!).join(' ')).toMatch(/lighthouse/i);
    const semantic = await find({ text: 'lighthouse', mode: 'semantic', k: 3 });
    expect(semantic.map(({ why }) => why)).toEqual([['text'], ['text'], ['text']]);
    expect(semantic.flatMap(marked)).toEqual([]);
  });

  it('by words alone finds only what holds them, with their true distance', async () => {
    const results = await find({ text: 'lighthouse', mode: 'lexical', k: 50 });
    expect(results.length).toBeGreaterThan(0);
    for (const match of results) {
      expect(match.prompt).toMatch(/lighthouse/i);
      expect(match.score).toBeGreaterThan(0.5);
    }
    const semantic = await find({ text: 'lighthouse', mode: 'semantic', k: 299 });
    const same = semantic.find(({ id }) => id === results[0]!.id);
    expect(same!.distance).toBeCloseTo(results[0]!.distance, 4);
  });

  it('counts a signal as much as it is told to', async () => {
    const ids = async (input: SearchInput) => (await find({ k: 10, ...input })).map(({ id }) => id);
    const text = 'quiet animals in the snow';
    expect(await ids({ text, weights: { lexical: 0 } })).toEqual(await ids({ text, mode: 'semantic' }));
    const lexical = await ids({ text, mode: 'lexical' });
    expect((await ids({ text, weights: { semantic: 0.001 } }))[0]).toBe(lexical[0]);
  });

  it('takes a long misspelt word for what it was meant to be', async () => {
    const { results, query } = await library.search({ text: 'watercolr lighthuose', k: 5 });
    expect(query.corrected).toEqual([
      { from: 'watercolr', to: 'watercolor' },
      { from: 'lighthuose', to: 'lighthouse' },
    ]);
    expect(results[0]!.prompt).toMatch(/lighthouse|watercolor/i);
  });

  it('leaves out what scores less than asked for', async () => {
    const results = await find({ text: 'isometric city at night', k: 50, minScore: 0.3 });
    expect(results.length).toBeGreaterThan(0);
    expect(Math.min(...results.map(({ score }) => score))).toBeGreaterThanOrEqual(0.3);
  });
});

describe('the query language', () => {
  it('keeps phrases and leaves out what is excluded', async () => {
    const phrase = await find({ text: '"oil painting" -portrait', k: 50 });
    expect(phrase.length).toBeGreaterThan(0);
    for (const { prompt } of phrase) {
      expect(prompt).toMatch(/\boil painting\b/i);
      expect(prompt).not.toMatch(/\bportraits?\b/i);
    }
    expect(marked(phrase[0]!).join(' ')).toMatch(/oil painting/i);
  });

  it('shows what passes the filters when there are no words', async () => {
    const { results, query } = await library.search({ text: 'has:image tag:isometric', k: 5 });
    expect(query.filter).toMatchObject({ hasImage: true, tags: ['isometric'] });
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ images }) => images.length > 0)).toBe(true);
  });

  it('is left alone where the text is plain', async () => {
    const { query } = await library.search({ text: 'a "quote -dog tag:x', plain: true, k: 1 });
    expect(query.filter).toEqual({});
  });
});

describe('more than one example', () => {
  it('joins an image and words, and says which found what', async () => {
    const [withImage] = await find({ text: 'lighthouse has:image', k: 1 });
    const like = withImage!.images[0]!.id;
    const results = await find({ like, text: 'night sky', k: 10 });
    expect(new Set(results.flatMap(({ why }) => why))).toEqual(new Set(['image', 'text', 'words']));
    expect(results.slice(0, 3).flatMap(({ why }) => why)).toContain('image');
    expect(results.map(({ images }) => images[0]?.id)).not.toContain(like);
  });

  it('moves away from what it shall be unlike', async () => {
    const before = await find({ text: 'animal', mode: 'semantic', k: 10 });
    const after = await find({ text: 'animal', mode: 'semantic', k: 10, unlike: [before[0]!.id] });
    const rank = after.findIndex(({ id }) => id === before[0]!.id);
    expect(rank).not.toBe(0);
    await expect(find({ text: 'animal', unlike: ['nowhere'] })).rejects.toMatchObject({ code: 'not-found' });
  });
});
