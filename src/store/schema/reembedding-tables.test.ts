import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Connection } from '../connection/connection.ts';
import { openEmbedded } from '../connection/embedded.ts';
import { Store } from '../store.ts';
import { LibrarySettings, type RecordedModel } from './library-settings.ts';
import { ReembeddingTables } from './reembedding-tables.ts';

const folder = temporaryFolder();
const OLD: RecordedModel = {
  id: 'old',
  version: '1',
  textDimensions: 2,
  imageDimensions: 2,
  sharedSpace: false,
};
const NEW: RecordedModel = {
  id: 'new',
  version: '1',
  textDimensions: 3,
  imageDimensions: 4,
  sharedSpace: false,
};
const promptId = (n: number) => `p${String(n).padStart(16, '0')}`;
const imageId = (n: number) => `i${String(n).padStart(16, '0')}`;
const ids = Array.from({ length: 9 }, (_, n) => promptId(10 + n));
const at = (n: number) => ({ createdAt: new Date(1e12 + n).toISOString() });

/** A store with nine prompts and three images, two of them read. */
async function filled(name: string): Promise<Store> {
  const store = await Store.open(path.join(folder, name), OLD);
  await store.prompts.insert(
    ids.map((id, n) => ({
      prompt: {
        id,
        text: `text, of ${id}`,
        negativePrompt: 'none',
        settings: { seed: n, model: 'sdxl' },
        sourceSite: 'site',
        tags: ['one', 'two'],
        origin: 'imported',
        ...at(n),
      },
      vector: Float32Array.of(1, 0),
      // The first is long.
      parts: n === 0 ? [{ start: 0, end: 4, vector: Float32Array.of(0, 1) }] : [],
    })),
  );
  const images = [0, 1, 2].map(imageId).map((id, n) => ({
    id,
    promptId: ids[n]!,
    url: `https://example.com/${id}.png`,
    settings: {},
    sourceSite: '',
    mediaType: '',
    imageBackend: '',
    ...at(n),
  }));
  await store.images.insert(images);
  const vector = Float32Array.of(0, 1);
  await store.images.insertVectors(images.slice(0, 2).map(({ id, promptId }) => ({ id, promptId, vector })));
  return store;
}

/** Embeds what has no vector yet; gives the ids in their order. */
async function fill(tables: ReembeddingTables, batch = 4): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const prompts = await tables.nextPrompts(batch);
    const vector3 = Float32Array.of(1, 0, 0);
    const part = { start: 0, end: 4, vector: Float32Array.of(0, 0, 1) };
    await tables.writePrompts(
      prompts.map(({ id }) => ({ id, vector: vector3, parts: id === ids[0] ? [part] : [] })),
    );
    done.push(...prompts.map(({ id }) => id));
    const images = await tables.nextImages(batch, false, new Set());
    const vector = Float32Array.of(0, 0, 0, 1);
    await tables.writeImages(images.map(({ id, promptId }) => ({ id, promptId, vector })));
    done.push(...images.map(({ id }) => id));
    if (prompts.length + images.length === 0) return done;
  }
}

/** A connection that breaks off before its n-th statement that writes, as a kill does; what is only asked leaves nothing. */
function breaking(connection: Connection, n: number): Connection {
  let left = n;
  const count = () => {
    if (--left < 0) throw new Error('killed');
  };
  return {
    engine: connection.engine,
    shared: connection.shared,
    dialect: connection.dialect,
    writes: connection.writes,
    query: (...given) => connection.query(...given),
    command: async (...given) => {
      count();
      return connection.command(...given);
    },
    insert: async (...given) => {
      count();
      return connection.insert(...given);
    },
    insertBinary: async (...given) => {
      count();
      return connection.insertBinary(...given);
    },
    close: () => connection.close(),
  };
}

/** How many statements that write it takes to go on with a tables. */
async function statementsToOpen(connection: Connection): Promise<number> {
  let count = 0;
  const counting = new Proxy(connection, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (name !== 'query') count++;
        return value.apply(target, given) as unknown;
      };
    },
  });
  await ReembeddingTables.open(counting, await LibrarySettings.open(counting), NEW);
  return count;
}

describe('a successor', () => {
  it('takes every row once, with what came in meanwhile, and all of it but the vector', async () => {
    const store = await filled('whole');
    const before = await store.prompts.byIds(ids);
    const tables = await store.reembeddingTables(NEW);
    expect((await fill(tables)).sort()).toEqual([imageId(0), imageId(1), ...ids]);
    const late = { ...before.get(ids[0]!)!, id: promptId(1), text: 'late' };
    await store.prompts.insert([{ prompt: late, vector: Float32Array.of(1, 0) }]);
    expect(await fill(tables)).toEqual([late.id]);
    await store.switchTo(tables);
    expect(await store.prompts.byIds([...ids, late.id])).toEqual(new Map([...before, [late.id, late]]));
    expect(await store.counts()).toEqual({ prompts: 10, images: 3, embeddedImages: 2 });
    const { neighbours } = await store.promptVectors.nearest(Float32Array.of(1, 0, 0), 20, {});
    expect(neighbours).toHaveLength(10);
    const byPart = await store.texts.nearest(Float32Array.of(0, 0, 1), 1, {});
    expect(byPart.neighbours).toEqual([
      { id: ids[0], promptId: ids[0], distance: 0, part: { start: 0, end: 4 } },
    ]);
    // What is counted of phrases goes on, and counts nothing twice.
    await store.prompts.insert([{ prompt: { ...late, id: promptId(2) }, vector: Float32Array.of(0, 1, 0) }]);
    expect(await store.prompts.phraseCounts(['late', 'text'])).toEqual(
      new Map([
        ['late', 2],
        ['text', 9],
      ]),
    );
    await store.close();
  });

  it('is gone on with by the next run of its model, and thrown away by that of another', async () => {
    const store = await filled('resumed');
    const first = await store.reembeddingTables(NEW);
    const some = await first.nextPrompts(4);
    await first.writePrompts(some.map(({ id }) => ({ id, vector: Float32Array.of(1, 0, 0) })));
    const second = await store.reembeddingTables(NEW);
    expect(await second.embedded()).toEqual({ prompts: 4, images: 0, parts: 0 });
    expect(await fill(second)).toHaveLength(5 + 2);
    const other = await store.reembeddingTables({ ...NEW, id: 'other' });
    expect(await other.embedded()).toEqual({ prompts: 0, images: 0, parts: 0 });
    expect(await store.discardReembedding()).toBe(true);
    expect(await store.discardReembedding()).toBe(false);
    expect(await store.counts()).toMatchObject({ prompts: 9, embeddedImages: 2 });
    await store.close();
  });

  it('starts anew when the tables have got a column meanwhile', async () => {
    const store = await filled('outdated');
    const first = await store.reembeddingTables(NEW);
    await first.writePrompts([{ id: ids[0]!, vector: Float32Array.of(1, 0, 0) }]);
    await store.close();
    const connection = await openEmbedded(path.join(folder, 'outdated'));
    await connection.command("ALTER TABLE prompts ADD COLUMN of_an_update String DEFAULT 'x'");
    await connection.close();
    const updated = await Store.open(path.join(folder, 'outdated'), OLD);
    const tables = await updated.reembeddingTables(NEW);
    expect(await tables.embedded()).toEqual({ prompts: 0, images: 0, parts: 0 });
    expect(await fill(tables)).toHaveLength(9 + 2);
    await updated.switchTo(tables);
    expect(await updated.counts()).toMatchObject({ prompts: 9, embeddedImages: 2 });
    await updated.close();
  });

  it('leaves one model or the other, whole, wherever its switch is cut short', {
    timeout: 900_000,
  }, async () => {
    const seen = new Set<string>();
    const store = await filled('ready');
    await fill(await store.reembeddingTables(NEW));
    await store.close();
    const ready = await openEmbedded(path.join(folder, 'ready'));
    const opening = await statementsToOpen(ready);
    await ready.close();
    for (let statements = 0; ; statements++) {
      const name = `cut-${statements}`;
      cpSync(path.join(folder, 'ready'), path.join(folder, name), { recursive: true });
      const connection = await openEmbedded(path.join(folder, name));
      const cut = breaking(connection, opening + statements);
      const tables = await ReembeddingTables.open(cut, await LibrarySettings.open(cut), NEW);
      const done = await tables.replaceCurrent().then(
        () => true,
        () => false,
      );
      await connection.close();

      // As a library is opened: with the next one first, and with its own where the database disagrees.
      const opened = await Store.open(path.join(folder, name), NEW).then(
        (it) => ({ store: it, model: NEW }),
        async () => ({ store: await Store.open(path.join(folder, name), OLD), model: OLD }),
      );
      seen.add(opened.model.id);
      expect(await opened.store.counts()).toEqual({ prompts: 9, images: 3, embeddedImages: 2 });
      expect(await opened.store.prompts.vector(ids[3]!)).toHaveLength(opened.model.textDimensions!);
      expect(await opened.store.images.vector(imageId(1))).toHaveLength(opened.model.imageDimensions!);
      await opened.store.close();
      if (done) break;
      expect(statements).toBeLessThan(30);
    }
    expect(seen).toEqual(new Set(['old', 'new']));
  });

  it('refuses vectors of other dimensions', async () => {
    const store = await filled('dimensions');
    const tables = await store.reembeddingTables(NEW);
    await expect(tables.writePrompts([{ id: ids[0]!, vector: Float32Array.of(1, 0) }])).rejects.toThrow(
      /vector_dimensions/,
    );
    expect(await tables.embedded()).toEqual({ prompts: 0, images: 0, parts: 0 });
    await store.close();
  });
});
