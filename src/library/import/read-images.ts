import { forEachOf } from '../../async/for-each.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { messageOf, PromptloomError } from '../../errors.ts';
import { isHttp } from '../../net/service-address.ts';
import type { Image } from '../../records/image.ts';
import type { ImageVector } from '../../store/tables/image-table.ts';
import type { ImportContext } from './import-context.ts';

/** What reading images needs. */
export interface ImageReader extends Pick<ImportContext, 'addresses' | 'loadImage'> {
  embedder: Embedder;
}

/** Images fetched at once: a remote server's patience, and this much memory. */
const CONCURRENCY = 8;

/**
 * Computes the vectors of images, in no certain order.
 * @param onFailure told of each that cannot be read: its kind of trouble, and what was wrong at which address.
 * @throws PromptloomError `cancelled`.
 */
export async function readImages<T extends { image: Image }>(
  items: readonly T[],
  { embedder, addresses, loadImage }: ImageReader,
  onFailure: (item: T, reason: string, detail: string) => void,
  signal: AbortSignal | undefined,
): Promise<ImageVector[]> {
  const vectors: ImageVector[] = [];
  await forEachOf(items, CONCURRENCY, async (item) => {
    if (signal?.aborted) throw new PromptloomError('cancelled', 'cancelled');
    const { image } = item;
    const location = addresses.file(image) ?? image.url;
    try {
      // Remote images are fetched here, files are read by the worker thread that decodes them.
      const input = isHttp(location) ? await loadImage(location, signal) : location;
      const [vector] = await embedder.embedImage([input], { signal });
      if (vector instanceof Error) throw vector;
      vectors.push({ id: image.id, promptId: image.promptId, vector: vector! });
    } catch (error) {
      if (signal?.aborted) throw error;
      onFailure(item, reasonOf(error), `${location}: ${messageOf(error)}`);
    }
  });
  return vectors;
}

const REASONS: Partial<Record<PromptloomError['code'], string>> = {
  'image-unreadable': 'the image cannot be read',
  'fetch-failed': 'the image cannot be fetched',
  'url-refused': 'the address is not allowed',
};

function reasonOf(error: unknown): string {
  const known = error instanceof PromptloomError ? REASONS[error.code] : undefined;
  return known ?? 'the image failed';
}
