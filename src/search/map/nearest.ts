/** Unit-length vectors one after another. */
export interface VectorBlock {
  values: Float32Array;
  dimensions: number;
}

/** How many vectors a block has. */
export function countOf({ values, dimensions }: VectorBlock): number {
  return values.length / dimensions;
}

/** The numbers of the k vectors of a block nearest to one, nearest first, and their cosine distances. */
export function nearestIn(
  block: VectorBlock,
  vector: Float32Array,
  k: number,
): { numbers: number[]; distances: number[] } {
  const { values, dimensions } = block;
  const numbers: number[] = [];
  const distances: number[] = [];
  for (let n = 0, at = 0; at < values.length; n++, at += dimensions) {
    let dot = 0;
    for (let i = 0; i < dimensions; i++) dot += vector[i]! * values[at + i]!;
    const distance = Math.max(0, 1 - dot);
    if (numbers.length === k && distance >= distances[k - 1]!) continue;
    let place = Math.min(numbers.length, k - 1);
    while (place > 0 && distances[place - 1]! > distance) {
      distances[place] = distances[place - 1]!;
      numbers[place] = numbers[place - 1]!;
      place--;
    }
    distances[place] = distance;
    numbers[place] = n;
  }
  return { numbers, distances };
}
