/** A vector of unit length around a centre. @param spread expected length of the deviation. */
export function near(centre: Float32Array, spread: number, draw: () => number): Float32Array {
  const vector = new Float32Array(centre.length);
  const scale = spread / Math.sqrt(centre.length);
  let squares = 0;
  for (let n = 0; n < vector.length; n++) {
    const value = centre[n]! + scale * draw();
    vector[n] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (let n = 0; n < vector.length; n++) vector[n] = vector[n]! / length;
  return vector;
}

/** Standard normal numbers (Box & Muller, 1958). */
export function gaussianFrom(random: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
