import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { idOf } from '../sql/ids.ts';
import { Store } from '../store.ts';

const MODEL = { id: 'toy', version: '1', textDimensions: 3, imageDimensions: 2, sharedSpace: false };
const folder = temporaryFolder();
const [LONG, SHORT, OTHER, LATE] = ['long', 'short', 'other', 'late'].map((name) => idOf('prompt', name)) as [
  string,
  string,
  string,
  string,
];
let store: Store;
/** What all connections to a database in a folder inherit. */
let prototype: Connection;

const promptOf = (id: string, sourceSite: string): Prompt => ({
  ...{ id, text: `text of ${id}`, negativePrompt: '', settings: {}, sourceSite, tags: [] },
  ...{ origin: 'imported', createdAt: '2026-01-02T03:04:05.678Z' },
});
const unit = (...vector: number[]) => {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => value / length);
};
const found = async (k: number, filter = {}) => {
  const { neighbours } = await store.texts.nearest(unit(0, 0, 1), k, filter);
  return neighbours.map(({ promptId, distance, part }) => [promptId, Number(distance.toFixed(2)), part]);
};

beforeAll(async () => {
  const connection = await openEmbedded(path.join(folder, 'other'));
  prototype = Object.getPrototypeOf(connection) as Connection;
  await connection.close();
  store = await Store.open(path.join(folder, 'store'), MODEL);
  await store.prompts.insert([
    { prompt: promptOf(SHORT, 'a'), vector: unit(0, 1, 1) },
    { prompt: promptOf(OTHER, 'b'), vector: unit(1, 0, 0) },
  ]);
});
afterAll(() => store.close());

describe('without long prompts', () => {
  it('asks of parts once, and then nothing more', async () => {
    const asked = vi.spyOn(prototype, 'query');
    await found(2);
    const first = asked.mock.calls.length;
    asked.mockClear();
    expect(await found(2)).toEqual([
      [SHORT, 0.29, undefined],
      [OTHER, 1, undefined],
    ]);
    expect(asked.mock.calls.filter(([sql]) => sql.includes('prompt_parts'))).toEqual([]);
    expect(asked.mock.calls.length).toBeLessThan(first);
    expect(await store.texts.nearestParts([SHORT], unit(0, 0, 1))).toEqual(new Map());
    asked.mockRestore();
  });
});

describe('with a long prompt', () => {
  beforeAll(async () => {
    const parts = Array.from({ length: 12 }, (_, n) => ({
      ...{ start: 10 * n, end: 10 * n + 9 },
      vector: unit(n, 0, 12),
    }));
    await store.prompts.insert([{ prompt: promptOf(LONG, 'b'), vector: unit(1, 1, 0), parts }]);
  });

  it('finds it by its nearest part, once, and others behind all of its parts', async () => {
    expect(await found(3)).toEqual([
      [LONG, 0, { start: 0, end: 9 }],
      [SHORT, 0.29, undefined],
      [OTHER, 1, undefined],
    ]);
    expect(await found(1)).toHaveLength(1);
  });

  it('counts its parts further away by a handicap, also those that were read last', async () => {
    const of = async (k: number, handicap: number) => {
      const { neighbours } = await store.texts.nearest(unit(0, 0, 1), k, {}, handicap);
      return neighbours.map(({ promptId, distance }) => [promptId, Number(distance.toFixed(2))]);
    };
    expect(await of(2, 0.1)).toEqual([
      [LONG, 0.1],
      [SHORT, 0.29],
    ]);
    expect(await of(3, 0.5)).toEqual([
      [SHORT, 0.29],
      [LONG, 0.5],
      [OTHER, 1],
    ]);
    // Of the whole text there is no handicap.
    expect((await of(3, 2)).find(([id]) => id === LONG)).toEqual([LONG, 1]);
  });

  it('finds it through filters', async () => {
    expect(await found(3, { sourceSite: ['a'] })).toEqual([[SHORT, 0.29, undefined]]);
    expect((await found(3, { sourceSite: ['b'] })).map(([id]) => id)).toEqual([LONG, OTHER]);
  });

  it('lists it where it stands by its nearest part', async () => {
    const listed = await store.listing.nearest(unit(0, 0, 1), 3, {});
    expect(listed.map(({ id }) => id)).toEqual([LONG, SHORT, OTHER]);
    const ofSite = await store.listing.nearest(unit(0, 0, 1), 3, { sourceSite: ['a'] });
    expect(ofSite.map(({ id }) => id)).toEqual([SHORT]);
  });

  it('compares the parts of some prompts', async () => {
    const nearest = await store.texts.nearestParts([SHORT, LONG], unit(1, 0, 1));
    expect([...nearest.keys()]).toEqual([LONG]);
    expect(nearest.get(LONG)!.part).toEqual({ start: 110, end: 119 });
  });

  it('finds the same through an index', async () => {
    const before = await found(3);
    expect(await store.partVectors.buildIndex()).toMatchObject({ rows: 12, indexed: 12 });
    expect(await found(3)).toEqual(before);
  });

  it('knows prompts that have no parts yet by the length of their texts', async () => {
    const text = 'a word and another '.repeat(30);
    await store.prompts.insert([{ prompt: { ...promptOf(LATE, 'c'), text }, vector: unit(1, 0, 0) }]);
    expect(await store.prompts.withoutParts('', 10)).toEqual([{ id: LATE, text }]);
    await store.prompts.insertParts([{ id: LATE, parts: [{ start: 0, end: 6, vector: unit(0, 0, 1) }] }]);
    expect(await store.prompts.withoutParts('', 10)).toEqual([]);
  });
});
