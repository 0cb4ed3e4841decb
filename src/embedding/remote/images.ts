import sharp from 'sharp';
import { messageOf, PromptloomError } from '../../errors.ts';
import { tooLarge } from '../../images/image-size.ts';
import type { ImageInput } from '../embedder.ts';
import type { ImageLimits, PreparedImage } from './remote-service.ts';

const QUALITY = 90;
const SMALLEST_SIDE = 64;

/**
 * Makes an image fit to be sent: upright, transparency laid on white, sRGB, first frame, no larger than the
 * service takes, as JPEG. Nothing but pixels goes out: prompts, places and names in its metadata stay here.
 * @throws PromptloomError `image-unreadable` for what is no image, is damaged, or is {@link tooLarge}.
 */
export async function prepareImage(image: ImageInput, limits: ImageLimits): Promise<PreparedImage> {
  const unreadable = (why: string, cause?: unknown) =>
    new PromptloomError(
      'image-unreadable',
      `cannot read the image${typeof image === 'string' ? ` ${image}` : ''}: ${why}`,
      { cause },
    );
  if (image.length === 0) throw unreadable('it is empty');
  const { width, height } = await sharp(image, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw unreadable(reasonOf(error), error);
    });
  const excess = tooLarge(width, height);
  if (excess) throw unreadable(excess);
  for (let side = limits.side; side >= SMALLEST_SIDE; side = Math.floor(side * 0.7)) {
    let bytes: Buffer;
    try {
      bytes = await sharp(image, { failOn: 'error', pages: 1 })
        .autoOrient()
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
        .toBuffer();
    } catch (error) {
      throw unreadable(reasonOf(error), error);
    }
    if (bytes.length <= limits.bytes) return { bytes, type: 'image/jpeg' };
  }
  throw unreadable('it cannot be made small enough for the embedding service');
}

/** libvips says last what matters. */
function reasonOf(error: unknown): string {
  return messageOf(error).trim().split('\n').at(-1)!;
}
