import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findOrphans, summariseOrphans } from '../../../test/support/library-census.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { mediaPath } from '../../generate/media/media.ts';
import { GenerateRequestSchema } from '../../records/generation.ts';
import type { Connection } from '../../store/connection/connection.ts';
import { openEmbedded } from '../../store/connection/embedded.ts';
import { generate } from '../generating/generate.ts';
import { deleteThings, restoreThings } from '../import/deleting.ts';
import { openParts, type Parts } from '../open/open-library.ts';
import { IntentLog } from '../recovery/intent-log.ts';
import { undoing } from '../recovery/undo.ts';

const folder = temporaryFolder();
const library = path.join(folder, 'library');
let parts: Parts;
/** What all connections to a database in a folder inherit. */
let prototype: Connection;
let things: { prompts: string[]; images: string[] };

beforeAll(async () => {
  const connection = await openEmbedded(path.join(folder, 'other'));
  prototype = Object.getPrototypeOf(connection) as Connection;
  await connection.close();
  parts = await openParts(readConfig({ library, embedder: 'lite', imageBackend: 'sketch' }, {}), {});
  const size = { count: 2, width: 64, height: 64 };
  const prompt = `a harbour at dusk, gouache, ${'wet ropes and lamps along the quay, '.repeat(10)}`;
  const request = GenerateRequestSchema.parse({ prompt, ...size });
  const { promptId, images } = await generate(request, { ...parts, acceptVariant: () => Promise.reject() });
  things = { prompts: [promptId], images: images.map(({ id }) => id) };
});
afterAll(async () => {
  await Promise.all([parts.space.close(), parts.store.close()]);
});

/** Runs work that is killed before its n-th write to the database or move of a file. @returns whether it was. */
async function killedAt(n: number, work: (parts: Parts) => Promise<void>): Promise<boolean> {
  const intents = new IntentLog(library, { shared: false, undo: undoing({ ...parts, shared: false }) });
  let writes = 0;
  const isKilled = await new Promise<boolean>((end, fail) => {
    const watch = <Name extends string>(target: Record<Name, unknown>, name: Name) => {
      const step = target[name] as (...args: unknown[]) => Promise<unknown>;
      vi.spyOn(target as Record<string, () => unknown>, name).mockImplementation(function (
        this: unknown,
        ...args: unknown[]
      ) {
        if (writes++ !== n) return step.apply(this, args);
        end(true);
        return new Promise(() => {});
      } as never);
    };
    for (const name of ['command', 'insert', 'insertBinary'] as const) watch(prototype, name);
    for (const name of ['discard', 'recover'] as const) watch(parts.media, name);
    work({ ...parts, intents }).then(() => end(false), fail);
  });
  vi.restoreAllMocks();
  intents.close();
  return isKilled;
}

const aVector = () => parts.space.use(async (embedder) => (await embedder.embedText(['quay']))[0]!);

/** What the next opening of the library finds after it recovered. */
async function recovered() {
  const next = new IntentLog(library, { shared: false, undo: undoing({ ...parts, shared: false }) });
  expect((await next.recover()).problems).toEqual([]);
  next.close();
  const { store } = parts;
  return {
    prompts: (await store.prompts.byIds(things.prompts)).size,
    images: (await store.images.existing(things.images.map((id) => ({ id, promptId: things.prompts[0]! }))))
      .size,
    vectors: (await store.images.embedded(things.images)).size,
    words: (await store.keywords.counts(['harbour'])).get('harbour'),
    hits: (await store.keywords.search(['harbour'], 5, {})).length,
    phrases: (await store.prompts.phraseCounts(['gouache'])).get('gouache') ?? 0,
    long: (await store.texts.nearestParts(things.prompts, await aVector())).size,
    files: things.images.filter((id) => existsSync(path.join(library, mediaPath(id)))).length,
    deleted: (await store.deletions.among([...things.prompts, ...things.images])).size,
    kept: (await store.deletions.prompts(things.prompts)).size,
  };
}

const WHOLE = {
  prompts: 1,
  images: 2,
  vectors: 2,
  words: 1,
  hits: 1,
  phrases: 1,
  long: 1,
  files: 2,
  deleted: 0,
  kept: 0,
};
const GONE = {
  prompts: 0,
  images: 0,
  vectors: 0,
  words: 0,
  hits: 0,
  phrases: 0,
  long: 0,
  files: 0,
  deleted: 3,
  kept: 1,
};

it('is done or undone, and nothing is lost, before whichever write a kill comes', async () => {
  expect(await recovered()).toEqual(WHOLE);
  const ways = [
    { from: WHOLE, to: GONE, go: (with_: Parts) => deleteThings({ ...things, images: [] }, with_) },
    { from: GONE, to: WHOLE, go: (with_: Parts) => restoreThings(things, with_) },
  ];
  for (const [way, { from, to, go }] of ways.entries()) {
    const back = ways[1 - way]!.go;
    let undone = 0;
    let finished = 0;
    for (let n = 0; await killedAt(n, go); n++) {
      const found = await recovered();
      expect([n, found.deleted === from.deleted ? from : to]).toEqual([n, found]);
      if (found.deleted === from.deleted) undone++;
      else {
        finished++;
        await back(parts);
      }
    }
    expect(undone).toBeGreaterThan(3);
    expect(finished).toBeGreaterThan(3);
    expect(await recovered()).toEqual(to);
  }
  await parts.store.close();
  expect(summariseOrphans(await findOrphans(library))).toEqual({});
  parts = await openParts(readConfig({ library, embedder: 'lite', imageBackend: 'sketch' }, {}), {});
}, 600_000);
