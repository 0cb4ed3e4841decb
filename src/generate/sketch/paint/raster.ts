import sharp, { type Sharp } from 'sharp';
import { luma } from './colour.ts';

/** An image as rows of red, green and blue bytes. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Lets the event loop live during long loops, and ends them after an abort; called once a row. */
export type Breathe = () => Promise<void> | undefined;

/** Draws an SVG document. */
export async function rasterOf(svg: string): Promise<Raster> {
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A sharp pipeline that begins with a raster. */
export function sharpOf({ width, height, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** The raster, blurred by so many pixels. */
export async function blurred(raster: Raster, pixels: number): Promise<Raster> {
  const data = await sharpOf(raster).blur(Math.max(0.3, pixels)).raw().toBuffer();
  return { ...raster, data };
}

/** A raster of the same size; `paint` writes the pixel at x, y, which begins at p in the data, to `out`. */
export async function eachPixel(
  { width, height, data }: Raster,
  breathe: Breathe,
  paint: (x: number, y: number, p: number, out: Uint8Array) => void,
): Promise<Raster> {
  const out = new Uint8Array(data.length);
  for (let y = 0, p = 0; y < height; y++) {
    await breathe();
    for (let x = 0; x < width; x++, p += 3) paint(x, y, p, out);
  }
  return { width, height, data: out };
}

/** Where the pixel nearest to x, y begins in the data; places outside count as the edge. */
export function offsetOf({ width, height }: Raster, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return (row * width + column) * 3;
}

/** Brightness of every pixel, from 0 to 1. */
export function lumaOf({ width, height, data }: Raster): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0, p = 0; i < out.length; i++, p += 3)
    out[i] = luma(data[p]!, data[p + 1]!, data[p + 2]!) / 255;
  return out;
}

/** How steeply brightness changes at a pixel (central differences), about 0 to 1. */
export function steepness(
  brightness: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  const at = (cx: number, cy: number) =>
    brightness[Math.min(height - 1, Math.max(0, cy)) * width + Math.min(width - 1, Math.max(0, cx))]!;
  const [dx, dy] = [at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1)];
  // Not Math.hypot, whose care for overflow makes it several times slower.
  return Math.sqrt(dx * dx + dy * dy);
}

/** A value brought into bounds. */
export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

/** A value brought into 0 to 255. */
export function byte(value: number): number {
  return clamp(value, 0, 255);
}
