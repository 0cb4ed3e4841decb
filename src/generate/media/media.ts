import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { unwritable } from '../../obstacle.ts';
import { ID_PREFIX, IdSchema } from '../../records/id.ts';

const MEDIA = 'media';
const TRASH = 'trash';
const TEMPORARY = 'tmp';
const OWN_TEMPORARY = /^[0-9a-f-]{36}\.tmp$/;
/** A temporary file this old, in milliseconds, was left by a process that died. */
const STALE_AFTER_MS = 60 * 60 * 1000;

/** An image as it lies in the library folder. */
export interface StoredImage {
  /** Relative to the library folder, with `/`, so that the folder can be moved. */
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  mediaType: 'image/png';
  /** Of the file as it is stored, hexadecimal. */
  sha256: string;
}

/**
 * Keeps the images drawn here as files: `<library>/media/ab/<image id>.png`, where `ab` are the first
 * two characters of the id after its letter; those of deleted images as `<library>/trash/ab/<image id>.png`. A file is
 * there whole or not at all, also after a crash.
 */
export class MediaStore {
  readonly #library: string;

  private constructor(library: string) {
    this.#library = library;
  }

  /**
   * Opens the media of a library folder, creating what is missing and removing what a crash left half-written.
   * @param options.alone whether no other process can be writing into it.
   * @param options.reading whether the folder cannot be written, so that it is left as it is.
   * @throws PromptloomError `store-failed` when the folder cannot be written.
   */
  static async open(
    libraryFolder: string,
    { alone = false, reading = false }: { alone?: boolean; reading?: boolean } = {},
  ): Promise<MediaStore> {
    const store = new MediaStore(path.resolve(libraryFolder));
    if (reading) return store;
    try {
      await mkdir(store.#temporaryFolder, { recursive: true });
      await removeStale(store.#temporaryFolder, alone);
    } catch (error) {
      throw unwritable(error, store.#temporaryFolder);
    }
    return store;
  }

  /**
   * Stores an image as PNG with its infotext inside (see `asPngWithInfotext`), replacing an earlier one
   * of the same id.
   * @throws PromptloomError `image-unreadable` for bytes that are no image; `invalid-input` for an id
   *   that is none; `store-failed` when the disk refuses.
   */
  async save(imageId: string, content: { bytes: Uint8Array; infotext?: string }): Promise<StoredImage> {
    if (!IdSchema.safeParse(imageId).success)
      throw new PromptloomError('invalid-input', `"${imageId}" is not the id of an image`);
    const { asPngWithInfotext, inspectImage } = await import('../../images/image-file.ts');
    await inspectImage(content.bytes);
    const png = await asPngWithInfotext(content.bytes, content.infotext);
    const { width, height } = await inspectImage(png);
    const relative = mediaPath(imageId);
    await this.#write(path.join(this.#library, relative), png);
    const sha256 = createHash('sha256').update(png).digest('hex');
    return { path: relative, width, height, mediaType: 'image/png', sha256 };
  }

  /**
   * Where a stored image lies now, absolute.
   * @throws PromptloomError `invalid-input` for a path that leads out of the media folder.
   */
  resolve(relativePath: string): string {
    const media = path.join(this.#library, MEDIA) + path.sep;
    const absolute = path.resolve(this.#library, relativePath);
    if (path.isAbsolute(relativePath) || !absolute.startsWith(media))
      throw new PromptloomError('invalid-input', `"${relativePath}" is not a file of this library`);
    return absolute;
  }

  /** The images that lie here, by their names: the image each is of, and how long ago it was written, in milliseconds. */
  async *files(): AsyncGenerator<{ imageId: string; path: string; age: number }> {
    const media = path.join(this.#library, MEDIA);
    for (const folder of await readdir(media, { withFileTypes: true })) {
      if (!folder.isDirectory() || folder.name.length !== 2) continue;
      for (const file of await readdir(path.join(media, folder.name), { withFileTypes: true })) {
        const imageId = path.parse(file.name).name;
        const relative = path.posix.join(MEDIA, folder.name, file.name);
        const ours = IdSchema.safeParse(imageId).success && imageId.startsWith(ID_PREFIX.image);
        if (!file.isFile() || !ours || relative !== mediaPath(imageId)) continue;
        const stats = await stat(path.join(this.#library, relative)).catch(() => undefined);
        if (stats) yield { imageId, path: relative, age: Math.abs(Date.now() - stats.mtimeMs) };
      }
    }
  }

  /** Moves the image of an image to the trash; one that is not there is no error. */
  discard(imageId: string): Promise<void> {
    return this.#move(mediaPath(imageId), trashPath(imageId));
  }

  /** Moves the image of an image back from the trash; one that is not there is no error. */
  recover(imageId: string): Promise<void> {
    return this.#move(trashPath(imageId), mediaPath(imageId));
  }

  /** Removes a stored image; one that is gone already is no error. */
  async remove(relativePath: string): Promise<void> {
    await rm(this.resolve(relativePath), { force: true });
  }

  get #temporaryFolder(): string {
    return path.join(this.#library, MEDIA, TEMPORARY);
  }

  async #move(from: string, to: string): Promise<void> {
    const [source, target] = [from, to].map((relative) => path.join(this.#library, relative));
    try {
      await mkdir(path.dirname(target!), { recursive: true });
      await rename(source!, target!);
      for (const file of [target!, source!]) await syncFolder(path.dirname(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(error);
    }
  }

  async #write(file: string, bytes: Uint8Array): Promise<void> {
    const temporary = path.join(this.#temporaryFolder, `${randomUUID()}.tmp`);
    try {
      const folder = path.dirname(file);
      const created = await mkdir(folder, { recursive: true });
      await writeFile(temporary, bytes, { flag: 'wx', flush: true });
      await rename(temporary, file);
      await syncFolder(folder);
      if (created) await syncFolder(path.dirname(folder));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw unwritable(error);
    }
  }
}

/** A rename is on disk only when its folder is. Not every platform can sync a folder; Windows cannot. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** By age, unless no other process can be writing into the folder just now; the clock may have been put back since. */
async function removeStale(folder: string, alone: boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.tmp')) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    const stale = (alone && OWN_TEMPORARY.test(name)) || Math.abs(Date.now() - mtimeMs) > STALE_AFTER_MS;
    if (stale) await rm(file, { force: true });
  }
}

/** Where the image of an image lies, relative to the library folder. */
export function mediaPath(imageId: string): string {
  return path.posix.join(MEDIA, imageId.slice(1, 3), `${imageId}.png`);
}

/** Where it lies while the image is deleted. */
function trashPath(imageId: string): string {
  return path.posix.join(TRASH, imageId.slice(1, 3), `${imageId}.png`);
}
