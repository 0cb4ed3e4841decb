import { expect, it } from 'vitest';
import type { MediaStore } from '../../generate/media/media.ts';
import { newId } from '../../store/sql/ids.ts';
import type { Store } from '../../store/store.ts';
import type { Intent } from './intent-log.ts';
import { undoing } from './undo.ts';

/** What is asked of a store of which nothing is there but the first of some images. */
async function undone(intent: Intent, { shared = false, map = 1 } = {}): Promise<unknown[]> {
  const asked: unknown[] = [];
  const note = (what: string) => async (given?: unknown) => {
    asked.push(given === undefined ? what : [what, given]);
    return what === 'dropVectors' ? (given as string[]).slice(1) : undefined;
  };
  const names = ['dropWords', 'dropParts', 'dropVectors', 'dropVariants', 'dropMap', 'finishGeneration'];
  const store = {
    leftovers: Object.fromEntries(names.map((name) => [name, note(name)])),
    settings: { get: async () => JSON.stringify({ build: map }) },
    words: { changed() {} },
    imageVectors: { changed() {} },
  } as unknown as Store;
  const media = { remove: note('remove') } as unknown as MediaStore;
  await undoing({ store, media, shared })(intent);
  return asked;
}

const [a, b] = [newId('image'), newId('image')];
const generation = {
  ...{ id: newId('generation'), promptId: newId('prompt'), backend: 'sketch', request: {} },
  ...{ imageIds: [a, b], warnings: [] },
};

it('takes away what nobody else can be writing, on a shared library too', async () => {
  for (const shared of [false, true]) {
    expect(await undone({ kind: 'generation', generation }, { shared })).toEqual([
      ['dropVectors', [a, b]],
      ['remove', `media/${b.slice(1, 3)}/${b}.png`],
      // One was written whole, and people may have seen it.
      ['finishGeneration', { ...generation, imageIds: [a] }],
    ]);
    const id = newId('improvement');
    expect(await undone({ kind: 'improvement', id }, { shared })).toEqual([['dropVariants', id]]);
    expect(await undone({ kind: 'map', build: 7 }, { shared })).toEqual([['dropMap', 7]]);
    expect(await undone({ kind: 'map', build: 7 }, { shared, map: 7 })).toEqual([]);
  }
});

it('takes away words and vectors of imports only where no other process may be writing the same', async () => {
  for (const [kind, ...methods] of [
    ['prompts', 'dropParts', 'dropWords'],
    ['images', 'dropVectors'],
  ] as const) {
    expect(await undone({ kind, ids: [a, b] })).toEqual(methods.map((method) => [method, [a, b]]));
    expect(await undone({ kind, ids: [a, b] }, { shared: true })).toEqual([]);
  }
});
