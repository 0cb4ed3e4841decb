import { readFile } from 'node:fs/promises';

/** A learned linear map from raw features to the space in which images of one style lie close together. */
export interface ImageProjection {
  readonly featureCount: number;
  readonly dimensions: number;
  /** Subtracted from the raw features; `featureCount` numbers. */
  readonly mean: Float32Array;
  /** Multiplied after the mean is taken off; `featureCount` numbers. */
  readonly scale: Float32Array;
  /** `dimensions` rows of `featureCount` weights. */
  readonly weights: Float32Array;
}

/** "PLIP", little-endian: a promptloom image projection. */
const MAGIC = 0x50494c50;
const FORMAT = 1;
const HEADER_BYTES = 16;

/** Standardised features beyond this many deviations are cut: no odd image may be ruled by one number. */
const FEATURE_LIMIT = 5;

/**
 * Applies a projection.
 *
 * @param features `featureCount` raw features
 * @returns `dimensions` numbers of unit length
 */
export function project(projection: ImageProjection, features: Float32Array): Float32Array {
  const { featureCount, dimensions, weights } = projection;
  const standard = standardise(features, projection.mean, projection.scale);
  const out = new Float32Array(dimensions);
  let square = 0;
  for (let d = 0, w = 0; d < dimensions; d++) {
    let even = 0;
    let odd = 0;
    let i = 0;
    for (; i + 1 < featureCount; i += 2, w += 2) {
      even += weights[w]! * standard[i]!;
      odd += weights[w + 1]! * standard[i + 1]!;
    }
    if (i < featureCount) even += weights[w++]! * standard[i]!;
    out[d] = even + odd;
    square += (even + odd) ** 2;
  }
  // An image that is average in everything has no direction; it gets a fixed one rather than none.
  if (square < 1e-20) out[0] = square = 1;
  const length = Math.sqrt(square);
  for (let d = 0; d < dimensions; d++) out[d]! /= length;
  return out;
}

/** Raw features in deviations from their means, cut at five. */
export function standardise(features: Float32Array, mean: Float32Array, scale: Float32Array): Float32Array {
  const standard = new Float32Array(features.length);
  for (let i = 0; i < standard.length; i++) {
    const value = (features[i]! - mean[i]!) * scale[i]!;
    standard[i] = Math.max(-FEATURE_LIMIT, Math.min(FEATURE_LIMIT, value));
  }
  return standard;
}

/**
 * Reads a weights file written by {@link encodeProjection}.
 *
 * @throws Error when the file is missing, of another format, or cut short
 */
export async function loadProjection(path: string): Promise<ImageProjection> {
  return decodeProjection(await readFile(path), path);
}

/** Reads the bytes of a weights file; `name` is used in errors. */
export function decodeProjection(bytes: Uint8Array, name: string): ImageProjection {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < HEADER_BYTES ||
    view.getUint32(0, true) !== MAGIC ||
    view.getUint32(4, true) !== FORMAT
  ) {
    throw new Error(
      `${name} is not an image projection of format ${FORMAT}; make it again with models/lite-image/make.ts`,
    );
  }
  const featureCount = view.getUint32(8, true);
  const dimensions = view.getUint32(12, true);
  const expected = byteLength(featureCount, dimensions);
  if (bytes.length !== expected) {
    throw new Error(`${name} has ${bytes.length} bytes instead of ${expected}: it is cut short or damaged`);
  }
  const floats = (offset: number, count: number) =>
    Float32Array.from({ length: count }, (_, i) => view.getFloat32(HEADER_BYTES + 4 * (offset + i), true));
  const mean = floats(0, featureCount);
  const scale = floats(featureCount, featureCount);
  const steps = floats(2 * featureCount, dimensions);
  const at = weightsStart(featureCount, dimensions);
  const weights = new Float32Array(dimensions * featureCount);
  for (let d = 0, w = 0; d < dimensions; d++) {
    for (let i = 0; i < featureCount; i++, w++) weights[w] = view.getInt8(at + w) * steps[d]!;
  }
  return { featureCount, dimensions, mean, scale, weights };
}

/** Writes a projection as a weights file: eight bits a weight with one step a row, all else 32-bit, little-endian. */
export function encodeProjection(projection: ImageProjection): Uint8Array {
  const { featureCount, dimensions, mean, scale, weights } = projection;
  const bytes = new Uint8Array(byteLength(featureCount, dimensions));
  const view = new DataView(bytes.buffer);
  for (const [i, value] of [MAGIC, FORMAT, featureCount, dimensions].entries()) {
    view.setUint32(4 * i, value, true);
  }
  const steps = Array.from({ length: dimensions }, (_, d) => {
    const row = weights.subarray(d * featureCount, (d + 1) * featureCount);
    return Math.fround(row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1);
  });
  for (const [i, value] of [...mean, ...scale, ...steps].entries()) {
    view.setFloat32(HEADER_BYTES + 4 * i, value, true);
  }
  const at = weightsStart(featureCount, dimensions);
  for (let w = 0; w < weights.length; w++) {
    view.setInt8(at + w, Math.round(weights[w]! / steps[Math.floor(w / featureCount)]!));
  }
  return bytes;
}

function byteLength(featureCount: number, dimensions: number): number {
  return weightsStart(featureCount, dimensions) + featureCount * dimensions;
}

function weightsStart(featureCount: number, dimensions: number): number {
  return HEADER_BYTES + 4 * (2 * featureCount + dimensions);
}
