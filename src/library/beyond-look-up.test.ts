import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../test/support/served-library.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { SavedSearch } from '../records/saved-search.ts';
import type { StyleWords } from '../records/style-word.ts';

let served: ServedLibrary;
beforeAll(async () => {
  const animals = ['fox', 'cat', 'owl', 'hare', 'deer', 'wolf', 'bear', 'otter', 'badger', 'heron'];
  const places = ['in a meadow', 'by a river', 'under a tree', 'in the snow'];
  const cities = [
    'street',
    'tower',
    'bridge',
    'market',
    'harbor',
    'station',
    'square',
    'park',
    'roof',
    'alley',
  ];
  const rows = [
    ...animals.flatMap((animal) =>
      places.map((place) => `"a ${animal} ${place}, loose watercolor, soft morning light",a.example,ink`),
    ),
    ...cities.flatMap((city) =>
      places.map(
        (_, n) =>
          `"a ${city} of a neon city at night ${n}, cinematic still, volumetric light",b.example,neon`,
      ),
    ),
  ];
  served = await serveLibrary(temporaryFolder(), ['prompt,source_site,tags', ...rows]);
});
afterAll(() => served.close());

describe('style words', () => {
  it('are those that stand out near the idea, not those of the whole library', async () => {
    const { words, read } = await served.call<StyleWords>('/style-words?q=a+squirrel+in+a+forest&k=30');
    expect(read).toBe(30);
    const phrases = words.map(({ phrase }) => phrase);
    expect(phrases).toEqual(expect.arrayContaining(['loose watercolor', 'soft morning light']));
    expect(phrases).not.toContain('cinematic still');
    expect(words.find(({ phrase }) => phrase === 'loose watercolor')).toMatchObject({
      role: 'medium',
      near: 30,
      anywhere: 40,
    });
    const city = await served.remote.styleWords({ idea: 'a skyscraper street', k: 30 });
    expect(city.words.map(({ phrase }) => phrase)).toContain('volumetric light');
  });

  it('need an idea', async () => {
    expect(await served.call('/style-words?q=')).toMatchObject({ code: 'invalid-input' });
    expect(await served.call('/style-words?q=x&k=1')).toMatchObject({ code: 'invalid-input' });
  });
});

describe('saved searches', () => {
  it('are kept, replaced by name, run, and taken away', async () => {
    const search = { text: 'a fox -city', filter: { tags: ['ink'] }, k: 5 };
    const saved = await served.call<SavedSearch>('/saved-searches', { name: 'Foxes', search });
    expect(saved).toMatchObject({ name: 'Foxes', search });
    await served.remote.savedSearches.save({ name: 'an owl', search: { text: 'owl' } });
    const again = await served.library.savedSearches.save({ name: 'foxes', search: { ...search, k: 7 } });
    expect(again.id).toBe(saved.id);
    const { searches } = await served.call<{ searches: SavedSearch[] }>('/saved-searches');
    expect(searches.map(({ name, search: { k } }) => [name, k])).toEqual([
      ['an owl', undefined],
      ['foxes', 7],
    ]);
    expect((await served.remote.search(searches[1]!.search)).results).toHaveLength(7);
    expect(await served.call('/saved-searches/FOXES', undefined, 'DELETE')).toEqual({ removed: true });
    expect(await served.call('/saved-searches/foxes', undefined, 'DELETE')).toMatchObject({
      code: 'not-found',
    });
    expect((await served.remote.savedSearches.list()).map(({ name }) => name)).toEqual(['an owl']);
  });

  it('are refused where they could not be run', async () => {
    expect(await served.call('/saved-searches', { name: 'x', search: { text: 'steps:many' } })).toMatchObject(
      {
        code: 'invalid-input',
      },
    );
    expect(await served.call('/saved-searches', { name: ' ', search: {} })).toMatchObject({
      code: 'invalid-input',
    });
  });
});
