import { messageOf, PromptloomError } from '../errors.ts';
import type { Image } from '../records/image.ts';
import type { ImageVector } from '../store/image-table.ts';
import { isHttp } from './image-address.ts';
import type { ImportContext } from './import-context.ts';
import type { ImportCounters } from './import-counters.ts';

/** A picture's address on its way into the library. */
export interface ImportImage {
  image: Image;
  /** Where its record stands, for messages. */
  place: string;
}

/** Pictures fetched at once: a remote server's patience, and this much memory. */
const CONCURRENCY = 8;

/**
 * Writes the pictures of a batch that are new and, when asked, reads those that have no vector yet. The vectors go
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
  const there = await store.images.existing(arrivals.map(({ image }) => image));
  if (read) {
    const done = await store.images.embedded([...unique.keys()]);
    const missing = [...unique.values()].filter(({ image }) => !done.has(image.id));
    await embedPictures(missing, counters, context, signal);
  }
  const fresh = [...unique.values()].filter(({ image }) => !there.has(image.id));
  await store.images.insert(fresh.map(({ image }) => image));
  counters.imagesAdded += fresh.length;
}

async function embedPictures(
  arrivals: readonly ImportImage[],
  counters: ImportCounters,
  context: ImportContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  const vectors: ImageVector[] = [];
  const waiting = [...arrivals];
  const worker = async () => {
    for (let arrival = waiting.shift(); arrival; arrival = waiting.shift()) {
      if (signal?.aborted) throw new PromptloomError('cancelled', 'the import was cancelled');
      const { image, place } = arrival;
      const location = context.addresses.file(image) ?? image.url;
      try {
        // Remote pictures are fetched here, files are read by the worker thread that decodes them.
        const input = isHttp(location) ? await context.loadPicture(location, signal) : location;
        const [vector] = await context.embedder.embedImage([input], { signal });
        if (vector instanceof Error) throw vector;
        vectors.push({ id: image.id, promptId: image.promptId, vector: vector! });
      } catch (error) {
        if (signal?.aborted) throw error;
        counters.imageFailed(reasonOf(error), `${place}: ${location}: ${messageOf(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  await context.store.images.insertVectors(vectors);
  context.store.imageVectors.changed();
  counters.imagesEmbedded += vectors.length;
}

const REASONS: Partial<Record<PromptloomError['code'], string>> = {
  'image-unreadable': 'the picture cannot be read',
  'fetch-failed': 'the picture cannot be fetched',
  'url-refused': 'the address is not allowed',
};

function reasonOf(error: unknown): string {
  const known = error instanceof PromptloomError ? REASONS[error.code] : undefined;
  return known ?? 'the picture failed';
}
