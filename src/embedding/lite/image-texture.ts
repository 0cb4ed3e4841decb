import type { Plane } from './image-planes.ts';

/** Orientations told apart over half a turn. */
export const ORIENTATIONS = 8;
const STRENGTHS = 5;

/** Length of {@link edgeHistogram}. */
export const EDGES_SIZE = (ORIENTATIONS + 1) * STRENGTHS;

/** Length of {@link localBinaryPatterns}: 58 uniform patterns and one bin for all others. */
export const PATTERNS_SIZE = 59;

/** Gradient of a plane at each of its pixels. */
export interface Gradient {
  /** In units of the plane a pixel. */
  readonly strength: Float32Array;
  /** Direction without its sign, 0 to {@link ORIENTATIONS} for half a turn. */
  readonly orientation: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Gradient by central differences (Dalal & Triggs 2005); pixels outside repeat the border. */
export function gradient(plane: Plane): Gradient {
  const { data, width, height } = plane;
  const strength = new Float32Array(width * height);
  const orientation = new Float32Array(width * height);
  const turn = ORIENTATIONS / Math.PI;
  for (let y = 0, i = 0; y < height; y++) {
    const up = y > 0 ? width : 0;
    const down = y < height - 1 ? width : 0;
    let left = data[i]!;
    let here = left;
    for (const end = i + width; i < end; i++) {
      const right = i + 1 < end ? data[i + 1]! : here;
      const dx = 0.5 * (right - left);
      const dy = 0.5 * (data[i + down]! - data[i - up]!);
      left = here;
      here = right;
      strength[i] = Math.sqrt(dx * dx + dy * dy);
      const angle = unsignedAngle(dx, dy) * turn;
      orientation[i] = angle < 0 ? angle + ORIENTATIONS : angle;
    }
  }
  return { strength, orientation, width, height };
}

/**
 * Joint histogram of edge orientation and strength, sum 1, followed by that of strength alone, sum 1. It is the MPEG-7
 * edge histogram (Manjunath et al. 2001) with soft bins and with logarithmic levels of strength in place of one threshold.
 *
 * @param faintest strength of the second level; each further level doubles it, the first holds flat pixels
 * @param out {@link EDGES_SIZE} zeros, filled
 */
export function edgeHistogram(field: Gradient, faintest: number, out: Float32Array): void {
  const count = field.strength.length;
  const share = 1 / count;
  const alone = ORIENTATIONS * STRENGTHS;
  for (let i = 0; i < count; i++) {
    const ratio = field.strength[i]! / faintest;
    const level = Math.min(STRENGTHS - 1.001, ratio < 1 ? ratio : 1 + roughLog2(ratio));
    const level0 = level | 0;
    const w1 = (level - level0) * share;
    const w0 = share - w1;
    const orientation = field.orientation[i]!;
    const bin = orientation | 0;
    const f = orientation - bin;
    const lower = (bin % ORIENTATIONS) * STRENGTHS + level0;
    const upper = ((bin + 1) % ORIENTATIONS) * STRENGTHS + level0;
    out[lower]! += w0 * (1 - f);
    out[lower + 1]! += w1 * (1 - f);
    out[upper]! += w0 * f;
    out[upper + 1]! += w1 * f;
  }
  for (let j = 0; j < alone; j++) out[alone + (j % STRENGTHS)]! += out[j]!;
}

/** Steps a unit into which planes are divided for pattern comparison. */
const PATTERN_STEPS = 128;

const UNIFORM = uniformPatterns();

/**
 * Histogram of 8-neighbour local binary patterns, sum 1, uniform ones told apart (Ojala, Pietikäinen & Mäenpää 2002).
 * A neighbour counts as brighter only by more than `margin`: with 0 the finest grain shows, with more, compression
 * noise reads as flat (Tan & Triggs 2010).
 *
 * @param margin in units of the plane
 * @param out {@link PATTERNS_SIZE} zeros, filled
 */
export function localBinaryPatterns(plane: Plane, margin: number, out: Float32Array): void {
  const { width, height } = plane;
  if (width < 3 || height < 3) return;
  // Integers, so that a comparison is a sign bit: branches on noise are mispredicted half the time.
  const v = new Int32Array(plane.data.length);
  for (let i = 0; i < v.length; i++) v[i] = plane.data[i]! * PATTERN_STEPS;
  const counts = new Uint32Array(256);
  const step = Math.round(margin * PATTERN_STEPS);
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = i + width - 2; i < end; i++) {
      const c = v[i]! + step;
      const code =
        ((c - v[i - width - 1]!) >>> 31) |
        (((c - v[i - width]!) >>> 31) << 1) |
        (((c - v[i - width + 1]!) >>> 31) << 2) |
        (((c - v[i + 1]!) >>> 31) << 3) |
        (((c - v[i + width + 1]!) >>> 31) << 4) |
        (((c - v[i + width]!) >>> 31) << 5) |
        (((c - v[i + width - 1]!) >>> 31) << 6) |
        (((c - v[i - 1]!) >>> 31) << 7);
      counts[code]!++;
    }
  }
  const share = 1 / ((width - 2) * (height - 2));
  for (let code = 0; code < 256; code++) out[UNIFORM[code]!]! += counts[code]! * share;
}

/** log2 of a positive number to 0.01, from the bits of a 32-bit float. */
export function roughLog2(value: number): number {
  FLOAT[0] = value;
  const bits = FLOAT_BITS[0]!;
  const mantissa = (bits & 0x7fffff) / 0x800000;
  return (bits >> 23) - 127 + mantissa * (1.3465552 - 0.3465552 * mantissa);
}

const FLOAT = new Float32Array(1);
const FLOAT_BITS = new Int32Array(FLOAT.buffer);

/** For each 8-bit ring of comparisons its bin: patterns with at most two changes around the ring have their own. */
function uniformPatterns(): Uint8Array {
  const table = new Uint8Array(256);
  let next = 0;
  for (let code = 0; code < 256; code++) {
    const turned = ((code << 1) | (code >> 7)) & 255;
    let changes = 0;
    for (let bits = code ^ turned; bits > 0; bits >>= 1) changes += bits & 1;
    table[code] = changes <= 2 ? next++ : PATTERNS_SIZE - 1;
  }
  return table;
}

/** Angle of the line through (x, y), -pi/2 to pi/2, by an odd polynomial good to 0.0003; 0 for the point (0, 0). */
function unsignedAngle(x: number, y: number): number {
  const px = x < 0 ? -x : x;
  const py = x < 0 ? -y : y;
  const steep = (py < 0 ? -py : py) > px;
  const t = steep ? px / py : py / (px + 1e-12);
  const s = t * t;
  const series =
    0.99997726 + s * (-0.33262347 + s * (0.19354346 + s * (-0.11643287 + s * (0.05265332 - s * 0.0117212))));
  const angle = t * series;
  return steep ? (py > 0 ? Math.PI / 2 : -Math.PI / 2) - angle : angle;
}
