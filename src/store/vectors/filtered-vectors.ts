/** A row and how far its vector is from a query. */
export interface NearRow {
  id: string;
  promptId: string;
  /** Cosine distance, 0 to 2. */
  distance: number;
}

/** Candidates are kept until there are this many times k, before the further ones are dropped. */
const SLACK = 4;

/** Some rows with their vectors, in memory: prompts or images. */
export class FilteredVectors {
  /** Ascending. */
  readonly ids: readonly string[];
  /** The prompts that they belong to; of prompts they themselves. */
  readonly #promptIds: readonly string[];
  readonly #vectors: Float32Array;
  readonly #dimensions: number;

  /** @param vectors one after the other; they are brought to unit length. */
  constructor(ids: readonly string[], vectors: Float32Array, promptIds = ids) {
    this.ids = ids;
    this.#promptIds = promptIds;
    this.#vectors = vectors;
    this.#dimensions = ids.length > 0 ? vectors.length / ids.length : 0;
    for (let n = 0; n < ids.length; n++) toUnitLength(this.#at(n));
  }

  /** The k rows nearest to a vector, nearest first. Every one is compared: a millisecond for some thousands. */
  nearest(vector: Float32Array, k: number): NearRow[] {
    const query = toUnitLength(Float32Array.from(vector));
    const near: { n: number; distance: number }[] = [];
    let furthest = Number.POSITIVE_INFINITY;
    const prune = () => {
      near.sort((a, b) => a.distance - b.distance || a.n - b.n);
      near.length = Math.min(near.length, k);
      if (near.length === k) furthest = near[k - 1]!.distance;
    };
    for (let n = 0; n < this.ids.length; n++) {
      const distance = 1 - product(query, this.#vectors, n * this.#dimensions);
      if (distance >= furthest) continue;
      near.push({ n, distance });
      if (near.length >= SLACK * k) prune();
    }
    prune();
    return near.map(({ n, distance }) => ({
      id: this.ids[n]!,
      promptId: this.#promptIds[n]!,
      distance: Math.min(2, Math.max(0, distance)),
    }));
  }

  #at(n: number): Float32Array {
    return this.#vectors.subarray(n * this.#dimensions, (n + 1) * this.#dimensions);
  }
}

/** Of a vector with the one that begins at a place among others. Four sums at a time need not wait for each other. */
function product(query: Float32Array, vectors: Float32Array, from: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = query.length - (query.length % 4);
  for (let n = 0; n < whole; n += 4) {
    a += query[n]! * vectors[from + n]!;
    b += query[n + 1]! * vectors[from + n + 1]!;
    c += query[n + 2]! * vectors[from + n + 2]!;
    d += query[n + 3]! * vectors[from + n + 3]!;
  }
  for (let n = whole; n < query.length; n++) a += query[n]! * vectors[from + n]!;
  return a + b + c + d;
}

function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let n = 0; n < vector.length; n++) vector[n]! /= length;
  return vector;
}
