import type { SearchStore } from '../search-store.ts';
import { dot } from './cosine.ts';

/** How similar prompts are to a query that have nothing to do with it: cosines. */
export interface Background {
  mean: number;
  deviation: number;
}

/** Prompts that stand for the library. */
const SAMPLE = 256;
/** Of fewer, the ones that answer a query would weigh too much. */
const LEAST = 64;
/** By how many times a library may grow or shrink before it is sampled again. */
const TIMES = 2;
/** Closer than this no model's texts lie to each other. */
const LEAST_DEVIATION = 0.01;

interface Sample {
  model: string;
  prompts: number;
  vectors: Promise<Float32Array[]>;
}

const samples = new WeakMap<object, Sample>();

/**
 * How near the library's prompts are to a query by and large, by a sample that is read once and kept. Models put all
 * texts into a part of their space, and some queries lie near to everything; so a cosine says little by itself.
 * @returns undefined for a library that is too small to tell.
 */
export async function backgroundOf(
  query: Float32Array,
  model: { id: string; version?: string },
  store: Pick<SearchStore, 'keywords' | 'listing' | 'vectors'>,
): Promise<Background | undefined> {
  const prompts = await store.keywords.prompts();
  if (prompts < LEAST) return undefined;
  const vectors = (await sampleOf(store, `${model.id} ${model.version}`, prompts)).filter(
    ({ length }) => length === query.length,
  );
  if (vectors.length < LEAST) return undefined;
  const cosines = vectors.map((vector) => dot(query, vector));
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / cosines.length;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}

function sampleOf(
  store: Pick<SearchStore, 'listing' | 'vectors'>,
  model: string,
  prompts: number,
): Promise<Float32Array[]> {
  const known = samples.get(store);
  const fits = known?.model === model && prompts <= known.prompts * TIMES && known.prompts <= prompts * TIMES;
  if (known && fits) return known.vectors;
  const vectors = readSample(store);
  samples.set(store, { model, prompts, vectors });
  // What failed is tried again by the next search.
  vectors.catch(() => samples.delete(store));
  return vectors;
}

async function readSample({
  listing,
  vectors,
}: Pick<SearchStore, 'listing' | 'vectors'>): Promise<Float32Array[]> {
  // Ids are hashes, so the first ones are a random sample.
  const ids = await listing.idsAfter(undefined, SAMPLE, {});
  return [...(await vectors.byIds(ids)).values()];
}
