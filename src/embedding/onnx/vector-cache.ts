/** The vectors of the texts that were asked for last: a query is often asked again, with another filter or page. */
export class VectorCache {
  readonly #most: number;
  /** Oldest first: a Map keeps the order in which keys were put in. */
  readonly #vectors = new Map<string, Float32Array>();

  /** @param most vectors kept; 0 keeps none */
  constructor(most: number) {
    this.#most = most;
  }

  /** A copy of the vector of a text, which counts as asked for now. */
  get(text: string): Float32Array | undefined {
    const vector = this.#vectors.get(text);
    if (!vector) return undefined;
    this.#vectors.delete(text);
    this.#vectors.set(text, vector);
    return vector.slice();
  }

  /** Keeps a copy of a vector and drops the one that was not asked for the longest. */
  put(text: string, vector: Float32Array): void {
    if (this.#most === 0) return;
    this.#vectors.delete(text);
    this.#vectors.set(text, vector.slice());
    if (this.#vectors.size <= this.#most) return;
    const oldest = this.#vectors.keys().next().value;
    if (oldest !== undefined) this.#vectors.delete(oldest);
  }
}
