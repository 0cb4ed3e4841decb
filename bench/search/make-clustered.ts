import { randomFrom, realisticPrompts } from '../support/prompt-rows.ts';
import type { DataMaker, Drawn } from './data-set.ts';
import { gaussianFrom, near } from './noise.ts';

const DIMENSIONS = 512;
const TOPICS = 80;
const CLUSTERS_A_TOPIC = 12;
/** Length of the deviation of a cluster from its topic and of a row from its cluster; the topic's own is 1. */
const CLUSTER_SPREAD = 0.7;
const ROW_SPREAD = 0.55;
const BATCH = 10_000;

/**
 * Vectors in two levels of clusters, as embeddings of images and captions lie: topics, clusters of a topic, rows
 * around a cluster, each Gaussian. Queries are drawn like rows. The texts beside them mean nothing.
 */
export function makeClustered(seed: number): DataMaker {
  const centres = clusterCentres(seed);

  async function* rows(count: number): AsyncGenerator<Drawn[]> {
    const draw = gaussianFrom(randomFrom(seed + 1));
    const random = randomFrom(seed + 2);
    let batch: Drawn[] = [];
    for (const text of realisticPrompts(count, seed)) {
      const cluster = Math.floor(random() * centres.length);
      batch.push({
        text,
        topic: topicName(cluster % TOPICS),
        vector: near(centres[cluster]!, ROW_SPREAD, draw),
      });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async function queries(count: number) {
    const draw = gaussianFrom(randomFrom(seed + 3));
    const random = randomFrom(seed + 4);
    return Array.from({ length: count }, (_, n) => {
      const cluster = Math.floor(random() * centres.length);
      const otherTopic = topicName((cluster + 1 + Math.floor(random() * (TOPICS - 1))) % TOPICS);
      return { text: `query ${n}`, otherTopic, vector: near(centres[cluster]!, ROW_SPREAD, draw) };
    });
  }

  return { dimensions: DIMENSIONS, rows, queries, close: async () => {} };
}

function clusterCentres(seed: number): Float32Array[] {
  const draw = gaussianFrom(randomFrom(seed));
  const topics = Array.from({ length: TOPICS }, () => near(new Float32Array(DIMENSIONS), 1, draw));
  return Array.from({ length: TOPICS * CLUSTERS_A_TOPIC }, (_, n) =>
    near(topics[n % TOPICS]!, CLUSTER_SPREAD, draw),
  );
}

function topicName(topic: number): string {
  return `topic-${topic}`;
}
