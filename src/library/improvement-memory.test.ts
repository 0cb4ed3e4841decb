import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { readConfig } from '../config.ts';
import { contentStems } from '../improve/text.ts';
import { Library } from '../library.ts';
import type { Improvement } from '../records/improvement.ts';
import { requestOf } from './improvement-memory.ts';

const HERONS = ['watercolor', 'oil painting', 'ink drawing', 'linocut', 'photograph', 'gouache', 'pastel'];
const ROWS = [
  ...HERONS.map((medium) => `a heron at the lake, ${medium}, soft light`),
  ...HERONS.map((medium) => `a locomotive in a station, ${medium}, smoke`),
];
const IDEA = 'a heron at the lake';

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

  it('stands where it was for an idea that shares no word with the one of then', async () => {
    const other = 'old steam train on a bridge';
    expect(contentStems(IDEA).some((stem) => contentStems(other).includes(stem))).toBe(false);
    expect(await placeInImprove(other)).toBe(await placeInSearch(other));
  });

  it('gains nothing once it is rated badly', async () => {
    await library.rate({ variantId, rating: 1 });
    expect(await placeInImprove(IDEA)).toBe(await placeInSearch(IDEA));
    await library.rate({ variantId, rating: 5 });
    expect(await placeInImprove(IDEA)).toBeLessThan(await placeInSearch(IDEA));
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
