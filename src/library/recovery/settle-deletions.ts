import { type MediaStore, mediaPath } from '../../generate/media/media.ts';
import type { Image } from '../../records/image.ts';
import type { Store } from '../../store/store.ts';
import type { Things } from '../../store/tables/deletion-table.ts';

/** Finishes or undoes what was begun with some prompts and images, as the store's note of it says; may be called again. */
export async function settle(
  things: Things,
  { store, media }: { store: Store; media: MediaStore | undefined },
): Promise<void> {
  const { gone, there } = await store.deletions.settled(things);
  for (const { id } of there.images.filter(isOwn)) await media?.recover(id);
  await store.deletions.forget(there);
  await store.deletions.remove(gone);
  // Another image may show the same file.
  for (const id of await store.leftovers.withoutImage(gone.images.filter(isOwn))) await media?.discard(id);
}

/** Whether the file of an image is one that promptloom made for it. */
export function isOwn({ id, url }: Image): boolean {
  return url === mediaPath(id);
}
