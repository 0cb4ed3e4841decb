import type { Embedder } from '../../embedding/embedder.ts';
import type { Image } from '../../records/image.ts';
import type { Store } from '../../store/store.ts';
import type { Things } from '../../store/tables/deletion-table.ts';
import type { Parts } from '../open/open-library.ts';
import { embedPrompts } from '../parts/embed-prompts.ts';
import { isOwn, settle } from '../recovery/settle-deletions.ts';
import { type ImageReader, readImages } from './read-images.ts';

/** What deleting works with. */
type Context = Pick<Parts, 'store' | 'space' | 'intents' | 'media'>;

/** What restoring works with: without images nothing of their files. */
type RestoreContext = Omit<Context, 'media'> &
  Partial<Pick<Context, 'media'> & Pick<ImageReader, 'addresses' | 'loadImage'>>;

/** Deletes what is there. To be called where nobody else writes. */
export function deleteThings(things: Things, { store, space, intents, media }: Context): Promise<void> {
  return space.use(({ model }) =>
    intents.carryOut(intentOf(things), async () => {
      await store.deletions.note(things, nameOf(model));
      await settle(things, { store, media });
    }),
  );
}

/** Restores what is deleted. To be called where nobody else writes. */
export async function restoreThings(things: Things, context: RestoreContext): Promise<void> {
  const { store, space, intents, media } = context;
  const { deletions } = store;
  const deleted = await deletions.among([...things.prompts, ...things.images]);
  await space.use((embedder) =>
    intents.carryOut(intentOf(things), async () => {
      const model = nameOf(embedder.model);
      const isOfBefore = (id: string) => deleted.get(id)?.model !== model;
      await writeAnew(things.prompts.filter(isOfBefore), store, embedder);
      const images = [...(await deletions.images(things.images)).values()];
      for (const { id } of images.filter(isOwn)) await media?.recover(id);
      const ofBefore = new Set(things.images.filter(isOfBefore));
      const again = images.filter(({ id }) => ofBefore.has(id));
      if (again.length > 0) await embedImages(again, context, embedder);
      await deletions.bringBack(things, ofBefore);
      await deletions.noteRestored(things);
      await settle(things, { store, media });
    }),
  );
}

function intentOf({ prompts, images }: Things) {
  return { kind: 'deletion' as const, prompts: [...prompts], images: [...images] };
}

/** What tells vectors that can be compared from others. */
function nameOf({ id, version, textDimensions, imageDimensions }: Embedder['model']): string {
  return JSON.stringify([id, version, textDimensions, imageDimensions]);
}

/** Writes deleted prompts anew whose vectors are of a model that the library had before. */
async function writeAnew(ids: readonly string[], store: Store, embedder: Embedder): Promise<void> {
  const written = await store.prompts.written(ids);
  const prompts = [...(await store.deletions.prompts(ids.filter((id) => !written.has(id)))).values()];
  if (prompts.length === 0) return;
  const embedded = await embedPrompts(
    prompts.map(({ text }) => text),
    embedder,
  );
  await store.prompts.insert(prompts.map((prompt, n) => ({ prompt, ...embedded[n]! })));
}

/** The same for vectors of images; of those that cannot be read any more there are none. */
async function embedImages(
  images: readonly Image[],
  { store, addresses, loadImage }: RestoreContext,
  embedder: Embedder,
): Promise<void> {
  if (!embedder.model.imageDimensions || !addresses || !loadImage) return;
  const had = new Set(await store.deletions.embedded(images.map(({ id }) => id)));
  const again = images.filter(({ id }) => had.has(id)).map((image) => ({ image }));
  const reader = { embedder, addresses, loadImage };
  await store.images.insertVectors(await readImages(again, reader, () => {}, undefined));
}
