import sharp from 'sharp';
import { messageOf, PromptloomError } from '../errors.ts';
import { isPng, withPngText } from './png-text.ts';

/** Largest image that is decoded, in pixels: above any size asked for, with room for upscaling. */
const MAX_PIXELS = 16_384 * 8_192;
/** The keyword under which A1111 keeps its infotext in PNG files. */
export const PARAMETERS = 'parameters';

/** What an image is, from its own bytes. */
export interface ImageFacts {
  /** Pixels. */
  width: number;
  height: number;
  mediaType: string;
}

const MEDIA_TYPES: Record<string, string> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  heif: 'image/avif',
};

/**
 * Checks that these bytes are one whole image by decoding all of it.
 * @throws PromptloomError `image-unreadable` saying what is wrong with them.
 */
export async function inspectImage(bytes: Uint8Array): Promise<ImageFacts> {
  try {
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS });
    const { width, height, format } = await image.metadata();
    const mediaType = MEDIA_TYPES[format];
    if (!mediaType) throw new Error(`${format} is not an image format that promptloom keeps`);
    // The header alone says nothing about the rest, so every row is read.
    await image.resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return { width, height, mediaType };
  } catch (error) {
    throw new PromptloomError('image-unreadable', `Not a readable image: ${messageOf(error)}`, {
      hint: 'PNG, JPEG, WebP, AVIF, GIF and TIFF images can be read.',
      cause: error,
    });
  }
}

/**
 * The image as PNG with its infotext in a text chunk, as A1111 keeps it. Infotext that a PNG has already
 * stays, since whoever drew it knows best. Other formats are turned into PNG: their own place for it
 * (EXIF UserComment) cannot be written without encoding the image again, and that loses quality in JPEG
 * and lossy WebP.
 * @throws PromptloomError `image-unreadable`.
 */
export async function asPngWithInfotext(bytes: Uint8Array, infotext: string | undefined): Promise<Buffer> {
  try {
    const png = isPng(bytes)
      ? Buffer.from(bytes)
      : await sharp(bytes, { limitInputPixels: MAX_PIXELS }).autoOrient().png().toBuffer();
    return infotext ? withPngText(png, PARAMETERS, infotext, 'keep') : png;
  } catch (error) {
    if (error instanceof PromptloomError) throw error;
    throw new PromptloomError('image-unreadable', `The image cannot be made a PNG: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
