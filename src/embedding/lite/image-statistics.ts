import { type LabPlanes, type Plane, pyramid } from './image-planes.ts';
import { type Gradient, ORIENTATIONS, roughLog2 } from './image-texture.ts';

const EDGE_SCALES = 3;
const POOLED_ORIENTATIONS = 4;
const CHROMA_FIELDS = 4;
const COLOURS = 4;
const CHANNELS = COLOURS + EDGE_SCALES * (POOLED_ORIENTATIONS + 2) + CHROMA_FIELDS;

/** Length of {@link responseStatistics}. */
export const RESPONSES_SIZE = 2 * CHANNELS + (CHANNELS * (CHANNELS - 1)) / 2;

const BANDS = 5;

/** Length of {@link bandStatistics}. */
export const BANDS_SIZE = 3 * BANDS * 3;

/** log2 of the side of the cells over which responses are averaged, in pixels of the full plane. */
const CELL_SHIFT = 2;

/** What {@link responseStatistics} looks at, all from one image. */
export interface Responses {
  readonly lab: LabPlanes;
  /** Gradients of L at full, half and quarter size. */
  readonly edges: readonly Gradient[];
  /** Detail bands of L at the same sizes. */
  readonly details: readonly Plane[];
  /** Gradients of a and b at half, then at quarter size. */
  readonly chromaEdges: readonly Gradient[];
}

/**
 * Joint statistics of colour, oriented-edge and blob responses averaged over cells of 4 x 4 pixels: mean and deviation of each
 * of 26 channels, and the correlation of every two. Such statistics describe a texture (Portilla & Simoncelli 2000)
 * and, as Gram matrices, a painter's style (Gatys, Ecker & Bethge 2016); here of fixed filters, energy over orientations and
 * scales as in GIST (Oliva & Torralba 2001).
 *
 * @param out {@link RESPONSES_SIZE} numbers, overwritten
 */
export function responseStatistics(responses: Responses, out: Float32Array): void {
  const { lab, edges, details, chromaEdges } = responses;
  const width = lab.l.width >> CELL_SHIFT;
  const height = lab.l.height >> CELL_SHIFT;
  const channels = Array.from({ length: CHANNELS }, () => new Float32Array(width * height));
  const grid = { width, height };
  let next = 0;
  const take = () => channels[next++]!;

  const [l, a, b, chroma] = [take(), take(), take(), take()];
  pool(lab.l.data, lab.l.width, CELL_SHIFT, grid, l);
  pool(lab.a.data, lab.a.width, CELL_SHIFT, grid, a);
  pool(lab.b.data, lab.b.width, CELL_SHIFT, grid, b);
  for (let i = 0; i < chroma.length; i++) chroma[i] = Math.sqrt(a[i]! * a[i]! + b[i]! * b[i]!);
  for (let level = 0; level < EDGE_SCALES; level++) {
    const shift = CELL_SHIFT - level;
    poolOrientations(edges[level]!, shift, grid, [take(), take(), take(), take()]);
    poolSigns(details[level]!, shift, grid, take(), take());
  }
  chromaEdges.forEach(({ strength, width: fieldWidth }, field) => {
    pool(strength, fieldWidth, CELL_SHIFT - 1 - (field >> 1), grid, take());
  });
  for (const channel of channels.slice(COLOURS)) compress(channel);
  correlate(channels, out);
}

/**
 * Logarithms of mean magnitude, energy and peakedness of five octaves of detail in L, a and b: slope and shape of the
 * spectrum, which tell line art, photographs and flat fills apart (Torralba & Oliva 2003).
 *
 * @param out {@link BANDS_SIZE} numbers, overwritten
 */
export function bandStatistics(lab: LabPlanes, out: Float32Array): void {
  let at = 0;
  for (const plane of [lab.l, lab.a, lab.b]) {
    for (const { data } of detailBands(pyramid(plane, BANDS + 1))) {
      const count = data.length;
      let first = 0;
      let second = 0;
      let fourth = 0;
      for (let i = 0; i < count; i++) {
        const square = data[i]! * data[i]!;
        first += Math.sqrt(square);
        second += square;
        fourth += square * square;
      }
      const energy = second / count;
      out[at++] = Math.log(0.1 + first / count);
      out[at++] = Math.log(0.1 + Math.sqrt(energy));
      out[at++] = Math.log((fourth / count + 0.01) / (energy * energy + 0.01)) / 2;
    }
  }
}

/** Difference between each level of a pyramid and the next, coarser one (Burt & Adelson 1983). */
export function detailBands(levels: readonly Plane[]): Plane[] {
  return levels.slice(0, -1).map((fine, k) => {
    const coarse = levels[k + 1]!;
    const { width, height } = fine;
    const data = new Float32Array(width * height);
    for (let y = 0, i = 0; y < height; y++) {
      const row = Math.min(coarse.height - 1, y >> 1) * coarse.width;
      for (let x = 0; x < width; x++, i++) {
        data[i] = fine.data[i]! - coarse.data[row + Math.min(coarse.width - 1, x >> 1)]!;
      }
    }
    return { data, width, height };
  });
}

interface Grid {
  readonly width: number;
  readonly height: number;
}

/** Means over cells of 2^shift x 2^shift; what does not fill a cell at the right and bottom is left out. */
function pool(data: Float32Array, stride: number, shift: number, grid: Grid, out: Float32Array): void {
  const share = 1 / (1 << (2 * shift));
  for (let y = 0; y < grid.height << shift; y++) {
    const row = (y >> shift) * grid.width;
    for (let x = 0, i = y * stride; x < grid.width << shift; x++, i++)
      out[row + (x >> shift)]! += data[i]! * share;
  }
}

function poolOrientations(field: Gradient, shift: number, grid: Grid, out: Float32Array[]): void {
  const share = 1 / (1 << (2 * shift));
  const ring = [...out, out[0]!];
  const ratio = POOLED_ORIENTATIONS / ORIENTATIONS;
  for (let y = 0; y < grid.height << shift; y++) {
    const row = (y >> shift) * grid.width;
    for (let x = 0, i = y * field.width; x < grid.width << shift; x++, i++) {
      const position = field.orientation[i]! * ratio;
      const bin = Math.min(POOLED_ORIENTATIONS - 1, position | 0);
      const strength = field.strength[i]! * share;
      const upper = (position - bin) * strength;
      const at = row + (x >> shift);
      ring[bin]![at]! += strength - upper;
      ring[bin + 1]![at]! += upper;
    }
  }
}

/** Bright and dark detail apart: ink lines are dark, highlights bright. */
function poolSigns(band: Plane, shift: number, grid: Grid, bright: Float32Array, dark: Float32Array): void {
  const share = 1 / (1 << (2 * shift));
  for (let y = 0; y < grid.height << shift; y++) {
    const row = (y >> shift) * grid.width;
    for (let x = 0, i = y * band.width; x < grid.width << shift; x++, i++) {
      const value = band.data[i]! * share;
      const at = row + (x >> shift);
      bright[at]! += Math.max(0, value);
      dark[at]! -= Math.min(0, value);
    }
  }
}

/** Logarithm, since contrast counts by ratio; strengths below 0.5 are noise and stay nearly linear. */
function compress(channel: Float32Array): void {
  for (let i = 0; i < channel.length; i++) channel[i] = roughLog2(1 + 2 * channel[i]!);
}

function correlate(channels: readonly Float32Array[], out: Float32Array): void {
  const count = channels[0]!.length;
  // Added to deviations before dividing: what hardly varies has no correlation, not a random one.
  const spreads = channels.map((data, c) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += data[i]!;
    const mean = sum / count;
    for (let i = 0; i < count; i++) data[i]! -= mean;
    const deviation = Math.sqrt(dot(data, data) / count);
    const unit = c < COLOURS ? 25 : 1;
    out[c] = mean / unit;
    out[channels.length + c] = deviation / unit;
    return deviation + (c < COLOURS ? 1 : 0.1);
  });
  let at = 2 * channels.length;
  for (let p = 0; p < channels.length; p++) {
    for (let q = p + 1; q < channels.length; q++) {
      out[at++] = dot(channels[p]!, channels[q]!) / count / (spreads[p]! * spreads[q]!);
    }
  }
}

/** Two running sums, since one would wait for itself at every step. */
function dot(a: Float32Array, b: Float32Array): number {
  const even = a.length & ~1;
  let s0 = 0;
  let s1 = 0;
  for (let i = 0; i < even; i += 2) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
  }
  return even < a.length ? s0 + s1 + a[even]! * b[even]! : s0 + s1;
}
