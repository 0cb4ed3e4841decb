import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Annotations } from '../../records/annotations.ts';

let served: ServedLibrary;
let ids: string[];
beforeAll(async () => {
  const rows = ['a fox in snow', 'a fox in rain', 'a cat on a sofa'].map((text) => `${text},Ink`);
  served = await serveLibrary(temporaryFolder(), ['prompt,tags', ...rows]);
  ids = (await served.remote.search({ text: 'a fox in snow', mode: 'semantic' })).results.map(({ id }) => id);
});
afterAll(() => served.close());

it('keeps stars, tags and notes, changes one without the others, and takes them away', async () => {
  const route = `/prompts/${ids[0]}/annotations`;
  expect(await served.call(route)).toEqual({ rating: null, tags: [], note: '' });
  await served.call(route, { rating: 4, addTags: ['Keeper', 'keeper', 'cover'] });
  expect(await served.remote.annotations.change(ids[0]!, { note: "it's 'blue'" })).toEqual({
    rating: 4,
    tags: ['Keeper', 'cover'],
    note: "it's 'blue'",
  });
  await served.library.annotations.change(ids[0]!, { rating: 5, removeTags: ['COVER'] });
  expect(await served.call<Annotations>(route)).toEqual({ rating: 5, tags: ['Keeper'], note: "it's 'blue'" });
  expect(await served.remote.annotations.change(ids[1]!, { rating: 2 })).toMatchObject({ rating: 2 });
  expect(await served.remote.annotations.change(ids[1]!, { rating: null })).toMatchObject({ rating: null });
});

it('leaves out NUL and what turns the direction of writing', async () => {
  const change = { addTags: ['ke\u202eep\0'], note: 'a\u2066b\0' };
  expect(await served.call(`/prompts/${ids[2]}/annotations`, change)).toMatchObject({
    tags: ['keep'],
    note: 'ab',
  });
  const empty = { addTags: ['\u202e'] };
  expect(await served.call(`/prompts/${ids[2]}/annotations`, empty)).toMatchObject({ code: 'invalid-input' });
  await served.call(`/prompts/${ids[2]}/annotations`, { removeTags: ['keep'], note: '' });
});

it('filters by stars and by tags that people added', async () => {
  await served.library.annotations.change(ids[1]!, { rating: 3 });
  const found = async (text: string) => (await served.remote.search({ text })).results.map(({ id }) => id);
  expect(await found('fox rating>=4')).toEqual([ids[0]]);
  expect((await found('a cat rating:3')).toSorted()).toEqual([ids[0], ids[1]].toSorted());
  expect(await found('fox rating>3')).toEqual([ids[0]]);
  expect(await found('fox tag:keeper')).toEqual([ids[0]]);
  expect(await found('fox tag:keeper tag:ink')).toEqual([ids[0]]);
  expect(await found('fox -tag:keeper')).not.toContain(ids[0]);
  expect(await found('fox tag:keeper,nothing')).toEqual([ids[0]]);
});

it('refuses what is no rating, no prompt and no change', async () => {
  expect(await served.call(`/prompts/${ids[0]}/annotations`, { rating: 6 })).toMatchObject({
    code: 'invalid-input',
  });
  expect(await served.call(`/prompts/${ids[0]}/annotations`, {})).toMatchObject({ code: 'invalid-input' });
  expect(await served.call('/prompts/p0000000000000zzz/annotations')).toMatchObject({ code: 'not-found' });
  expect(await served.call('/search', { text: 'a rating:9' })).toMatchObject({ code: 'invalid-input' });
});
