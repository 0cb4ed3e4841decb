import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Version, Versions } from '../../records/version.ts';

const ROWS = [
  'id,prompt,model,tags',
  'lib-1,"a fox in snow, soft light",SDXL,ink',
  'lib-2,a hare in the grass,,',
  'lib-3,a stag at dawn,,',
  'lib-4,an owl in a barn,,',
  'lib-5,a mole in a garden,,',
  'lib-6,a toad on a stone,,',
];

let served: ServedLibrary;
beforeAll(async () => {
  served = await serveLibrary(temporaryFolder(), ROWS);
});
afterAll(() => served.close());

const idOf = async (sourceId: string) => (await served.library.prompts.get(sourceId)).prompt.id;

it('writes a version with the settings and tags of the one before, and loses neither', async () => {
  const fox = await idOf('lib-1');
  const told = await served.call<Versions>('/prompts/lib-1/versions', {
    prompt: 'a fox in rain, soft light',
  });
  expect(told.versions).toMatchObject([
    { id: fox, prompt: 'a fox in snow, soft light', settings: { model: 'SDXL' }, images: 0, rating: null },
    { id: told.id, prompt: 'a fox in rain, soft light', settings: { model: 'SDXL' }, how: 'edited' },
  ]);
  const { prompt, lineage } = await served.library.prompts.get(told.id);
  expect(prompt).toMatchObject({ tags: ['ink'], origin: 'written', sourceSite: 'promptloom' });
  // The id of its source stays with the first.
  expect(prompt.sourceId).toBeUndefined();
  expect(await idOf('lib-1')).toBe(fox);
  expect(lineage.parents.map(({ id }) => id)).toEqual([fox]);
  expect((await served.remote.search({ text: 'a fox in rain' })).results[0]!.id).toBe(told.id);

  const twice = await served.library.versions.edit(fox, { prompt: 'a fox in rain, soft light' });
  expect(twice).toEqual(await served.library.versions.list(told.id));
});

it('folds an edit that gives the text of another version, and of another prompt', async () => {
  const hare = await idOf('lib-2');
  const second = await served.library.versions.edit(hare, { prompt: 'a hare in the corn' });
  const back = await served.library.versions.edit(second.id, { prompt: 'A hare  in the GRASS' });
  expect(back).toMatchObject({ id: hare, current: hare, versions: [{ id: hare }, { id: second.id }] });
  expect(back.history).toHaveLength(2);

  const [stag, owl] = [await idOf('lib-3'), await idOf('lib-4')];
  const other = await served.library.versions.edit(owl, { prompt: 'an owl in a tower', label: 'best' });
  await served.library.versions.edit(stag, { prompt: 'a stag at noon', label: 'best' });
  const joined = await served.library.versions.edit(owl, { prompt: 'a stag at noon' });
  expect(joined.versions.map(({ id }) => id).toSorted()).toEqual([owl, other.id, stag, joined.id].toSorted());
  expect(joined.current).toBe(joined.id);
  // Of two that had the label, the one that got it last.
  expect(await served.library.versions.get(owl, 'best')).toMatchObject({ prompt: 'a stag at noon' });
  expect(joined.versions.flatMap(({ labels }) => labels)).toEqual(['best']);
  // Taken away it is gone, rather than back with the other.
  const bare = await served.library.versions.unlabel(owl, 'BEST');
  expect(bare.versions.flatMap(({ labels }) => labels)).toEqual([]);
});

it('takes images with another negative prompt for a version, and counts images and stars', async () => {
  const mole = await idOf('lib-5');
  const size = { width: 64, height: 64 };
  await served.library.generate({ id: mole, count: 2, ...size });
  const { promptId } = await served.library.generate({ id: mole, negativePrompt: 'blurry', ...size });
  await served.library.annotations.change(promptId, { rating: 4 });
  const { versions } = await served.library.versions.list(mole);
  expect(versions).toMatchObject([
    { id: mole, images: 2, rating: null },
    {
      ...{ id: promptId, images: 1, rating: 4, how: 'edited', from: mole, negativePrompt: 'blurry' },
      negativeDiff: [{ kind: 'added', text: 'blurry' }],
    },
  ]);
  expect(versions[0]).not.toHaveProperty('negativeDiff');
});

it('takes what is kept of an improvement for a version of its idea, once, and of what was kept before', async () => {
  const toad = await idOf('lib-6');
  const { id, variants } = await served.library.improve({ idea: 'A toad on a  stone', variants: 2 });
  const kept = await served.remote.accept({ variantId: variants[0]!.id });
  await served.library.versions.restore(toad, toad);
  await served.remote.accept({ variantId: variants[0]!.id });
  const told = await served.library.versions.list(toad);
  expect(told.versions).toMatchObject([
    { id: toad, current: true },
    { id: kept.prompt.id, how: 'improved', from: toad, improvementId: id },
  ]);
  expect(told.history).toHaveLength(2);

  // An idea that is no prompt has no versions; what is made of one variant hangs together.
  const fresh = await served.library.improve({ idea: 'a badger beside a brook', variants: 1 });
  const variantId = fresh.variants[0]!.id;
  const first = await served.library.accept({ variantId });
  expect(first.versions).toHaveLength(1);
  const edited = await served.library.accept({ variantId, prompt: 'a badger, mine' });
  expect(edited.versions.map((version) => version.id)).toEqual([first.prompt.id, edited.prompt.id]);
  // A blend has no prompt that it is about.
  const blend = {
    idea: 'a toad on a stone',
    task: 'blend' as const,
    use: [toad, first.prompt.id],
    variants: 1,
  };
  const blended = await served.library.improve(blend);
  expect((await served.library.accept({ variantId: blended.variants[0]!.id })).versions).toHaveLength(1);
});

it('answers by label over HTTP, and says what is wrong with a problem document', async () => {
  const fox = await idOf('lib-1');
  const label = 'Client A/B – “v2”';
  await served.call(`/prompts/${fox}/labels`, { label, version: '2' });
  const path = `/prompts/${fox}/versions/${encodeURIComponent(label.toUpperCase())}`;
  expect(await served.call<Version>(path)).toMatchObject({ number: 2, labels: [label] });
  expect(await served.call(`/prompts/${fox}/labels`, { label })).toMatchObject({
    code: 'invalid-input',
    status: 400,
    detail: expect.stringContaining('is on version 2'),
    hint: expect.stringContaining('move'),
  });
  expect(await served.call(`/prompts/${fox}/labels`, { label: 'x'.repeat(81) })).toMatchObject({
    errors: [{ field: 'body.label', message: 'a label has at most 80 characters' }],
  });
  expect(await served.call(`/prompts/${fox}/versions/7`)).toMatchObject({
    code: 'not-found',
    hint: `It has the versions 1 to 2 and the labels ${label}.`,
  });
  expect(await served.call(`/prompts/${fox}/versions/1/restore`, {}, 'POST')).toMatchObject({ current: fox });
  expect(await served.remote.versions.unlabel(fox, label)).toMatchObject({ versions: [{}, { labels: [] }] });
  expect(await served.call('/prompts/p0000000000000zzz/versions')).toMatchObject({ code: 'not-found' });
});
