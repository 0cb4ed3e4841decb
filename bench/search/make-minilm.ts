import { createEmbedder } from '../../src/embedding/create-embedder.ts';
import { randomFrom } from '../support/prompt-rows.ts';
import type { DataMaker, Drawn } from './data-set.ts';
import { gaussianFrom, near } from './noise.ts';
import { batchesOf, differentPrompts, Topics } from './word-lists.ts';

/** Prompts that MiniLM embeds: a million would take it hours. */
const EMBEDDED = 20_000;
/** How far the vector of a variation is from that of its prompt: a cosine of .94. */
const SPREAD = 0.35;
const BATCH = 10_000;

/**
 * Prompts of our word lists with vectors of MiniLM, and variations of each of them, in which one phrase is another and
 * whose vector is that of the prompt with some noise. Queries have vectors of their own.
 */
export async function makeMinilm(seed: number): Promise<DataMaker> {
  const embedder = await createEmbedder('minilm');
  const topics = new Topics();

  async function* rows(count: number): AsyncGenerator<Drawn[]> {
    const texts = [...differentPrompts(Math.min(count, EMBEDDED), seed)];
    const vectors = await embedder.embedText(texts);
    const draw = gaussianFrom(randomFrom(seed + 1));
    for (const batch of batchesOf(textsOf(texts, count), BATCH))
      yield batch.map(({ text, of }) => {
        const vector = text === texts[of] ? vectors[of]! : near(vectors[of]!, SPREAD, draw);
        return { text, topic: topics.add(text), vector };
      });
  }

  /** All prompts, then a variation of each again and again; no two texts are alike. */
  function* textsOf(prompts: string[], count: number): Generator<{ text: string; of: number }> {
    const random = randomFrom(seed + 2);
    const phrases = [...new Set(prompts.flatMap((prompt) => prompt.split(', ').slice(1)))];
    const seen = new Set(prompts);
    for (const [of, text] of prompts.entries()) yield { text, of };
    while (seen.size < count) {
      const of = seen.size % prompts.length;
      const parts = prompts[of]!.split(', ');
      parts[1 + Math.floor(random() * (parts.length - 1))] = phrases[Math.floor(random() * phrases.length)]!;
      const text = parts.join(', ');
      if (seen.has(text)) continue;
      seen.add(text);
      yield { text, of };
    }
  }

  async function queries(count: number) {
    const drawn = topics.queries(count, seed);
    const vectors = await embedder.embedText(
      drawn.map(({ text }) => text),
      { purpose: 'query' },
    );
    return drawn.map((query, n) => ({ ...query, vector: vectors[n]! }));
  }

  return { dimensions: embedder.model.textDimensions!, rows, queries, close: () => embedder.close() };
}
