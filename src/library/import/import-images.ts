import type { Image } from '../../records/image.ts';
import type { ImportContext } from './import-context.ts';
import type { ImportCounters } from './import-counters.ts';
import { readImages } from './read-images.ts';

/** An image's address on its way into the library. */
export interface ImportImage {
  image: Image;
  /** Where its record stands, for messages. */
  place: string;
}

/**
 * Writes the images of a batch that are new and, when asked, reads those that have no vector yet. The vectors go
 * first: an image without its vector could be missed for good, a vector without its image is found again.
 */
export async function writeImages(
  arrivals: readonly ImportImage[],
  read: boolean,
  counters: ImportCounters,
  context: ImportContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (arrivals.length === 0) return;
  const { store } = context;
  const unique = new Map(arrivals.map((arrival) => [arrival.image.id, arrival]));
  const deleted = await store.deletions.among(arrivals.flatMap(({ image }) => [image.id, image.promptId]));
  for (const { image } of arrivals)
    if (deleted.has(image.id) || deleted.has(image.promptId)) unique.delete(image.id);
  const there = await store.images.existing(arrivals.map(({ image }) => image));
  const fresh = [...unique.values()].filter(({ image }) => !there.has(image.id)).map(({ image }) => image);
  if (read) {
    await context.intents.carryOut({ kind: 'images', ids: fresh.map(({ id }) => id) }, async () => {
      const done = await store.images.embedded([...unique.keys()]);
      const missing = [...unique.values()].filter(({ image }) => !done.has(image.id));
      await embedImages(missing, counters, context, signal);
      await store.images.insert(fresh);
    });
  } else await store.images.insert(fresh);
  counters.imagesAdded += fresh.length;
}

async function embedImages(
  arrivals: readonly ImportImage[],
  counters: ImportCounters,
  { store, space, addresses, loadImage }: ImportContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  await space.use(async (embedder) => {
    const vectors = await readImages(
      arrivals,
      { embedder, addresses, loadImage },
      ({ place }, reason, detail) => counters.imageFailed(reason, `${place}: ${detail}`),
      signal,
    );
    await store.images.insertVectors(vectors);
    counters.imagesEmbedded += vectors.length;
  });
}
