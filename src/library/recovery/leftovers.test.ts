import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findOrphans, summariseOrphans } from '../../../test/support/library-census.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { mediaPath } from '../../generate/media/media.ts';
import { GenerateRequestSchema } from '../../records/generation.ts';
import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import { openEmbedded } from '../../store/connection/embedded.ts';
import { newId } from '../../store/sql/ids.ts';
import { generate } from '../generating/generate.ts';
import { addPrompt } from '../import/add-prompt.ts';
import { openParts, type Parts } from '../open/open-library.ts';
import type { Intent } from './intent-log.ts';

const folder = temporaryFolder();
let library = '';
let names = 0;
let parts: Parts | undefined;

async function open(): Promise<Parts> {
  parts = await openParts(readConfig({ library, embedder: 'lite', imageBackend: 'sketch' }, {}), {});
  return parts;
}

async function close(): Promise<void> {
  await Promise.all([parts?.space.close(), parts?.store.close()]);
  parts?.intents.close();
  parts = undefined;
}

afterEach(close);

const written: Omit<Prompt, 'id' | 'createdAt' | 'text'> = {
  ...{ negativePrompt: '', settings: {}, sourceSite: 'test', tags: [], origin: 'written' },
};
const draw = (prompt: string) => GenerateRequestSchema.parse({ prompt, count: 2, width: 64, height: 64 });

/** A library with a prompt, and two images drawn of another. */
async function filled(): Promise<Parts & { promptId: string; imageIds: string[] }> {
  library = path.join(folder, `library-${names++}`);
  const opened = await open();
  const { id: promptId } = await addPrompt({ ...written, text: 'a lighthouse in fog' }, opened);
  const { images } = await generate(draw('a harbour at dusk'), {
    ...opened,
    acceptVariant: () => Promise.reject(),
  });
  return { ...opened, promptId, imageIds: images.map(({ id }) => id) };
}

/** Begins to carry out an intent and gets no further than its first steps, as with a kill. */
const cutShort = ({ intents }: Parts, intent: Intent, first: () => Promise<void>) =>
  new Promise<void>((begun, fail) => {
    intents
      .carryOut(intent, async () => {
        await first();
        begun();
        return new Promise<never>(() => {});
      })
      .catch(fail);
  });

/** Words are written first: those of prompts whose vectors are refused stay. */
async function writeWordsOnly(store: Parts['store'], texts: readonly { id: string; text: string }[]) {
  const rows = texts.map(({ id, text }) => ({
    prompt: { ...written, id, text, createdAt: new Date().toISOString() },
    vector: Float32Array.of(1),
  }));
  await expect(store.prompts.insert(rows)).rejects.toThrow('vector_dimensions');
}

function imageOf(id: string, promptId: string): Image {
  return {
    ...{ id, promptId, url: mediaPath(id), settings: { width: 64, height: 64 }, sourceSite: 'promptloom' },
    ...{ mediaType: 'image/png', imageBackend: 'sketch', createdAt: new Date().toISOString() },
  };
}

const vectorOf = ({ space }: Parts) => new Float32Array(space.model.imageDimensions!).fill(0.1);

async function orphans() {
  await close();
  return summariseOrphans(await findOrphans(library));
}

async function reopened() {
  await close();
  await open();
  return orphans();
}

describe('a library that was killed amid everything at once', () => {
  const red = { width: 64, height: 64, channels: 3, background: 'red' } as const;
  const unfinished = 'an unfinished lighthouse of brass';
  const theirs = ['media/mine.png', 'media/ab/holiday.png', 'media/tmp/mine.txt', 'intents/mine.json'];
  const [whole, withVector, fileOnly, none] = Array.from({ length: 4 }, () => newId('image'));
  const improvementId = newId('improvement');
  let seen: string;

  beforeAll(async () => {
    const cut = await filled();
    const { store, media, promptId } = cut;
    seen = cut.imageIds[0]!;

    const texts = [newId('prompt'), newId('prompt')].map((id) => ({ id, text: unfinished }));
    // A batch may hold prompts that are there.
    const ids = [...texts.map(({ id }) => id), promptId];
    await cutShort(cut, { kind: 'prompts', ids }, () => writeWordsOnly(store, texts));

    const vectors = [newId('image'), newId('image')].map((id) => ({ id, promptId, vector: vectorOf(cut) }));
    const images = { kind: 'images', ids: [...vectors.map(({ id }) => id), seen] } as const;
    await cutShort(cut, { ...images, ids: [...images.ids] }, () => store.images.insertVectors(vectors));

    const generation = {
      ...{ id: newId('generation'), promptId, backend: 'sketch', request: { prompt: 'x' } },
      ...{ imageIds: [whole!, withVector!, fileOnly!, none!], warnings: [] },
    };
    const bytes = await sharp({ create: red }).png().toBuffer();
    await cutShort(cut, { kind: 'generation', generation }, async () => {
      for (const id of [whole!, withVector!, fileOnly!]) await media.save(id, { bytes });
      const some = [whole!, withVector!].map((id) => ({ id, promptId, vector: vectorOf(cut) }));
      await store.images.insertVectors(some);
      await store.images.insert([imageOf(whole!, promptId)]);
    });

    const build = 2_000_000_000;
    const point = { id: promptId, x: 1, y: 2, cluster: 0 };
    await cutShort(cut, { kind: 'map', build }, () => store.map.insert(build, [point]));
    await cutShort(cut, { kind: 'improvement', id: improvementId }, async () => {});

    for (const file of [...theirs, `media/tmp/${crypto.randomUUID()}.tmp`]) {
      mkdirSync(path.dirname(path.join(library, file)), { recursive: true });
      writeFileSync(path.join(library, file), 'x');
    }
    await close();
    const connection = await openEmbedded(path.join(library, 'store'));
    const variant = { id: newId('variant'), improvement_id: improvementId, number: 0, variant: '{}' };
    await connection.insert('variants', [variant]);
    await connection.close();
  }, 120_000);

  it('has what belongs to nothing', async () => {
    expect(await orphans()).toEqual({
      'words without their prompt': 2,
      'vectors without their image': 3,
      'media files without their image': 3,
      'drawn images of no generation': 1,
      'points of a map that is none': 1,
      'variants without their improvement': 1,
      'intents of nobody': 6,
      'half-written files': 2,
    });
  });

  it('has nothing but what is not ours, once it was opened', async () => {
    expect(await reopened()).toEqual({
      'media files without their image': 1,
      'intents of nobody': 1,
      'half-written files': 1,
    });
    const there = (file: string) => existsSync(path.join(library, file));
    for (const file of [...theirs, mediaPath(whole!), mediaPath(seen)])
      expect([file, there(file)]).toEqual([file, true]);
    for (const id of [withVector!, fileOnly!]) expect(there(mediaPath(id))).toBe(false);
  });

  it('counts no word that went, has every vector that stays, and takes what comes after all', async () => {
    const { store } = await open();
    expect(Object.fromEntries(await store.keywords.counts(['lighthous', 'brass']))).toEqual({
      lighthous: 1,
      brass: 0,
    });
    for (const id of [seen, whole!]) expect(await store.images.vector(id)).toBeDefined();
    const added = await addPrompt({ ...written, text: unfinished }, parts!);
    expect((await store.keywords.search(['brass'], 5, {})).map(({ promptId }) => promptId)).toEqual([
      added.id,
    ]);
    expect((await store.keywords.counts(['lighthous'])).get('lighthous')).toBe(2);
  });
});

it('leaves nothing of what fails half-way', async () => {
  const broken = await filled();
  const prompt = {
    ...written,
    id: newId('prompt'),
    text: 'a lighthouse',
    createdAt: new Date().toISOString(),
  };
  // Refused after its words were written, as on a full disk.
  const refused = broken.intents.carryOut({ kind: 'prompts', ids: [prompt.id] }, () =>
    broken.store.prompts.insert([{ prompt, vector: new Float32Array(1) }]),
  );
  await expect(refused).rejects.toThrow('vector_dimensions');
  expect((await broken.store.keywords.counts(['lighthous'])).get('lighthous')).toBe(1);
  const { images } = broken.store;
  const insert = images.insert.bind(images);
  vi.spyOn(images, 'insert').mockImplementationOnce(insert).mockRejectedValueOnce(new Error('no room'));
  const acceptVariant = () => Promise.reject();
  const failed = generate(draw('a harbour at dawn'), { ...broken, acceptVariant });
  await expect(failed).rejects.toThrow('no room');
  expect(await orphans()).toEqual({});
});

describe('a library of before intents were noted', () => {
  const forget = async (...versions: number[]) => {
    const connection = await openEmbedded(path.join(library, 'store'));
    await connection.command(`DELETE FROM schema_migrations WHERE version IN (${versions.join()})`);
    return connection;
  };

  it('is swept once, as a whole', async () => {
    const { media, promptId, store, space } = await filled();
    const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const [left, shown, later] = Array.from({ length: 3 }, () => newId('image'));
    for (const id of [left!, shown!]) await media.save(id, { bytes });
    // A file that a row shows under another id, as where an export was imported again.
    await store.images.insert([
      { ...imageOf(newId('image'), promptId), url: mediaPath(shown!), imageBackend: '' },
    ]);
    await writeWordsOnly(store, [{ id: newId('prompt'), text: 'an unfinished lighthouse' }]);
    await store.images.insertVectors([{ id: left!, promptId, vector: vectorOf({ space } as Parts) }]);
    await close();
    const connection = await forget(15);
    await connection.insert('word_counts', [{ word: 'fog', prompts: 3 }]);
    await connection.close();
    rmSync(path.join(library, 'intents'), { recursive: true });
    expect(Object.keys(await orphans()).sort()).toEqual([
      'media files without their image',
      'vectors without their image',
      'words that are counted wrong',
      'words without their prompt',
    ]);
    expect(await reopened()).toEqual({});
    expect(existsSync(path.join(library, mediaPath(shown!)))).toBe(true);
    // From then on only what is noted is looked at.
    await (await open()).media.save(later!, { bytes });
    expect(await reopened()).toEqual({ 'media files without their image': 1 });
  });

  it('keeps its files where the database has no image at all', async () => {
    await filled();
    await close();
    const connection = await forget();
    await connection.command('TRUNCATE TABLE images');
    await connection.close();
    rmSync(path.join(library, 'intents'), { recursive: true });
    expect(await reopened()).toMatchObject({ 'media files without their image': 2 });
  });
});
