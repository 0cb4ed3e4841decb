import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaStore } from '../../generate/media/media.ts';
import type { Store } from '../../store/store.ts';

const AT_ONCE = 1000;
/** On a shared library another process may have written an image whose image is to come; not for so long. */
const SETTLE_MS = 24 * 3600 * 1000;

/** Says in the folder that all of its images were looked at once; from then on intents are noted. */
const SWEPT = path.join('intents', 'swept');

/**
 * Removes images drawn here that no image shows, which kills left before intents were noted; once for each folder.
 * Whatever goes wrong keeps nobody from the library: it is done the next time.
 */
export async function sweepMedia(
  folder: string,
  { store, media, shared }: { store: Store; media: MediaStore; shared: boolean },
): Promise<void> {
  if (existsSync(path.join(folder, SWEPT))) return;
  try {
    // Without any image these files belong to a database that is not here.
    if ((await store.counts()).images > 0) await removeUnshown(store, media, shared);
    await mkdir(path.join(folder, path.dirname(SWEPT)), { recursive: true });
    await writeFile(path.join(folder, SWEPT), '');
  } catch {}
}

async function removeUnshown(store: Store, media: MediaStore, shared: boolean): Promise<void> {
  let some: { id: string; url: string }[] = [];
  const remove = async () => {
    const missing = await store.leftovers.withoutImage(some);
    // What was deleted can be restored, with its file.
    for (const id of (await store.deletions.images([...missing])).keys()) missing.delete(id);
    for (const { id, url } of some) if (missing.has(id)) await media.remove(url);
    some = [];
  };
  for await (const { imageId, path: url, age } of media.files()) {
    if (shared && age < SETTLE_MS) continue;
    some.push({ id: imageId, url });
    if (some.length === AT_ONCE) await remove();
  }
  await remove();
}
