import { LiteEmbedder } from '../../src/embedding/lite/lite-embedder.ts';
import { randomFrom, realisticPrompts } from '../support/prompt-rows.ts';
import type { DataMaker, Drawn } from './data-set.ts';

const BATCH = 10_000;
/** What a prompt is about is what it begins with; the word lists hold about this many beginnings. */
const RARE_TOPICS = 15;

/** Prompts of our word lists, all different as the library would keep them, with vectors of the `lite` embedder. */
export async function makeLite(seed: number): Promise<DataMaker> {
  const embedder = await LiteEmbedder.open();
  const topics = new Map<string, number>();

  async function* rows(count: number): AsyncGenerator<Drawn[]> {
    for (const texts of batches(differentPrompts(count, seed))) {
      const vectors = await embedder.embedText(texts);
      yield texts.map((text, n) => {
        const topic = topicOf(text);
        topics.set(topic, (topics.get(topic) ?? 0) + 1);
        return { text, topic, vector: vectors[n]! };
      });
    }
  }

  /** Ideas as people type them: some words in a row of prompts made with another seed. */
  async function queries(count: number) {
    const random = randomFrom(seed + 99);
    const rare = [...topics]
      .sort((a, b) => a[1] - b[1])
      .slice(0, RARE_TOPICS)
      .map(([topic]) => topic);
    const drawn = [...differentPrompts(count, seed + 4242)].map((prompt) => {
      const words = prompt.replaceAll(',', '').split(' ');
      const from = Math.floor(random() * Math.max(1, words.length - 6));
      const others = rare.filter((topic) => topic !== topicOf(prompt));
      return {
        text: words.slice(from, from + 6).join(' '),
        otherTopic: others[Math.floor(random() * others.length)]!,
      };
    });
    const vectors = await embedder.embedText(drawn.map(({ text }) => text));
    return drawn.map((query, n) => ({ ...query, vector: vectors[n]! }));
  }

  return { dimensions: embedder.model.textDimensions!, rows, queries, close: () => embedder.close() };
}

/** As many prompts as asked for, no two alike. */
function* differentPrompts(count: number, seed: number): Generator<string> {
  const seen = new Set<string>();
  for (const prompt of realisticPrompts(count * 2, seed)) {
    if (seen.has(prompt)) continue;
    seen.add(prompt);
    yield prompt;
    if (seen.size === count) return;
  }
  throw new Error(`the word lists make too few different prompts: ${seen.size} of ${count}`);
}

function topicOf(text: string): string {
  return text.split(',', 1)[0]!.split(' and ', 1)[0]!;
}

function* batches(texts: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  for (const text of texts) {
    batch.push(text);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
