import sharp, { type Metadata, type Sharp } from 'sharp';
import { Queue } from '../../async/queue.ts';
import { PromptloomError } from '../../errors.ts';
import { tooLarge } from '../../images/image-size.ts';
import type { ModelEntry } from '../models/model-entry.ts';
import { type Pixels, partBehind, type Resizing, resample } from './resample.ts';

/** Pixels from which on images are read one at a time in a thread: some are decoded whole, up to 800 MB of pixels. */
const LARGE = 32e6;
const largeImages = new Queue(1);

/** How a model wants its images: its entry's `image`. */
export type ImageSettings = NonNullable<ModelEntry['image']>;

/**
 * Reads an encoded image into the numbers that a model sees, as `transformers`' image processors do with it:
 *
 * - turned upright by its EXIF orientation; the first frame of an animation; 16-bit to 8-bit;
 * - embedded colour profiles to sRGB (the reference ignores profiles: this is what people see); CMYK without one as
 *   Pillow converts it;
 * - an alpha channel is dropped, not composited, as Pillow's `convert('RGB')` drops it: colours under transparent
 *   pixels count;
 * - `crop`: the shortest side to `size`, the other one to scale, rounded down; then the centre, the left and upper
 *   margin rounded down; `squash`: both sides to `size`;
 * - bicubic (a = -0.5) or bilinear, widened to the scale, as Pillow's resampling;
 * - (value / 255 - mean) / deviation.
 *
 * A JPEG (or WebP) is decoded at a half, a quarter or an eighth of its size as long as that leaves twice what is
 * wanted. With libvips' resizing this moves the numbers by 0.003 to 0.012 on average against Pillow's on noisy
 * images of up to three megapixels, 0.02 on pure noise of twelve.
 *
 * @param image encoded bytes, or the path of a file
 * @param target where to write 3 x size x size numbers, planes of red, green and blue one after another
 * @throws PromptloomError `image-unreadable` for what is no image, is cut short, or has too many pixels
 */
export async function readPixels(
  image: Uint8Array | string,
  settings: ImageSettings,
  target: Float32Array,
): Promise<void> {
  const { data, channels } = await readSquare(image, settings);
  const { size, mean, deviation } = settings;
  const area = size * size;
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * deviation[channel]!);
    const shift = mean[channel]! / deviation[channel]!;
    const from = channels < 3 ? 0 : channel;
    const to = channel * area;
    for (let n = 0; n < area; n++) target[to + n] = data[n * channels + from]! * scale - shift;
  }
}

/** The model's square of 8-bit sRGB pixels. */
async function readSquare(image: Uint8Array | string, settings: ImageSettings): Promise<Square> {
  if (image.length === 0) throw unreadable(image, 'it is empty');
  const input =
    typeof image === 'string' ? image : Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  const source = sharp(input, { limitInputPixels: false, failOn: 'error', pages: 1 });
  try {
    const header = await source.metadata();
    const { width, height } = header.autoOrient;
    const excess = tooLarge(width, height);
    if (excess) throw unreadable(image, excess);
    const square = () => squareOf(source, header, settings);
    return await (width * height > LARGE ? largeImages.run(square) : square());
  } catch (error) {
    if (error instanceof PromptloomError) throw error;
    const reason = error instanceof Error ? error.message.trim().split('\n').at(-1)! : String(error);
    throw unreadable(image, reason, error);
  }
}

async function squareOf(source: Sharp, header: Metadata, settings: ImageSettings): Promise<Square> {
  const { size, resample: kernel } = settings;
  const from = header.autoOrient;
  const [width, height] = resizedTo(from.width, from.height, settings);
  const left = Math.floor((width - size) / 2);
  const top = Math.floor((height - size) / 2);
  const window = { left, top, width: size, height: size };
  const upright = await inRgb(source.autoOrient(), header);
  const enlarges = width > from.width || height > from.height;
  const shrinks = width < from.width || height < from.height;
  // Resizing with an alpha channel would weigh colours by it, so it goes before.
  const opaque = async () => (header.hasAlpha ? fromRaw(await rawOf(upright.removeAlpha())) : upright);
  if (!enlarges) return rawOf(shrink(await opaque(), width, height, kernel).extract(window));
  if (shrinks) {
    const to = { width: Math.min(width, from.width), height: Math.min(height, from.height) };
    const short = await rawOf(shrink(await opaque(), to.width, to.height, kernel));
    return resampled(short, { from: to, to: { width, height }, window, kernel });
  }
  // Of a strip only the middle is read.
  const resizing = { from, to: { width, height }, window, kernel };
  const part = await rawOf(upright.extract(partBehind(resizing)).removeAlpha());
  return resampled(part, resizing);
}

function shrink(pipeline: Sharp, width: number, height: number, kernel: ImageSettings['resample']): Sharp {
  const name = kernel === 'bicubic' ? 'cubic' : 'linear';
  // Decoded at no less than twice the size that is wanted: see the note on parity above.
  return pipeline.resize(width, height, { fit: 'fill', kernel: name, fastShrinkOnLoad: false });
}

function resampled(part: Pixels, resizing: Resizing): Square {
  return { data: resample(part, resizing), channels: part.channels };
}

/**
 * CMYK without a profile is anyone's guess: Pillow's, which the models learned from, multiplies the lights that ink
 * and black let through. With a profile, libvips goes by it.
 */
async function inRgb(pipeline: Sharp, header: Metadata): Promise<Sharp> {
  if (header.space !== 'cmyk' || header.icc || header.channels !== 4) return pipeline;
  const inks = await pipeline
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = inks.info;
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let n = 0; n < width * height; n++) {
    const light = (255 - inks.data[4 * n + 3]!) / 255;
    for (let c = 0; c < 3; c++) rgb[3 * n + c] = (255 - inks.data[4 * n + c]!) * light;
  }
  return fromRaw({ data: new Uint8Array(rgb.buffer), width, height, channels: 3 });
}

interface Square {
  data: Uint8Array;
  channels: number;
}

async function rawOf(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function fromRaw({ data, width, height, channels }: Pixels): Sharp {
  const raw = { width, height, channels: channels as 1 | 3 };
  return sharp(data, { raw, limitInputPixels: false });
}

/** The sides of the whole image before the centre is cut out. */
function resizedTo(
  width: number,
  height: number,
  { size, fit }: Pick<ImageSettings, 'size' | 'fit'>,
): [width: number, height: number] {
  if (fit === 'squash') return [size, size];
  return width <= height
    ? [size, Math.floor((size * height) / width)]
    : [Math.floor((size * width) / height), size];
}

function unreadable(image: Uint8Array | string, reason: string, cause?: unknown): PromptloomError {
  const name = typeof image === 'string' ? `the image ${image}` : 'the image';
  return new PromptloomError('image-unreadable', `cannot read ${name}: ${reason}`, {
    hint: 'PNG, JPEG, WebP, AVIF, GIF and TIFF images of up to 268 million pixels can be read.',
    cause,
  });
}
