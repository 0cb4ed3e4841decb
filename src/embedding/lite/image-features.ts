import { colourMoments, JOINT_SIZE, jointHistogram, MOMENTS_SIZE } from './image-colour.ts';
import type { RgbPixels } from './image-pixels.ts';
import { halve, type LabPlanes, type Plane, pyramid, toLab } from './image-planes.ts';
import {
  BANDS_SIZE,
  bandStatistics,
  detailBands,
  RESPONSES_SIZE,
  responseStatistics,
} from './image-statistics.ts';
import {
  EDGES_SIZE,
  edgeHistogram,
  type Gradient,
  gradient,
  localBinaryPatterns,
  PATTERNS_SIZE,
} from './image-texture.ts';

/** Changes whenever the same image would give other features; weights are made for one version. */
export const FEATURE_VERSION = 1;

/** An image prepared once for all measurements. */
interface Prepared {
  readonly lab: LabPlanes;
  /** `lab` at half size: colour needs no more. */
  readonly half: LabPlanes;
  /** L at full, half, quarter and eighth size. */
  readonly lightness: readonly Plane[];
  readonly edges: readonly Gradient[];
  /** a and b at half, then at quarter size. */
  readonly chroma: readonly Plane[];
  readonly chromaEdges: readonly Gradient[];
}

/** A run of numbers in the raw feature vector that one measurement fills. */
export interface FeatureBlock {
  readonly name: string;
  readonly size: number;
  /** Histograms are compared through their square roots (Hellinger kernel; RootSIFT, Arandjelovic & Zisserman 2012). */
  readonly histogram: boolean;
  readonly measure: (image: Prepared, out: Float32Array) => void;
}

/** Strengths, in Lab units a pixel, at which an edge of lightness and one of colour begin to show. */
const FAINTEST_EDGE = 0.75;
const FAINTEST_CHROMA_EDGE = 0.4;

/** Differences, in Lab units, above compression noise. */
const PATTERN_MARGIN = 3;
const CHROMA_PATTERN_MARGIN = 1;

const PATTERN_SCALES = 3;

/** What is measured, in the order of the raw feature vector. */
export const FEATURE_BLOCKS: readonly FeatureBlock[] = [
  {
    name: 'colour',
    size: JOINT_SIZE,
    histogram: true,
    measure: ({ half }, out) => jointHistogram(half, out),
  },
  {
    name: 'colour moments',
    size: MOMENTS_SIZE,
    histogram: false,
    measure: ({ half }, out) => colourMoments(half, out),
  },
  {
    name: 'edges',
    size: 4 * EDGES_SIZE,
    histogram: true,
    measure: ({ edges }, out) =>
      each(edges, EDGES_SIZE, out, (edge, part) => edgeHistogram(edge, FAINTEST_EDGE, part)),
  },
  {
    name: 'colour edges',
    size: 4 * EDGES_SIZE,
    histogram: true,
    measure: ({ chromaEdges }, out) =>
      each(chromaEdges, EDGES_SIZE, out, (edge, part) => edgeHistogram(edge, FAINTEST_CHROMA_EDGE, part)),
  },
  {
    name: 'fine patterns',
    size: PATTERN_SCALES * PATTERNS_SIZE,
    histogram: true,
    measure: ({ lightness }, out) =>
      each(lightness.slice(0, PATTERN_SCALES), PATTERNS_SIZE, out, (plane, part) =>
        localBinaryPatterns(plane, 0, part),
      ),
  },
  {
    name: 'patterns',
    size: PATTERN_SCALES * PATTERNS_SIZE,
    histogram: true,
    measure: ({ lightness }, out) =>
      each(lightness.slice(0, PATTERN_SCALES), PATTERNS_SIZE, out, (plane, part) =>
        localBinaryPatterns(plane, PATTERN_MARGIN, part),
      ),
  },
  {
    name: 'colour patterns',
    size: 4 * PATTERNS_SIZE,
    histogram: true,
    measure: ({ chroma }, out) =>
      each(chroma, PATTERNS_SIZE, out, (plane, part) =>
        localBinaryPatterns(plane, CHROMA_PATTERN_MARGIN, part),
      ),
  },
  {
    name: 'responses',
    size: RESPONSES_SIZE,
    histogram: false,
    measure: ({ lab, lightness, edges, chromaEdges }, out) =>
      responseStatistics({ lab, edges, details: detailBands(lightness), chromaEdges }, out),
  },
  {
    name: 'bands',
    size: BANDS_SIZE,
    histogram: false,
    measure: ({ lab }, out) => bandStatistics(lab, out),
  },
];

/** Length of the raw feature vector. */
export const FEATURE_COUNT = FEATURE_BLOCKS.reduce((sum, block) => sum + block.size, 0);

/** Least side of an image, in pixels, whose coarsest scale still has something to measure. */
const LEAST_SIDE = 32;

/**
 * Measures colour and texture. What is where does not count: images of one look have other things in other places.
 *
 * @param pixels a working image, at least 32 pixels a side
 * @returns {@link FEATURE_COUNT} finite numbers in the order of {@link FEATURE_BLOCKS}
 * @throws RangeError for a smaller image
 */
export function extractFeatures(pixels: RgbPixels): Float32Array {
  if (Math.min(pixels.width, pixels.height) < LEAST_SIDE) {
    throw new RangeError(
      `an image of ${pixels.width} x ${pixels.height} is too small to measure; scale it up first`,
    );
  }
  const image = prepare(pixels);
  const features = new Float32Array(FEATURE_COUNT);
  let offset = 0;
  for (const { size, histogram, measure } of FEATURE_BLOCKS) {
    const block = features.subarray(offset, offset + size);
    measure(image, block);
    if (histogram) for (let i = 0; i < size; i++) block[i] = Math.sqrt(block[i]!);
    offset += size;
  }
  return features;
}

function prepare(pixels: RgbPixels): Prepared {
  const lab = toLab(pixels);
  const half = { l: halve(lab.l), a: halve(lab.a), b: halve(lab.b) };
  const lightness = [lab.l, ...pyramid(half.l, 3)];
  const chroma = [half.a, half.b, halve(half.a), halve(half.b)];
  return { lab, half, lightness, edges: lightness.map(gradient), chroma, chromaEdges: chroma.map(gradient) };
}

/** Gives each item its own run of `size` numbers of `out`. */
function each<T>(
  items: readonly T[],
  size: number,
  out: Float32Array,
  fill: (item: T, part: Float32Array) => void,
) {
  for (const [i, item] of items.entries()) fill(item, out.subarray(i * size, (i + 1) * size));
}
