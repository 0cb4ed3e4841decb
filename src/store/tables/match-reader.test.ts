import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Image } from '../../records/image.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { idOf } from '../sql/ids.ts';
import { Store } from '../store.ts';
import { ImageTable } from './image-table.ts';
import { MatchReader } from './match-reader.ts';
import { PromptTable } from './prompt-table.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 2, imageDimensions: 2, sharedSpace: false };
const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-details-'));
const [CAT, DOG, BARE] = ['cat', 'dog', 'bare'].map((name) => idOf('prompt', name)) as [
  string,
  string,
  string,
];
let connection: Connection;
let statements: string[];
let details: MatchReader;
let images: ImageTable;

const promptOf = (id: string, text: string): Prompt => ({
  id,
  text,
  negativePrompt: '',
  settings: { seed: 2 ** 40, cfg: 7.5 },
  sourceSite: 'a.example',
  tags: ['one', 'two'],
  origin: 'imported',
  createdAt: '2026-01-02T03:04:05.678Z',
});
const imageOf = (promptId: string, n: number): Image => ({
  id: idOf('image', promptId, String(n)),
  promptId,
  url: `https://a.example/${n}.png`,
  settings: { width: 512, height: 512 },
  sourceSite: 'a.example',
  mediaType: 'image/png',
  imageBackend: '',
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
});

beforeAll(async () => {
  const store = await Store.open(folder, MODEL);
  await store.prompts.insert([
    { prompt: promptOf(CAT, 'a cat'), vector: Float32Array.of(1, 0) },
    { prompt: promptOf(DOG, 'a dog'), vector: Float32Array.of(0, 1) },
    { prompt: promptOf(BARE, 'bare'), vector: Float32Array.of(1, 0) },
  ]);
  await store.images.insert([3, 1, 2].map((n) => imageOf(CAT, n)));
  await store.images.insert(Array.from({ length: 90 }, (_, n) => imageOf(DOG, 90 - n)));
  await store.close();
  connection = await openEmbedded(folder);
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  statements = [];
  const listened: Connection = Object.assign(Object.create(connection), {
    query: (sql: string) => {
      statements.push(sql);
      return connection.query(sql);
    },
    insertBinary: (...parts: Parameters<Connection['insertBinary']>) => connection.insertBinary(...parts),
  });
  images = new ImageTable(listened);
  details = new MatchReader(listened, new PromptTable(listened), images);
});

describe('details of results', () => {
  it('come in one statement with their images, and from memory the next time', async () => {
    const request = {
      ids: [CAT, BARE],
      compared: { ids: [BARE], vector: Float32Array.of(0, 1) },
      images: true,
    };
    const found = await details.read(request);
    expect(statements).toHaveLength(1);
    expect(found.get(CAT)!.prompt).toEqual(promptOf(CAT, 'a cat'));
    expect(found.get(CAT)!.images).toEqual([1, 2, 3].map((n) => imageOf(CAT, n)));
    expect(found.get(BARE)).toMatchObject({ distance: 1, images: [] });
    await details.read({ ids: [CAT, BARE], images: true });
    expect(statements).toHaveLength(1);
    expect((await details.read(request)).get(BARE)!.distance).toBe(1);
    expect(statements).toHaveLength(2);
    expect(statements[1]).toContain("'' AS record");
  });

  it('show the oldest of very many images', async () => {
    const found = await details.read({ ids: [DOG], images: true });
    const oldest = Array.from({ length: 12 }, (_, n) => imageOf(DOG, n + 1));
    expect(found.get(DOG)!.images).toEqual(oldest);
  });

  it('show an image that is added later', async () => {
    await details.read({ ids: [BARE], images: true });
    await images.insert([imageOf(BARE, 7)]);
    expect((await details.read({ ids: [BARE], images: true })).get(BARE)!.images).toEqual([imageOf(BARE, 7)]);
  });

  it('leave out what is not there, and images that nobody asked for', async () => {
    const found = await details.read({ ids: [CAT, idOf('prompt', 'nobody')] });
    expect([...found.keys()]).toEqual([CAT]);
    expect(found.get(CAT)!.images).toBeUndefined();
    expect(await details.read({ ids: [] })).toEqual(new Map());
  });
});
