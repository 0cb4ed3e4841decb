/**
 * Fits how likely a prompt answers a query (`src/search/rank/relevance.ts`) on judged pairs: a logistic regression on
 * the cosine, in deviations above what queries have with prompts by and large, and the square of the share of its words. Relevant is
 * what was graded 1 or more, of queries as people type them (`bench/relevance-data/natural.jsonl`).
 *
 *     npx tsx bench/calibrate.ts [lite]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createEmbedder } from '../src/embedding/create-embedder.ts';
import { isEnglishWord } from '../src/embedding/lite/english-words.ts';
import { dot } from '../src/search/rank/cosine.ts';
import { queryWords } from '../src/search/rank/lexical.ts';
import { idOf } from '../src/store/sql/ids.ts';
import { Store } from '../src/store/store.ts';
import { conceptRows, keyOf } from './relevance/collection.ts';
import { readJudgements } from './relevance/concept-data.ts';

const setting = process.argv[2] ?? 'lite';
const STEPS = 4_000;
const RATE = 0.5;

interface Pair {
  query: string;
  prompt: string;
  relevant: boolean;
}

const texts = (await conceptRows()).map(({ text }) => text);
const byKey = new Map(texts.map((text) => [keyOf(text), text]));
const pairs = [...(await readJudgements('natural'))].flatMap(([query, grades]) =>
  [...grades].flatMap(([key, grade]): Pair[] => {
    const prompt = byKey.get(key);
    return prompt === undefined ? [] : [{ query, prompt, relevant: grade >= 1 }];
  }),
);
const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-calibrate-'));
const embedder = await createEmbedder(setting);
await embedder.prepareQueries?.();
const store = await Store.open(folder, embedder.model);
try {
  process.stdout.write(await calibrate());
} finally {
  await store.close();
  await embedder.close();
  await rm(folder, { recursive: true, force: true });
}

async function calibrate(): Promise<string> {
  const vectors = await embedder.embedText(texts);
  const byText = new Map(texts.map((text, n) => [text, vectors[n]!]));
  await store.prompts.insert(
    texts.map((text, n) => ({
      prompt: {
        id: idOf('prompt', text),
        text,
        negativePrompt: '',
        settings: {},
        sourceSite: '',
        tags: [],
        origin: 'imported',
        createdAt: '2026-01-01T00:00:00.000Z',
      },
      vector: vectors[n]!,
    })),
  );
  const measured: { cosine: number; words: number; relevant: boolean }[] = [];
  const backgrounds: { mean: number; deviation: number }[] = [];
  for (const [query, asked] of byQuery(pairs)) {
    const { stems, text } = await queryWords(query, store.keywords, isEnglishWord);
    const [vector] = await embedder.embedText([text], { purpose: 'query' });
    const cosines = vectors.map((one) => dot(vector!, one));
    const mean = cosines.reduce((sum, one) => sum + one, 0) / cosines.length;
    const deviation = Math.sqrt(cosines.reduce((sum, one) => sum + (one - mean) ** 2, 0) / cosines.length);
    backgrounds.push({ mean, deviation });
    const hits = await store.keywords.search(stems, texts.length, {});
    const strength = new Map(hits.map((hit) => [hit.promptId, hit.strength]));
    for (const { prompt, relevant } of asked) {
      const words = (strength.get(idOf('prompt', prompt)) ?? 0) ** 2;
      measured.push({ cosine: dot(vector!, byText.get(prompt)!), words, relevant });
    }
  }
  const average = (field: 'mean' | 'deviation') =>
    backgrounds.reduce((sum, one) => sum + one[field], 0) / backgrounds.length;
  const round = (value: number) => Number(value.toFixed(3));
  const background = { mean: round(average('mean')), deviation: round(average('deviation')) };
  const features = measured.map(({ cosine, ...one }) => ({
    ...one,
    z: Math.max(0, (cosine - background.mean) / background.deviation),
  }));
  const [base, nearness, words] = regress(features);
  const bins = [0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1].map((from, n, all) => {
    const some = features.filter(({ z, words: shared }) => {
      const p = logistic(base + nearness * z + words * shared);
      return p >= from && p < (all[n + 1] ?? 1.01);
    });
    const share = some.filter(({ relevant }) => relevant).length / Math.max(1, some.length);
    return some.length === 0
      ? ''
      : `said ${from} and more: ${some.length} pairs, ${share.toFixed(2)} relevant\n`;
  });
  const constants = { base: round(base), nearness: round(nearness), words: round(words), background };
  return `${features.length} pairs of ${backgrounds.length} queries\n${JSON.stringify(constants)}\n${bins.join('')}`;
}

function byQuery(some: readonly Pair[]): Map<string, Pair[]> {
  const grouped = new Map<string, Pair[]>();
  for (const pair of some) grouped.set(pair.query, [...(grouped.get(pair.query) ?? []), pair]);
  return grouped;
}

/** Logistic regression by gradient descent; what is near and what is shared never count against a prompt. */
function regress(
  features: readonly { z: number; words: number; relevant: boolean }[],
): [number, number, number] {
  let [base, nearness, words] = [-3, 0.5, 2];
  for (let step = 0; step < STEPS; step++) {
    const slope = [0, 0, 0];
    for (const { z, words: shared, relevant } of features) {
      const error = logistic(base + nearness * z + words * shared) - Number(relevant);
      slope[0]! += error;
      slope[1]! += error * z;
      slope[2]! += error * shared;
    }
    base -= (RATE * slope[0]!) / features.length;
    nearness = Math.max(0, nearness - (RATE * slope[1]!) / features.length / 4);
    words = Math.max(0, words - (RATE * slope[2]!) / features.length);
  }
  return [base, nearness, words];
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
