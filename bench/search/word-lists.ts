import { randomFrom, realisticPrompts } from '../support/prompt-rows.ts';
import type { Query } from './data-set.ts';

/** What a prompt is about is what it begins with; the word lists hold about this many beginnings. */
const RARE_TOPICS = 15;

/** As many prompts as asked for, no two alike. */
export function* differentPrompts(count: number, seed: number): Generator<string> {
  const seen = new Set<string>();
  for (const prompt of realisticPrompts(count * 2, seed)) {
    if (seen.has(prompt)) continue;
    seen.add(prompt);
    yield prompt;
    if (seen.size === count) return;
  }
  throw new Error(`the word lists make too few different prompts: ${seen.size} of ${count}`);
}

/** Counts what prompts are about, and draws queries by it. */
export class Topics {
  readonly #rows = new Map<string, number>();

  /** Counts one prompt. @returns what it is about. */
  add(text: string): string {
    const topic = topicOf(text);
    this.#rows.set(topic, (this.#rows.get(topic) ?? 0) + 1);
    return topic;
  }

  /** Ideas as people type them: some words in a row of prompts made with another seed. */
  queries(count: number, seed: number): Query[] {
    const random = randomFrom(seed + 99);
    const rare = [...this.#rows]
      .sort((a, b) => a[1] - b[1])
      .slice(0, RARE_TOPICS)
      .map(([topic]) => topic);
    return [...differentPrompts(count, seed + 4242)].map((prompt) => {
      const words = prompt.replaceAll(',', '').split(' ');
      const from = Math.floor(random() * Math.max(1, words.length - 6));
      const others = rare.filter((topic) => topic !== topicOf(prompt));
      return {
        text: words.slice(from, from + 6).join(' '),
        otherTopic: others[Math.floor(random() * others.length)]!,
      };
    });
  }
}

function topicOf(text: string): string {
  return text.split(',', 1)[0]!.split(' and ', 1)[0]!;
}

/** Some items at a time. */
export function* batchesOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
