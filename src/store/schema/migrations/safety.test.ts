import path from 'node:path';
import { expect, it } from 'vitest';
import { makeLibraryOfBefore } from '../../../../test/support/library-of-before.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import type { Prompt } from '../../../records/prompt.ts';
import { Store } from '../../store.ts';

const folder = temporaryFolder();
const MODEL = { id: 'toy', version: '1', textDimensions: 2, imageDimensions: 2, sharedSpace: false };
const old = 'p0000000000000000';
const image = 'i0000000000000000';

/** A library as it was made before safety was known, with a prompt and an image in it. */
function makeOld(place: string): Promise<void> {
  const row = { source_site: 'old', created_at: '2026-01-02 03:04:05.678' };
  return makeLibraryOfBefore(place, 11, MODEL, async (connection) => {
    await connection.insert('prompts', [
      { ...row, id: old, text: 'a barn', origin: 'imported', vector: [1, 0] },
    ]);
    await connection.insert('images', [
      { ...row, id: image, prompt_id: old, url: 'https://example.org/a.png' },
    ]);
  });
}

it('opens a library of before, of whose rows nobody knows how safe they are', async () => {
  const place = path.join(folder, 'old');
  await makeOld(place);
  let store = await Store.open(place, MODEL);
  const before = (await store.prompts.byIds([old])).get(old)!;
  expect(before).toMatchObject({ text: 'a barn', createdAt: '2026-01-02T03:04:05.678Z' });
  expect(before).not.toHaveProperty('nsfw');
  expect((await store.images.ofPrompts([old])).get(old)![0]).not.toHaveProperty('nsfw');

  const added: Prompt = { ...before, id: 'p0000000000000001', text: 'a nude', nsfw: 0.9 };
  await store.prompts.insert([{ prompt: added, vector: Float32Array.of(0, 1) }]);
  await store.close();
  store = await Store.open(place, MODEL);
  expect((await store.prompts.byIds([added.id])).get(added.id)).toEqual(added);
  expect(await store.prompts.newest(9, { safety: ['unknown'] })).toEqual([old]);
  expect(await store.prompts.newest(9, { safety: ['unsafe'] })).toEqual([added.id]);
  await store.close();
});

it('carries it to the tables of another model', async () => {
  const place = path.join(folder, 'switched');
  await makeOld(place);
  const store = await Store.open(place, MODEL);
  const before = (await store.prompts.byIds([old])).get(old)!;
  const added: Prompt = { ...before, id: 'p0000000000000001', text: 'a nude', nsfw: 0.9 };
  await store.prompts.insert([{ prompt: added, vector: Float32Array.of(0, 1) }]);
  const next = await store.reembeddingTables({ ...MODEL, id: 'other', textDimensions: 3 });
  const prompts = await next.nextPrompts(10);
  await next.writePrompts(prompts.map(({ id }) => ({ id, vector: Float32Array.of(1, 0, 0) })));
  await store.switchTo(next);
  await store.close();
  const switched = await Store.open(place, { ...MODEL, id: 'other', textDimensions: 3 });
  expect(await switched.prompts.newest(9, { safety: ['unsafe'] })).toEqual([added.id]);
  expect(await switched.prompts.byIds([old, added.id])).toEqual(
    new Map([
      [old, before],
      [added.id, added],
    ]),
  );
  await switched.close();
});
