import type { RgbPixels } from './image-pixels.ts';

/** One channel of an image as floating-point numbers, rows from the top. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** An image in CIE 1976 L*a*b* (D65): L from 0 to 100, a and b from about -100 to 100. */
export interface LabPlanes {
  readonly l: Plane;
  readonly a: Plane;
  readonly b: Plane;
}

/** sRGB transfer curve (IEC 61966-2-1), byte to linear light 0..1. */
const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** CIE f(t), tabulated because a cube root a channel a pixel would cost more than all else here. */
const CURVE_STEPS = 8192;
const CURVE = Float32Array.from({ length: CURVE_STEPS + 2 }, (_, step) => {
  const t = step / CURVE_STEPS;
  return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
});

/** Converts sRGB pixels to CIE L*a*b* planes of the same size. */
export function toLab(pixels: RgbPixels): LabPlanes {
  const { data, width, height } = pixels;
  const count = width * height;
  const l = new Float32Array(count);
  const a = new Float32Array(count);
  const b = new Float32Array(count);
  for (let i = 0, p = 0; i < count; i++, p += 3) {
    const red = LINEAR[data[p]!]!;
    const green = LINEAR[data[p + 1]!]!;
    const blue = LINEAR[data[p + 2]!]!;
    const fx = curve(0.4339499 * red + 0.3762098 * green + 0.1898403 * blue);
    const fy = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const fz = curve(0.0177566 * red + 0.109468 * green + 0.8727755 * blue);
    l[i] = 116 * fy - 16;
    a[i] = 500 * (fx - fy);
    b[i] = 200 * (fy - fz);
  }
  return { l: { data: l, width, height }, a: { data: a, width, height }, b: { data: b, width, height } };
}

/** Halves a plane by averaging 2 x 2 blocks; a side of one pixel stays one. */
export function halve(plane: Plane): Plane {
  const width = Math.max(1, plane.width >> 1);
  const height = Math.max(1, plane.height >> 1);
  const right = plane.width > 1 ? 1 : 0;
  const below = plane.height > 1 ? plane.width : 0;
  const source = plane.data;
  const data = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    let p = 2 * y * plane.width;
    for (let x = 0; x < width; x++, i++, p += 2) {
      data[i] = 0.25 * (source[p]! + source[p + right]! + source[p + below]! + source[p + below + right]!);
    }
  }
  return { data, width, height };
}

/** A plane and its successive halvings, `levels` in all. */
export function pyramid(plane: Plane, levels: number): Plane[] {
  const planes = [plane];
  while (planes.length < levels) planes.push(halve(planes[planes.length - 1]!));
  return planes;
}

function curve(t: number): number {
  const position = t * CURVE_STEPS;
  const step = position | 0;
  const from = CURVE[step]!;
  return from + (position - step) * (CURVE[step + 1]! - from);
}
