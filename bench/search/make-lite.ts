import { LiteEmbedder } from '../../src/embedding/lite/lite-embedder.ts';
import type { DataMaker, Drawn } from './data-set.ts';
import { batchesOf, differentPrompts, Topics } from './word-lists.ts';

const BATCH = 10_000;

/** Prompts of our word lists, all different as the library would keep them, with vectors of the `lite` embedder. */
export async function makeLite(seed: number): Promise<DataMaker> {
  const embedder = await LiteEmbedder.open();
  const topics = new Topics();

  async function* rows(count: number): AsyncGenerator<Drawn[]> {
    for (const texts of batchesOf(differentPrompts(count, seed), BATCH)) {
      const vectors = await embedder.embedText(texts);
      yield texts.map((text, n) => ({ text, topic: topics.add(text), vector: vectors[n]! }));
    }
  }

  async function queries(count: number) {
    const drawn = topics.queries(count, seed);
    const vectors = await embedder.embedText(drawn.map(({ text }) => text));
    return drawn.map((query, n) => ({ ...query, vector: vectors[n]! }));
  }

  return { dimensions: embedder.model.textDimensions!, rows, queries, close: () => embedder.close() };
}
