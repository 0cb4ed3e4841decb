import { PromptloomError } from '../errors.ts';
import type { Image, ImageSummary } from '../records/image.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import type { SearchRequest, SearchResponse } from '../records/search.ts';
import { scoreOf, toMatch } from './match.ts';
import { fuse, type NearestSearch, type Ranked, type Ranking, rankByImages, rankByTexts } from './rank.ts';

/** Turns a query into a vector; what this room needs of an embedder. */
export interface QueryEmbedder {
  readonly model: { id: string; textDimensions?: number; imageDimensions?: number; sharedSpace: boolean };
  embedText(
    texts: readonly string[],
    options?: { signal?: AbortSignal; purpose?: 'document' | 'query' },
  ): Promise<Float32Array[]>;
  embedImage(
    images: readonly Uint8Array[],
    options?: { signal?: AbortSignal },
  ): Promise<(Float32Array | Error)[]>;
}

/** What this room needs of a store. */
export interface SearchStore {
  readonly engine: string;
  readonly promptVectors: NearestSearch;
  readonly imageVectors: NearestSearch;
  readonly prompts: {
    byIds(ids: readonly string[]): Promise<Map<string, Prompt>>;
    resolve(name: string): Promise<string | undefined>;
    vector(id: string): Promise<Float32Array | undefined>;
  };
  readonly images: {
    ofPrompts(promptIds: readonly string[]): Promise<Map<string, Image[]>>;
    byIds(ids: readonly string[]): Promise<Map<string, Image>>;
    vector(id: string): Promise<Float32Array | undefined>;
  };
}

/** Shows an image as results do. */
export type Summarise = (image: Image) => ImageSummary;

interface Query {
  vector: Float32Array;
  by: 'text' | 'image';
  /** The prompt or image that the query was made from; not a result of itself. */
  itself?: string;
  embedMs: number;
}

/**
 * Answers one search: embed the query, find the nearest rows, fold pictures of one prompt, read the details.
 * @throws PromptloomError `unsupported`, `image-unreadable`, `not-found` or `cancelled`.
 */
export async function search(
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  summarise: Summarise,
  signal?: AbortSignal,
): Promise<SearchResponse> {
  const query = await makeQuery(request, embedder, store, signal);
  const started = performance.now();
  const { ranked, index } = await rank(query, request, embedder, store);
  const near = ranked.filter((entry) => scoreOf(entry.distance) >= request.minScore);
  const results = await readMatches(near, store, summarise);
  const { text, image, like, filter, k, minScore, lookIn } = request;
  return {
    query: {
      ...(text && { text }),
      ...(image && { image: true }),
      ...(like && { like }),
      filter,
      k,
      minScore,
      lookIn,
    },
    results,
    took: { embedMs: round(query.embedMs), searchMs: round(performance.now() - started) },
    index,
    engine: store.engine,
  };
}

async function makeQuery(
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  signal: AbortSignal | undefined,
): Promise<Query> {
  const started = performance.now();
  if (request.like !== undefined) return likeQuery(request.like, store);
  if (request.text !== undefined) {
    if (!embedder.model.textDimensions) throw cannot(embedder.model.id, 'words');
    const [vector] = await embedder.embedText([request.text], { signal, purpose: 'query' });
    return { vector: vector!, by: 'text', embedMs: performance.now() - started };
  }
  if (!embedder.model.imageDimensions) throw cannot(embedder.model.id, 'pictures');
  const [vector] = await embedder.embedImage([request.image!], { signal });
  if (vector instanceof Error) throw vector;
  return { vector: vector!, by: 'image', embedMs: performance.now() - started };
}

/** "More like this": a stored prompt by its words, a stored image by its look. */
async function likeQuery(like: string, store: SearchStore): Promise<Query> {
  const promptId = await store.prompts.resolve(like);
  if (promptId) {
    return { vector: (await store.prompts.vector(promptId))!, by: 'text', itself: promptId, embedMs: 0 };
  }
  const vector = await store.images.vector(like);
  if (vector) return { vector, by: 'image', itself: like, embedMs: 0 };
  if ((await store.images.byIds([like])).size > 0) {
    throw new PromptloomError(
      'unsupported',
      `the picture ${like} was never read, so nothing can be like it`,
      {
        hint: 'Import its source again with --images.',
      },
    );
  }
  throw new PromptloomError('not-found', `there is no prompt or image ${like} in this library`, {
    hint: 'Take an id from search results.',
  });
}

/**
 * Looks among vectors of the query's own kind and, where texts and pictures share a space, among the others too.
 * @throws PromptloomError `unsupported` for a comparison of words with pictures that the embedder cannot make.
 */
async function rank(
  { vector, itself, by }: Query,
  { k, filter, lookIn }: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
): Promise<Ranking> {
  const wanted = { vector, itself, k, filter };
  const own = by === 'text' ? 'prompts' : 'pictures';
  const { sharedSpace, id } = embedder.model;
  if (!sharedSpace && lookIn !== 'all' && lookIn !== own) {
    throw new PromptloomError('unsupported', `the embedder ${id} cannot compare words with pictures`, {
      hint: 'A library made with a model of one space for both can, such as clip-vit-b-32.',
    });
  }
  const among = lookIn !== 'all' ? lookIn : sharedSpace ? 'all' : own;
  if (among === 'prompts') return rankByTexts(store.promptVectors, wanted);
  if (among === 'pictures') return rankByImages(store.imageVectors, wanted);
  const [texts, images] = await Promise.all([
    rankByTexts(store.promptVectors, wanted),
    rankByImages(store.imageVectors, wanted),
  ]);
  // Of two that stand alike, the one found by the query's own kind comes first.
  return fuse(by === 'text' ? [texts, images] : [images, texts], k);
}

async function readMatches(
  ranked: readonly Ranked[],
  store: SearchStore,
  summarise: Summarise,
): Promise<Match[]> {
  const ids = ranked.map((entry) => entry.promptId);
  const [prompts, images] = await Promise.all([store.prompts.byIds(ids), store.images.ofPrompts(ids)]);
  const found = await matchingImages(ranked, images, store);
  const matches: Match[] = [];
  for (const { promptId, imageId, distance, why } of ranked) {
    const prompt = prompts.get(promptId);
    // A picture's vector is written before its other rows; a search in that moment passes it over.
    if (!prompt) continue;
    const first = imageId === undefined ? undefined : found.get(imageId);
    const others = (images.get(promptId) ?? []).filter((image) => image !== first);
    const ordered = first ? [first, ...others] : others;
    matches.push(toMatch(prompt, distance, why, ordered.map(summarise)));
  }
  return matches;
}

/** The pictures by which prompts were found; of a prompt with very many, the one that matters may not be read yet. */
async function matchingImages(
  ranked: readonly Ranked[],
  read: ReadonlyMap<string, Image[]>,
  store: SearchStore,
): Promise<Map<string, Image>> {
  const byId = new Map([...read.values()].flat().map((image) => [image.id, image]));
  const missing = ranked.flatMap(({ imageId }) => (imageId && !byId.has(imageId) ? [imageId] : []));
  if (missing.length > 0) for (const [id, image] of await store.images.byIds(missing)) byId.set(id, image);
  return byId;
}

function cannot(model: string, what: string): PromptloomError {
  return new PromptloomError('unsupported', `the embedder ${model} cannot search by ${what}`, {
    hint: 'Use a library with an embedder that can, such as lite.',
  });
}

/** Milliseconds with two digits after the point. */
function round(value: number): number {
  return Number(value.toFixed(2));
}
