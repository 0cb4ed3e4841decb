import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../test/support/served-library.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { Improvement } from '../records/improvement.ts';
import type { SearchResponse } from '../records/search.ts';

const THAI = 'แมวนอนบนโซฟา';
const UNKNOWN = [
  THAI,
  'ปราสาทในหมอก',
  'კატა დივანზე',
  'ድመት በሶፋ ላይ',
  '雾中的城堡',
  '고양이가 소파에서 잔다',
  'кот на диване',
  'ខ្មៅ និង ស',
  'ラーメン屋の夜',
  '🏰🌫️',
  '🐱🛋️, 🎨',
];
const KNOWN = ['a red boat in a harbour', 'a copper teapot on a stove', 'a kettle and steam'];

let served: ServedLibrary;

beforeAll(async () => {
  served = await serveLibrary(temporaryFolder(), [
    'prompt,source_site,model',
    ...UNKNOWN.map((text) => `"${text}",a.example,moss_v1.safetensors [aabb]`),
    ...KNOWN.map((text) => `"${text}",b.example,SD15/moss_v1.safetensors`),
  ]);
});
afterAll(() => served.close());

const search = (body: object) => served.call<SearchResponse>('/search', body);
const textsOf = ({ results }: SearchResponse) => results.map(({ prompt }) => prompt);

describe('texts of which the model knows no word', () => {
  it.each([
    [THAI, [THAI]],
    ['แมว', [THAI]],
    ['城堡', ['雾中的城堡']],
    ['диване', ['кот на диване']],
    ['ខ្មៅ', ['ខ្មៅ និង ស']],
    ['ラーメン', ['ラーメン屋の夜']],
    ['🏰', ['🏰🌫️']],
    ['🛋', ['🐱🛋️, 🎨']],
    ['🚀', []],
    ['სახლი', []],
    ['!?', []],
  ])('%s is found by words and characters only, and told', async (text, found) => {
    const response = await search({ text });
    expect(textsOf(response).sort()).toEqual([...found].sort());
    expect(response.closeness).toBe('none');
    expect(response.notes).toEqual([
      expect.objectContaining({ code: 'unknown-text', message: expect.stringContaining('English') }),
    ]);
    expect(response.results.every(({ score }) => score === 0)).toBe(true);
  });

  it('have nothing near them in meaning', async () => {
    const { results, closeness, notes } = await search({ text: 'ราตรี', mode: 'semantic' });
    expect({ results, closeness }).toEqual({ results: [], closeness: 'none' });
    expect(notes).toHaveLength(1);
  });

  it('are not like each other', async () => {
    const [{ id } = { id: '' }] = (await search({ text: THAI })).results;
    const { results, closeness, notes } = await search({ like: id });
    expect({ results, closeness }).toEqual({ results: [], closeness: 'none' });
    expect(notes![0]!.message).toContain('no word of the example');
    const both = await search({ text: 'boat', like: id });
    expect(textsOf(both)[0]).toBe(KNOWN[0]);
  });

  it('do not stand near a query that is known', async () => {
    const { results } = await search({ text: 'a boat in the harbour', k: 20 });
    expect(results[0]!.prompt).toBe(KNOWN[0]);
    for (const { prompt, score } of results) if (UNKNOWN.includes(prompt)) expect(score).toBeLessThan(0.3);
  });

  it('count no values of what was not found', async () => {
    expect((await search({ text: 'სახლი', facets: true })).facets).toMatchObject({ among: 0 });
  });

  it('teach an idea nothing but what shares its words', async () => {
    const unlike = await served.call<Improvement>('/improve', { idea: 'ბაღი', variants: 1 });
    expect(unlike.matches).toEqual([]);
    const sharing = await served.call<Improvement>('/improve', { idea: 'แมว', variants: 1, diversity: 0 });
    expect(sharing.matches.map(({ prompt }) => prompt)).toEqual([THAI]);
  });
});

describe('queries as people write them', () => {
  it.each([
    ['boat model:moss_v1', KNOWN[0]],
    ['boat model:MOSS_v1.safetensors', KNOWN[0]],
    ['teapot -model:other -site:a.example', KNOWN[1]],
    ['-boat steam -(teapot:1.3)', KNOWN[2]],
  ])('%s', async (text, first) => {
    expect(textsOf(await search({ text }))[0]).toBe(first);
  });

  it.each([
    ['-model:moss_v1', 0],
    ['model:moss_v1', UNKNOWN.length + KNOWN.length],
    ['-site:b.example', UNKNOWN.length],
    ['-🏰 site:a.example', UNKNOWN.length - 1],
    ['"🏰🌫️"', 1],
  ])('%s lets %i pass', async (text, count) => {
    expect((await search({ text, k: 50 })).results).toHaveLength(count);
  });

  it('says that a filter is mistyped, and searches without it', async () => {
    const { notes, results } = await search({ text: 'teapot sit:lexica' });
    expect(results[0]!.prompt).toBe(KNOWN[1]);
    expect(notes).toEqual([
      expect.objectContaining({
        code: 'unknown-filter',
        message: expect.stringContaining('sit:lexica'),
        hint: expect.stringContaining('site:lexica'),
      }),
    ]);
  });
});
