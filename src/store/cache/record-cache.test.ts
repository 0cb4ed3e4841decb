import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Image } from '../../records/image.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { idOf } from '../sql/ids.ts';
import { Store } from '../store.ts';
import { ImageTable } from '../tables/image-table.ts';
import { MatchReader } from '../tables/match-reader.ts';
import { PromptTable } from '../tables/prompt-table.ts';
import { RecordCache } from './record-cache.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 1, imageDimensions: 1, sharedSpace: false };
/** More than are read at once. */
const PROMPTS = 40_000;
const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-kept-'));
let connection: Connection & { statements: number };

const idAt = (n: number) => idOf('prompt', String(n));
const newPrompt = (n: number) => ({
  prompt: {
    id: idAt(n),
    text: `prompt ${n}, größer ${'so '.repeat(n % 7)}`,
    negativePrompt: '',
    settings: n % 2 ? { seed: n } : {},
    sourceSite: '',
    tags: [],
    origin: 'imported' as const,
    createdAt: '2026-01-02T03:04:05.678Z',
  },
  vector: Float32Array.of(1),
});
const imageOf = (prompt: number, n: number): Image => ({
  id: idOf('image', `${prompt} ${n}`),
  promptId: idAt(prompt),
  url: `https://a.example/${prompt}/${n}.png`,
  settings: {},
  sourceSite: '',
  mediaType: '',
  imageBackend: '',
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
});
/** Prompt 0 has none, 1 has one, 2 has two and so on; 5 has very many. */
const imagesOf = (prompt: number) =>
  Array.from({ length: prompt === 5 ? 40 : prompt % 4 }, (_, n) => imageOf(prompt, n));

beforeAll(async () => {
  const store = await Store.open(folder, MODEL);
  const numbers = [...Array(PROMPTS).keys()];
  await store.prompts.insert(numbers.map(newPrompt));
  await store.images.insert(numbers.flatMap(imagesOf));
  await store.close();
  const opened = await openEmbedded(folder);
  connection = Object.assign(Object.create(opened), {
    statements: 0,
    query: (sql: string) => {
      connection.statements++;
      return opened.query(sql);
    },
    queryBinary: (sql: string) => opened.queryBinary!(sql),
    insertBinary: (...parts: Parameters<Connection['insertBinary']>) => opened.insertBinary(...parts),
    close: () => opened.close(),
  });
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

function reader(options: { budget?: number; busy?: number }) {
  const kept = new RecordCache(connection, options);
  const images = new ImageTable(connection);
  const prompts = new PromptTable(connection);
  const details = new MatchReader(connection, prompts, images, kept);
  const read = (...numbers: number[]) => details.read({ ids: numbers.map(idAt), images: true });
  return { kept, images, read };
}

it('answers a busy library from memory as the database did', async () => {
  const { kept, read } = reader({ busy: 2 });
  const asked = new MatchReader(connection, new PromptTable(connection), new ImageTable(connection));
  await read(0);
  await read(1);
  await kept.idle();
  const before = connection.statements;
  const numbers = [2, 3, 4, 7, 39_999, 20_001, 12];
  const found = await read(...numbers);
  expect(connection.statements).toBe(before);
  expect(found).toEqual(await asked.read({ ids: numbers.map(idAt), images: true }));
  expect(found.get(idAt(7))!.images).toEqual(imagesOf(7));
  expect(found.get(idAt(12))!.images).toEqual([]);
  // Of very many images the oldest are shown, which the database picks.
  expect((await read(5)).get(idAt(5))!.images).toEqual(imagesOf(5).slice(0, 12));
  await kept.close();
});

it('asks the database again for what was written since', async () => {
  const { kept, images, read } = reader({ busy: 1 });
  await read(0);
  await kept.idle();
  await images.insert([imageOf(8, 7)]);
  expect((await read(8)).get(idAt(8))!.images).toEqual([imageOf(8, 7)]);
  const late = new PromptTable(connection);
  await late.insert([newPrompt(PROMPTS)]);
  expect((await read(PROMPTS)).get(idAt(PROMPTS))!.prompt.text).toContain(`prompt ${PROMPTS},`);
  expect((await read(PROMPTS + 1)).size).toBe(0);
  await kept.close();
});

it('forgets all records when any may have been removed', async () => {
  const { kept, read } = reader({ busy: 1 });
  await read(0);
  await kept.idle();
  expect(kept.prompt(idAt(3))).toBeDefined();
  await connection.writes.during(['prompts'], async () => {});
  expect(kept.prompt(idAt(3))).toBeUndefined();
  await kept.close();
});

it('notices images that are written while it reads', async () => {
  const { kept, images, read } = reader({ busy: 1 });
  await read(0);
  await images.insert([imageOf(16, 7), imageOf(20, 7)]);
  await kept.idle();
  for (const n of [16, 20]) expect((await read(n)).get(idAt(n))!.images).toEqual([imageOf(n, 7)]);
  await kept.close();
});

it.each([
  ['the library takes more than its budget', { busy: 1, budget: 100_000 }],
  ['little is asked', { busy: 50 }],
])('keeps nothing when %s', async (_, options) => {
  const { kept, read } = reader(options);
  await read(0);
  await kept.idle();
  expect(kept.prompt(idAt(1))).toBeUndefined();
  expect((await read(1)).get(idAt(1))!.images).toEqual(imagesOf(1));
  await kept.close();
});

it('stops reading when it is closed', async () => {
  const { kept, read } = reader({ busy: 1 });
  await read(0);
  await kept.close();
  expect(kept.prompt(idAt(1))).toBeUndefined();
});
