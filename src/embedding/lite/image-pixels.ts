import sharp, { type Metadata } from 'sharp';
import { tooLarge } from '../../images/image-size.ts';

/** 8-bit sRGB pixels, three bytes a pixel, rows from the top. */
export interface RgbPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Why an image could not be read: its bytes are no image, are damaged, or are too many. */
export class ImageDecodeError extends Error {
  override readonly name = 'ImageDecodeError';
  readonly code: 'image-unreadable' | 'image-too-large';
  constructor(code: 'image-unreadable' | 'image-too-large', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Pixels of the working image: a tile of 224 x 224, whatever the size of the original. */
const WORKING_AREA = 224 * 224;

/** Bounds of the working image's sides; beyond them (strips, panoramas) the proportions give way. */
const SHORTEST_SIDE = 64;
const LONGEST_SIDE = 784;

/**
 * Reads an encoded image into a working image of about 224 x 224 pixels' area, proportions kept.
 * Turned upright by its EXIF orientation, transparency laid on white, CMYK, 16-bit, greyscale and wide-gamut
 * images converted to 8-bit sRGB, the first frame of an animation taken.
 *
 * @param image encoded bytes, or the path of a file
 * @throws ImageDecodeError for what is no image, is cut short, or is {@link tooLarge}
 */
export async function readWorkingPixels(image: Buffer | string): Promise<RgbPixels> {
  if (image.length === 0)
    throw new ImageDecodeError('image-unreadable', 'cannot read the image: it is empty');
  // One instance serves header and pixels, so that a file is opened once.
  const source = sharp(image, { limitInputPixels: false, failOn: 'error', pages: 1 });
  let header: Metadata;
  try {
    header = await source.metadata();
  } catch (error) {
    throw unreadable(image, error);
  }
  const { width, height } = header.autoOrient;
  const excess = tooLarge(width, height);
  if (excess) {
    const message = `cannot read ${nameOf(image)}: ${excess}; scale it down first`;
    throw new ImageDecodeError('image-too-large', message);
  }
  const [workingWidth, workingHeight] = workingSize(width, height);
  try {
    const { data, info } = await source
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(workingWidth, workingHeight, { fit: 'fill', kernel: 'mitchell' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data: toThreeChannels(data, info.channels), width: info.width, height: info.height };
  } catch (error) {
    throw unreadable(image, error);
  }
}

/**
 * The working image's sides in pixels for an original of `width` x `height`: equal area for all, so that texture
 * is measured at one scale relative to the image.
 */
function workingSize(width: number, height: number): [width: number, height: number] {
  const scale = Math.sqrt(WORKING_AREA / (width * height));
  const clamp = (side: number) => Math.min(LONGEST_SIDE, Math.max(SHORTEST_SIDE, Math.round(side * scale)));
  return [clamp(width), clamp(height)];
}

function toThreeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const count = data.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) rgb.fill(data[i * channels] ?? 0, i * 3, i * 3 + 3);
  return rgb;
}

function unreadable(image: Buffer | string, cause: unknown): ImageDecodeError {
  const reason = cause instanceof Error ? cause.message.trim().split('\n').at(-1) : String(cause);
  return new ImageDecodeError('image-unreadable', `cannot read ${nameOf(image)}: ${reason}`, { cause });
}

function nameOf(image: Buffer | string): string {
  return typeof image === 'string' ? `the image ${image}` : 'the image';
}
