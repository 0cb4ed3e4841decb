import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { PromptloomError } from '../errors.ts';
import { type FetchOptions, fetchPicture } from '../net/guarded-fetch.ts';
import { whyUnreadable } from './files/file.ts';
import { resolveLocation } from './rows/location.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a picture, from an http(s) URL (see {@link fetchPicture} for what is allowed), a `file:` URL or a path.
 * The bytes are not decoded here: that they are a picture is for the reader to find out.
 * @throws PromptloomError `image-unreadable` naming the path; for URLs `url-refused`, `fetch-failed`, `cancelled`.
 */
export async function loadPicture(location: string, options: FetchOptions = {}): Promise<Uint8Array> {
  if (/^https?:/i.test(location)) return fetchPicture(location, options);
  if (options.signal?.aborted) {
    throw new PromptloomError('cancelled', `Reading ${location} was cancelled.`);
  }
  const file = resolveLocation(location, process.cwd());
  if (file === undefined)
    throw unreadablePicture(location.slice(0, 200), 'it is neither a file nor an http(s) URL');
  return readPicture(file, options.maxBytes ?? MAX_BYTES);
}

async function readPicture(file: string, maxBytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file, flags).catch((error: unknown) => {
    throw unreadablePicture(file, whyUnreadable(error), error);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw unreadablePicture(
        file,
        stat.isDirectory() ? 'it is a folder, not a file' : 'it is not a regular file',
      );
    }
    if (stat.size === 0) throw unreadablePicture(file, 'it is empty');
    if (stat.size > maxBytes) {
      throw unreadablePicture(file, `it has ${stat.size} bytes, the limit is ${maxBytes}`);
    }
    return await handle.readFile();
  } catch (error) {
    throw error instanceof PromptloomError ? error : unreadablePicture(file, whyUnreadable(error), error);
  } finally {
    await handle.close();
  }
}

function unreadablePicture(path: string, why: string, cause?: unknown): PromptloomError {
  return new PromptloomError('image-unreadable', `Cannot read the picture ${path}: ${why}.`, { cause });
}
