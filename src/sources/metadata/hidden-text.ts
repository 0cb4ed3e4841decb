import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { decodeBytes } from '../../images/exif.ts';

// "Stealth PNG info", as NovelAI and an extension of A1111 write it: a signature, the length in bits, and the text, in the lowest
// bits of the alpha channel (or of red, green and blue), column by column.
const SIGNATURES = {
  stealth_pnginfo: { inAlpha: true, isPacked: false },
  stealth_pngcomp: { inAlpha: true, isPacked: true },
  stealth_rgbinfo: { inAlpha: false, isPacked: false },
  stealth_rgbcomp: { inAlpha: false, isPacked: true },
} as const;
const SIGNATURE_BITS = 15 * 8;
const LENGTH_BITS = 32;
/** Longest text that is read, in bytes, as it lies in the pixels and unpacked. */
const MAX_BYTES = 500_000;
const MAX_TEXT_BYTES = 4_000_000;
/** Largest image that is searched, in pixels. */
const MAX_PIXELS = 100_000_000;

/** The text that is hidden in an image's pixels, where there is one. Reads no more columns than it needs. */
export async function readHiddenText(bytes: Uint8Array): Promise<string | undefined> {
  const {
    format,
    width,
    height,
    hasAlpha,
    depth,
    pages = 1,
  } = await sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
  }).metadata();
  // Other formats lose the lowest bits.
  if ((format !== 'png' && format !== 'webp') || depth !== 'uchar' || pages > 1) return undefined;
  const read = async (inAlpha: boolean, bits: number) => {
    const columns = Math.min(width, Math.ceil(bits / (inAlpha ? 1 : 3) / height));
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
      .extract({ left: 0, top: 0, width: columns, height })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return lowestBits(data, { ...info, inAlpha });
  };
  for (const inAlpha of hasAlpha ? [true, false] : [false]) {
    const head = await read(inAlpha, SIGNATURE_BITS + LENGTH_BITS);
    const name = head.toString('latin1', 0, SIGNATURE_BITS / 8) as keyof typeof SIGNATURES;
    const signature = Object.hasOwn(SIGNATURES, name) ? SIGNATURES[name] : undefined;
    if (signature?.inAlpha !== inAlpha || head.length < (SIGNATURE_BITS + LENGTH_BITS) / 8) continue;
    const length = Math.ceil(head.readUInt32BE(SIGNATURE_BITS / 8) / 8);
    if (length === 0 || length > MAX_BYTES) return undefined;
    const start = (SIGNATURE_BITS + LENGTH_BITS) / 8;
    const body = (await read(inAlpha, 8 * (start + length))).subarray(start, start + length);
    if (body.length < length) return undefined;
    return decodeBytes(signature.isPacked ? gunzipSync(body, { maxOutputLength: MAX_TEXT_BYTES }) : body);
  }
  return undefined;
}

interface Pixels {
  width: number;
  height: number;
  channels: number;
  inAlpha: boolean;
}

function lowestBits(data: Buffer, { width, height, channels, inAlpha }: Pixels): Buffer {
  const colours = Math.min(3, channels);
  const perPixel = inAlpha ? 1 : colours;
  const bits = Buffer.alloc(Math.floor((width * height * perPixel) / 8));
  let at = 0;
  for (let x = 0; x < width; x += 1)
    for (let y = 0; y < height; y += 1) {
      const pixel = (y * width + x) * channels;
      for (let channel = 0; channel < perPixel; channel += 1, at += 1) {
        const bit = data[pixel + (inAlpha ? channels - 1 : channel)]! & 1;
        if (at >> 3 < bits.length) bits[at >> 3]! |= bit << (7 - (at & 7));
      }
    }
  return bits;
}
