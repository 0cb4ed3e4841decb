import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../test/support/served-library.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { SearchInput, SearchResponse } from '../records/search.ts';

const folder = temporaryFolder();
const SUBJECTS = ['a red fox', 'an old lighthouse', 'a sleeping cat', 'a glass city', 'a paper boat'];
const LOOKS = ['watercolor', 'oil painting', 'ink drawing', '35mm photograph', 'pixel art'];
const LIGHTS = ['at dawn', 'at night', 'in soft fog', 'in deep snow'];

let served: ServedLibrary;

beforeAll(async () => {
  const rows = SUBJECTS.flatMap((subject, s) =>
    LOOKS.flatMap((look, l) =>
      LIGHTS.map((light, n) => {
        const site = n % 2 ? 'odd.example' : 'even.example';
        return `"${subject} ${light}, ${look}",${site},${s % 2 ? 'SDXL' : 'flux'},${look}|style ${l % 2}`;
      }),
    ),
  );
  const takes = Array.from(
    { length: 14 },
    (_, n) => `"a steam train crossing a stone bridge in autumn, ${n} trees",odd.example,SDXL,train`,
  );
  served = await serveLibrary(folder, ['prompt,source_site,model,tags', ...rows, ...takes]);
});
afterAll(() => served.close());

/** A search through HTTP. */
const search = (body: object) => served.call<SearchResponse & { code?: string }>('/search', body);
const idsOf = (response: { results: { id: string }[] }) => response.results.map(({ id }) => id);

describe('results', () => {
  it('fold prompts of one pattern into one with a count, and still fill the page', async () => {
    const text = 'a steam train on a stone bridge';
    const each = await search({ text, k: 10 });
    expect(each.results.every((match) => !match.similar && !match.family)).toBe(true);
    const folded = await search({ text, k: 10, fold: true });
    const trains = folded.results.filter((match) => match.prompt.includes('train'));
    expect(trains).toHaveLength(1);
    const { id, family } = trains[0]!;
    expect(family).toMatchObject({
      pattern: 'a steam train crossing a stone bridge in autumn, […] trees',
      count: 13,
    });
    expect(new Set([id, ...family!.members.map((member) => member.id)]).size).toBe(14);
    expect(new Set([family!.value, ...family!.members.map(({ value }) => value)]).size).toBe(14);
    expect(folded.results).toHaveLength(10);
  });

  it.each<[string, Partial<SearchInput>]>([
    ['hybrid', {}],
    ['semantic', { mode: 'semantic' }],
    ['folded and varied', { fold: true, diversity: 0.5 }],
    ['filtered', { filter: { sourceSite: ['odd.example'] } }],
  ])('page through all of the library without a double: %s', async (_name, more: Partial<SearchInput>) => {
    const request = { text: 'a fox in fog', k: 16, ...more };
    const seen: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page = await search({ ...request, offset });
      expect(idsOf(await search({ ...request, offset }))).toEqual(idsOf(page));
      for (const { id, similar, family } of page.results)
        seen.push(id, ...(similar?.ids ?? []), ...(family?.members ?? []).map((member) => member.id));
      offset = page.next ?? null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(more.filter ? 64 : 114);
  });

  it('differ more when asked to', async () => {
    const looks = async (diversity: number) => {
      const { results } = await search({ text: 'a red fox at dawn', k: 6, diversity });
      return new Set(results.map((match) => match.prompt.slice(0, 8))).size;
    };
    expect(await looks(0.8)).toBeGreaterThan(await looks(0));
    expect(idsOf(await search({ text: 'a red fox at dawn', diversity: 0.5 }))[0]).toBe(
      idsOf(await search({ text: 'a red fox at dawn' }))[0],
    );
  });

  it('say when nothing is close enough', async () => {
    expect(await search({ text: 'red fox at dawn' })).toMatchObject({ closeness: 'close' });
    const far = await search({ text: 'income tax return form', mode: 'semantic' });
    expect(far.closeness).toBe('none');
    expect(far.results.length).toBeGreaterThan(0);
    expect((await search({ text: 'fox', minScore: 1 })).closeness).toBe('none');
  });

  it('count the values of filters, of the nearest or of all that pass', async () => {
    const { facets } = await search({ text: 'site:odd.example', facets: true });
    expect(facets).toMatchObject({ among: 64, all: true });
    expect(facets!.model).toContainEqual({ value: 'SDXL', count: 34 });
    expect(facets!.tags.find(({ value }) => value === 'train')!.count).toBe(14);
    const near = await search({ text: 'a sleeping cat', facets: true, filter: { model: ['flux'] } });
    expect(near.facets).toMatchObject({ among: 60, all: true, model: [{ value: 'flux', count: 60 }] });
    expect((await search({ text: 'a sleeping cat' })).facets).toBeUndefined();
  });

  it('are like several examples at once', async () => {
    const one = (await search({ text: 'a red fox at night, watercolor', k: 1 })).results[0]!;
    const other = (await search({ text: 'a glass city at night, watercolor', k: 1 })).results[0]!;
    const both = await search({ like: [one.id, other.id], k: 8 });
    expect(both.query.like).toEqual([one.id, other.id]);
    expect(idsOf(both)).not.toContain(one.id);
    expect(idsOf(both)).not.toContain(other.id);
    const prompts = both.results.map((match) => match.prompt).join('\n');
    expect(prompts).toContain('fox');
    expect(prompts).toContain('city');
    expect((await search({ like: [one.id, 'p0000000000000zzz'] })).code).toBe('not-found');
  });

  it('come at random within a filter, the same for the same seed', async () => {
    const request = { random: true, filter: { model: ['flux'] }, k: 10 };
    const first = await search({ ...request, seed: 7 });
    expect(idsOf(await search({ ...request, seed: 7 }))).toEqual(idsOf(first));
    expect(idsOf(await search({ ...request, seed: 8 }))).not.toEqual(idsOf(first));
    expect(first.results.every((match) => match.model === 'flux')).toBe(true);
    const unseeded = await search(request);
    const next = await search({ ...request, seed: unseeded.query.seed, offset: 10 });
    expect(new Set([...idsOf(unseeded), ...idsOf(next)]).size).toBe(20);
    expect((await search({ random: true, text: 'a fox' })).code).toBe('invalid-input');
    expect((await search({ random: true, text: 'site:odd.example', k: 3 })).results).toHaveLength(3);
  });
});
