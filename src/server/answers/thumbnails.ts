import { LRUCache } from 'lru-cache';
import { PromptloomError } from '../../errors.ts';

/** The widths that are made; few, so that the memory holds what is asked for. */
const THUMBNAIL_WIDTHS = [160, 320, 480, 640, 960, 1280, 1920] as const;

/** Memory for finished thumbnails. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The width that is made for a wish: the next larger one, or the largest. */
export function thumbnailWidth(wish: number): number {
  return THUMBNAIL_WIDTHS.find((width) => width >= wish) ?? THUMBNAIL_WIDTHS.at(-1)!;
}

/** Makes small WebP versions of images and remembers those used last. */
export class Thumbnails {
  readonly #made = new LRUCache<string, Buffer>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ length }) => length,
  });
  readonly #making = new Map<string, Promise<Buffer>>();

  /**
   * A WebP of an image file, at most `width` wide.
   * @param key changes when the file does.
   * @throws PromptloomError `image-unreadable`.
   */
  async get(key: string, file: string, width: number): Promise<Buffer> {
    const name = `${width} ${key}`;
    const made = this.#made.get(name);
    if (made) return made;
    const making = this.#making.get(name) ?? this.#make(name, file, width);
    this.#making.set(name, making);
    return making;
  }

  async #make(name: string, file: string, width: number): Promise<Buffer> {
    try {
      const { default: sharp } = await import('sharp');
      const bytes = await sharp(file, { failOn: 'error' })
        .autoOrient()
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer();
      this.#made.set(name, bytes);
      return bytes;
    } catch (cause) {
      throw new PromptloomError(
        'image-unreadable',
        'The stored file is not an image that can be made smaller.',
        {
          hint: 'Ask for it without width to see the file itself.',
          cause,
        },
      );
    } finally {
      this.#making.delete(name);
    }
  }
}
