import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Embedder, EmbedOptions } from '../embedder.ts';
import { parseTokenVectors, type TokenVectors } from './text-vectors.ts';

/** What `config.json` of a text model says of reading queries; the former model has none. */
export const QueryReadingSchema = z.object({
  file: z.string(),
  /** How much of a query's vector is the other model's reading, 0 to 1. */
  share: z.number().min(0).max(1),
  /** A longer query is a pasted prompt, which the model itself finds better. */
  maxWords: z.number().int().positive(),
});
type QueryReading = z.infer<typeof QueryReadingSchema>;

/**
 * Adds to the vectors of queries what a model that reads whole sentences makes of them. Its vectors are brought into the
 * space of the static model by a linear map (models/lite-text/queries.py), so that those of documents stay as they are.
 */
export class QueryReader {
  readonly #reading: QueryReading;
  /** One row a dimension here, one column a dimension of the other model. */
  readonly #map: TokenVectors;
  readonly #reader: Embedder;

  private constructor(reading: QueryReading, map: TokenVectors, reader: Embedder) {
    this.#reading = reading;
    this.#map = map;
    this.#reader = reader;
  }

  /**
   * Loads the map and the other model's weights.
   * @param reader opens the other model; it is closed with what is returned
   * @throws Error for a map that is missing, damaged or of other dimensions; what opening the model throws
   */
  static async load(
    folder: string,
    reading: QueryReading,
    openReader: () => Promise<Embedder>,
  ): Promise<QueryReader> {
    const map = parseTokenVectors(await readFile(path.join(folder, reading.file)));
    const reader = await openReader();
    try {
      const [first] = await reader.embedText(['a query'], { purpose: 'query' });
      if (first?.length !== map.dimensions)
        throw new Error(`${reading.file} maps ${map.dimensions} dimensions, not ${first?.length}`);
      return new QueryReader(reading, map, reader);
    } catch (error) {
      await reader.close();
      throw error;
    }
  }

  /**
   * The vectors of queries with the other model's reading in them; as they were for long queries, and for those of which
   * either model knows no word.
   * @param vectors of the queries by the static model, in order, of unit length
   * @param unknown the vector of queries of which it knows no word
   */
  async mix(
    queries: readonly string[],
    vectors: readonly Float32Array[],
    unknown: Float32Array,
    options: EmbedOptions,
  ): Promise<Float32Array[]> {
    const mixed = [...vectors];
    const places = queries.flatMap((query, n) =>
      wordsOf(query) > this.#reading.maxWords || isSame(vectors[n]!, unknown) ? [] : [n],
    );
    if (places.length === 0) return mixed;
    const { signal } = options;
    const read = await this.#reader.embedText(
      places.map((n) => queries[n]!),
      { purpose: 'query', ...(signal && { signal }) },
    );
    const nothing = this.#reader.model.unknownText;
    for (const [at, n] of places.entries()) {
      const reading = read[at]!;
      if (!nothing || !isSame(reading, nothing)) mixed[n] = this.#add(vectors[n]!, reading);
    }
    return mixed;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }

  #add(own: Float32Array, reading: Float32Array): Float32Array {
    const { dimensions, scales, values } = this.#map;
    const mapped = scales.map((scale, row) => {
      let sum = 0;
      for (let n = 0; n < dimensions; n++) sum += values[row * dimensions + n]! * reading[n]!;
      return scale * sum;
    });
    const { share } = this.#reading;
    const length = Math.hypot(...mapped) || 1;
    const sum = own.map((value, n) => (1 - share) * value + (share * mapped[n]!) / length);
    const whole = Math.hypot(...sum);
    return whole > 0 ? sum.map((value) => value / whole) : own;
  }
}

function wordsOf(query: string): number {
  return query.match(/\S+/g)?.length ?? 0;
}

function isSame(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, n) => value === b[n]);
}
