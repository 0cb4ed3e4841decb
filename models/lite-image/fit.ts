import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type ImageProjection, standardise } from '../../src/embedding/lite/image-projection.ts';

/** How a projection is fitted. */
export interface FitOptions {
  readonly dimensions: number;
  /** Share of the within-class scatter that is replaced by a multiple of the identity, 0..1. */
  readonly shrinkage: number;
  /** Power of the between-class variance by which a direction is weighted; 0 weighs all alike. */
  readonly emphasis: number;
}

/** One image of a style: its raw features, and how much it counts beside the others. */
export interface Example {
  readonly features: Float32Array;
  readonly weight: number;
}

/** Images in one style. */
export type StyleClass = readonly Example[];

/** Added to every deviation, so that a feature that hardly ever differs from zero is not blown up. */
const DEVIATION_FLOOR = 1e-4;

interface StandardExample {
  readonly features: Float64Array;
  readonly weight: number;
}

/**
 * Fisher's linear discriminant with a shrunk within-class scatter (Friedman 1989), as whitening followed by principal
 * components of the class means: with the scatter S = L L' and the class means m, the directions are L'^-1 u for the
 * eigenvectors u of L^-1 (sum of m m') L'^-1. They are found through the Gram matrix of the whitened means, which is
 * smaller. Nothing is random: the same examples in the same order give the same weights.
 *
 * @returns a projection of at most one dimension fewer than there are classes
 */
export function fitProjection(classes: readonly StyleClass[], options: FitOptions): ImageProjection {
  const size = classes[0]![0]!.features.length;
  const { mean, scale } = standardisation(classes, size);
  const standard = classes.map((examples) =>
    examples.map(({ features, weight }) => ({
      features: Float64Array.from(standardise(features, mean, scale)),
      weight,
    })),
  );
  const centres = standard.map((examples) => centreOf(examples, size));
  const overall = centreOf(
    centres.map((features) => ({ features, weight: 1 })),
    size,
  );

  const factor = withinScatter(standard, centres, size);
  shrink(factor, size, options.shrinkage);
  cholesky(factor, size);

  const whitened = centres.map((centre) =>
    solveLower(
      factor,
      size,
      centre.map((v, f) => v - overall[f]!),
    ),
  );
  const count = whitened.length;
  const gram = Matrix.zeros(count, count);
  for (let p = 0; p < count; p++) {
    for (let q = 0; q <= p; q++) {
      const product = dot(whitened[p]!, whitened[q]!, size) / count;
      gram.set(p, q, product);
      gram.set(q, p, product);
    }
  }
  const eigen = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = eigen.realEigenvalues.map((value, i) => ({ value, i })).sort((x, y) => y.value - x.value);
  const dimensions = Math.min(options.dimensions, count - 1);
  const weights = new Float32Array(dimensions * size);
  order.slice(0, dimensions).forEach(({ value, i }, d) => {
    const direction = new Float64Array(size);
    whitened.forEach((row, p) => {
      const share = eigen.eigenvectorMatrix.get(p, i) / Math.sqrt(value * count);
      for (let f = 0; f < size; f++) direction[f]! += share * row[f]!;
    });
    const emphasis = (value / order[0]!.value) ** (options.emphasis / 2);
    solveUpper(factor, size, direction).forEach((weight, f) => {
      weights[d * size + f] = weight * emphasis;
    });
  });
  return { featureCount: size, dimensions, mean, scale, weights };
}

function standardisation(classes: readonly StyleClass[], size: number) {
  const sum = new Float64Array(size);
  const square = new Float64Array(size);
  let total = 0;
  for (const { features, weight } of classes.flat()) {
    total += weight;
    for (let f = 0; f < size; f++) {
      sum[f]! += weight * features[f]!;
      square[f]! += weight * features[f]! ** 2;
    }
  }
  const mean = Float32Array.from(sum, (s) => s / total);
  const scale = Float32Array.from(square, (s, f) => {
    const variance = s / total - (sum[f]! / total) ** 2;
    return 1 / (Math.sqrt(Math.max(0, variance)) + DEVIATION_FLOOR);
  });
  return { mean, scale };
}

function centreOf(examples: readonly StandardExample[], size: number): Float64Array {
  const centre = new Float64Array(size);
  let total = 0;
  for (const { features, weight } of examples) {
    total += weight;
    for (let f = 0; f < size; f++) centre[f]! += weight * features[f]!;
  }
  return centre.map((sum) => sum / total);
}

/** Lower triangle (row-major, full storage) of the pooled within-class covariance. */
function withinScatter(
  classes: readonly StandardExample[][],
  centres: readonly Float64Array[],
  size: number,
): Float64Array {
  const deviations = classes.flatMap((examples, c) =>
    examples.map(({ features, weight }) => features.map((v, f) => Math.sqrt(weight) * (v - centres[c]![f]!))),
  );
  const total = classes.flat().reduce((sum, { weight }) => sum + weight, 0);
  // Feature-major, so that every entry is the product of two contiguous runs; in tiles, so that these stay in cache.
  const count = deviations.length;
  const columns = Array.from({ length: size }, (_, f) => {
    const column = new Float64Array(count);
    for (let i = 0; i < count; i++) column[i] = deviations[i]![f]!;
    return column;
  });
  const scatter = new Float64Array(size * size);
  const tile = 32;
  for (let top = 0; top < size; top += tile) {
    for (let left = 0; left <= top; left += tile) {
      for (let p = top; p < Math.min(size, top + tile); p++) {
        for (let q = left; q < Math.min(p + 1, left + tile); q++) {
          scatter[p * size + q] = dot(columns[p]!, columns[q]!, count) / total;
        }
      }
    }
  }
  return scatter;
}

function shrink(scatter: Float64Array, size: number, share: number): void {
  let trace = 0;
  for (let f = 0; f < size; f++) trace += scatter[f * size + f]!;
  for (let i = 0; i < scatter.length; i++) scatter[i]! *= 1 - share;
  for (let f = 0; f < size; f++) scatter[f * size + f]! += (share * trace) / size;
}

/** Replaces the lower triangle of a positive definite matrix by its Cholesky factor. */
function cholesky(matrix: Float64Array, size: number): void {
  const rows = Array.from({ length: size }, (_, p) => matrix.subarray(p * size, (p + 1) * size));
  for (let p = 0; p < size; p++) {
    const row = rows[p]!;
    for (let q = 0; q < p; q++) {
      const other = rows[q]!;
      row[q] = (row[q]! - dot(row, other, q)) / other[q]!;
    }
    row[p] = Math.sqrt(row[p]! - dot(row, row, p));
  }
}

function solveLower(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const out = new Float64Array(size);
  for (let p = 0; p < size; p++) {
    const row = factor.subarray(p * size, p * size + p + 1);
    out[p] = (right[p]! - dot(row, out, p)) / row[p]!;
  }
  return out;
}

function solveUpper(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const out = right.slice();
  for (let p = size - 1; p >= 0; p--) {
    const row = factor.subarray(p * size, p * size + p + 1);
    const value = out[p]! / row[p]!;
    out[p] = value;
    for (let q = 0; q < p; q++) out[q]! -= value * row[q]!;
  }
  return out;
}

/** Four sums side by side: one running sum would wait for itself at every step. */
function dot(a: Float64Array, b: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < length; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + s2 + s3;
}
