/** The inner product of two vectors of one length: of unit vectors their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n]! * b[n]!;
  return sum;
}

/** Of two vectors of unit length, 0 to 2. */
export function cosineDistance(a: Float32Array, b: Float32Array): number {
  return Math.min(2, Math.max(0, 1 - dot(a, b)));
}
