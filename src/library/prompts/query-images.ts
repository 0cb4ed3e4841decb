import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { QueryImagesApi, SavedSearchesApi, StoredFile } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import { typeOfImage } from '../../images/image-type.ts';
import { QUERY_IMAGE_ID } from '../../records/query-image.ts';

/** Images and bytes that are kept, beside those of saved searches. */
const MOST = { images: 200, bytes: 256 * 1024 * 1024 };
/** Images that are held in memory where the folder cannot be written. */
const MOST_HELD = 8;

/**
 * Keeps images as files in a folder, named by their content. Those that were used longest ago make room for new
 * ones; those of saved searches stay. A library that cannot be written can be searched all the same, so the latest
 * are held in memory then.
 */
export class QueryImages implements QueryImagesApi {
  readonly #folder: string;
  readonly #searches: Pick<SavedSearchesApi, 'list'>;
  readonly #most: typeof MOST;
  readonly #held = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(folder: string, searches: Pick<SavedSearchesApi, 'list'>, most = MOST) {
    this.#folder = folder;
    this.#searches = searches;
    this.#most = most;
  }

  async keep(bytes: Uint8Array): Promise<{ id: string }> {
    await refuseUnreadable(bytes);
    const id = `q${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`;
    const file = path.join(this.#folder, id);
    const part = `${file}.${randomBytes(4).toString('hex')}.part`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(part, bytes);
      await rename(part, file);
    } catch {
      this.#hold(id, bytes);
      return { id };
    } finally {
      await rm(part, { force: true }).catch(() => {});
    }
    await this.#makeRoom(id);
    return { id };
  }

  async read(id: string): Promise<StoredFile> {
    const bytes = await this.#load(id);
    return { mediaType: typeOfImage(bytes) ?? 'application/octet-stream', bytes: async () => bytes };
  }

  async #load(id: string): Promise<Uint8Array<ArrayBuffer>> {
    try {
      if (!QUERY_IMAGE_ID.test(id)) throw new Error('no id of an image');
      const held = this.#held.get(id);
      if (held) return held;
      const file = path.join(this.#folder, id);
      const bytes = await readFile(file);
      await utimes(file, new Date(), new Date()).catch(() => undefined);
      return new Uint8Array(bytes);
    } catch (cause) {
      throw new PromptloomError('not-found', 'the image of this search is no longer kept', {
        hint: 'Search with the image again; of those in no saved search the ones used last are kept.',
        cause,
      });
    }
  }

  #hold(id: string, bytes: Uint8Array): void {
    this.#held.delete(id);
    this.#held.set(id, new Uint8Array(bytes));
    for (const oldest of [...this.#held.keys()].slice(0, -MOST_HELD)) this.#held.delete(oldest);
  }

  async #makeRoom(newest: string): Promise<void> {
    const saved = new Set((await this.#searches.list()).map(({ search }) => search.queryImage));
    const files = [];
    for (const id of await readdir(this.#folder)) {
      if (!QUERY_IMAGE_ID.test(id) || id === newest || saved.has(id)) continue;
      const file = path.join(this.#folder, id);
      const found = await stat(file).catch(() => undefined);
      if (found) files.push({ file, used: found.mtimeMs, bytes: found.size });
    }
    files.sort((a, b) => b.used - a.used);
    let room = this.#most.bytes;
    for (const [at, { file, bytes }] of files.entries()) {
      room -= bytes;
      // One place is for the newest.
      if (at >= this.#most.images - 1 || room < 0) await rm(file, { force: true });
    }
  }
}

async function refuseUnreadable(bytes: Uint8Array): Promise<void> {
  try {
    const { default: sharp } = await import('sharp');
    await sharp(bytes).metadata();
  } catch (cause) {
    throw new PromptloomError('image-unreadable', 'This is not an image that can be read.', {
      hint: 'PNG, JPEG, WebP, AVIF, GIF and TIFF can be.',
      cause,
    });
  }
}
