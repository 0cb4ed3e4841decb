import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { PromptloomError } from '../errors.ts';
import { type FetchOptions, fetchImage } from '../net/guarded-fetch.ts';
import { whyUnreadable } from './files/file.ts';
import { resolveLocation } from './rows/location.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of an image, from an http(s) URL (see {@link fetchImage} for what is allowed), a `file:` URL or a path.
 * The bytes are not decoded here: that they are an image is for the reader to find out.
 * @throws PromptloomError `image-unreadable` naming the path; for URLs `url-refused`, `fetch-failed`, `cancelled`.
 */
export async function loadImage(location: string, options: FetchOptions = {}): Promise<Uint8Array> {
  if (/^https?:/i.test(location)) return fetchImage(location, options);
  if (options.signal?.aborted) {
    throw new PromptloomError('cancelled', `Reading ${location} was cancelled.`);
  }
  const file = resolveLocation(location, process.cwd());
  if (file === undefined)
    throw unreadableImage(location.slice(0, 200), 'it is neither a file nor an http(s) URL');
  return readImage(file, options.maxBytes ?? MAX_BYTES);
}

async function readImage(file: string, maxBytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file, flags).catch((error: unknown) => {
    throw unreadableImage(file, whyUnreadable(error), error);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw unreadableImage(
        file,
        stat.isDirectory() ? 'it is a folder, not a file' : 'it is not a regular file',
      );
    }
    if (stat.size === 0) throw unreadableImage(file, 'it is empty');
    if (stat.size > maxBytes) {
      throw unreadableImage(file, `it has ${stat.size} bytes, the limit is ${maxBytes}`);
    }
    return await handle.readFile();
  } catch (error) {
    throw error instanceof PromptloomError ? error : unreadableImage(file, whyUnreadable(error), error);
  } finally {
    await handle.close();
  }
}

function unreadableImage(path: string, why: string, cause?: unknown): PromptloomError {
  return new PromptloomError('image-unreadable', `Cannot read the image ${path}: ${why}.`, { cause });
}
