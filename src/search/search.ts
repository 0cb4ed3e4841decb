import { PromptloomError } from '../errors.ts';
import type { Image, ImageSummary } from '../records/image.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import { type Filter, FilterSchema, type SearchRequest, type SearchResponse } from '../records/search.ts';
import { mergeFilters } from './filter-term.ts';
import { type QueryWords, queryWords, rankByWords, type WordSearch } from './lexical.ts';
import { findMarks } from './marks.ts';
import { scoreOf, toMatch } from './match.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import {
  fuse,
  type NearestSearch,
  type Ranked,
  type Ranking,
  rankByImages,
  rankByTexts,
  type WeightedRanking,
} from './rank.ts';
import { type QueryEmbedder, type QueryVectors, queryVectors, type VectorStore } from './vectors.ts';

/** What this room needs of a store. */
export interface SearchStore extends VectorStore {
  readonly engine: string;
  readonly promptVectors: NearestSearch;
  readonly imageVectors: NearestSearch;
  readonly words: WordSearch;
  readonly prompts: VectorStore['prompts'] & {
    details(
      ids: readonly string[],
      compared?: { ids: readonly string[]; vector: Float32Array },
    ): Promise<Map<string, { prompt: Prompt; distance?: number }>>;
    newest(k: number, filter: Filter): Promise<string[]>;
  };
}

/** Shows an image as results do. */
export type Summarise = (image: Image) => ImageSummary;

/** Prompts that each signal puts forward, at least: what two signals both have far down may win together. */
const DEPTH = 50;
/**
 * The constant of the fusion for ranks by words: of those the first few matter, which hold the whole query. Measured
 * with `bench/relevance`.
 */
const WORDS_CONSTANT = 10;

/**
 * Answers one search: read the query, find what is near in meaning, in look and in words, join the ranks, read the
 * details.
 * @throws PromptloomError `invalid-input`, `unsupported`, `image-unreadable`, `not-found` or `cancelled`.
 */
export async function search(
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  summarise: Summarise,
  signal?: AbortSignal,
): Promise<SearchResponse> {
  const { text, filter } = readQuery(request);
  const lexical = wantsWords(request, text);
  // A misspelt word has no meaning to embed; so the words are looked at first.
  const words = lexical ? await queryWords(text, store.words) : undefined;
  const vectors = await queryVectors(words?.text ?? text, request, embedder, store, signal);
  const started = performance.now();
  const query = { text, filter, vectors, words };
  const { ranked, index } = await rank(query, request, embedder, store);
  const results = await readMatches(ranked, query, request, store, summarise);
  const { text: asked, image, like, unlike, k, minScore, lookIn, mode } = request;
  return {
    query: {
      ...(asked && { text: asked }),
      ...(image && { image: true }),
      ...(like && { like }),
      ...(unlike.length > 0 && { unlike }),
      mode,
      filter,
      k,
      minScore,
      lookIn,
      ...(words && words.corrected.length > 0 && { corrected: words.corrected }),
    },
    results,
    took: { embedMs: round(vectors.embedMs), searchMs: round(performance.now() - started) },
    index,
    engine: store.engine,
  };
}

interface Query extends ParsedQuery {
  vectors: QueryVectors;
  words?: QueryWords;
}

/** What was typed, taken apart, with the filters of the request. */
function readQuery(request: SearchRequest): ParsedQuery {
  if (request.text === undefined || request.plain)
    return { text: request.text ?? '', filter: request.filter };
  const { text, filter } = parseQuery(request.text);
  const merged = FilterSchema.safeParse(mergeFilters(request.filter, filter));
  if (merged.success) return { text, filter: merged.data };
  const [issue] = merged.error.issues;
  throw new PromptloomError('invalid-input', `text: ${issue?.path.join('.')}: ${issue?.message}`, {
    hint: 'Leave out some of the filters or quotes in the text.',
  });
}

function wantsWords({ mode, weights, lookIn, like, image }: SearchRequest, text: string): boolean {
  if (mode === 'lexical' && text === '' && (like ?? image) !== undefined) {
    throw new PromptloomError('invalid-input', 'mode: lexical compares words, and the query has none', {
      hint: 'Give some words, or use hybrid or semantic.',
    });
  }
  if (text === '' || mode === 'semantic' || lookIn === 'pictures') return false;
  return mode === 'lexical' || weights.lexical > 0;
}

/**
 * Looks among vectors of the query's own kind and, where texts and pictures share a space, among the others too; and
 * among the words of prompts.
 * @throws PromptloomError `unsupported` for a comparison of words with pictures that the embedder cannot make.
 */
async function rank(
  { vectors, words, filter }: Query,
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
): Promise<Ranking> {
  const { k, weights, mode } = request;
  const [texts, pictures] = [vectors.text, vectors.image];
  if (!texts && !pictures) return browse(k, filter, store);
  const wanted = places(request, vectors, embedder);
  const several = words !== undefined || wanted.size > 1;
  const common = { k: several ? Math.max(k, DEPTH) : k, filter, itself: vectors.itself };
  const signals: Promise<WeightedRanking>[] = [];
  const add = (ranking: Promise<Ranking>, weight: number, constant?: number) =>
    signals.push(ranking.then((found) => ({ ...found, weight, constant })));
  if (mode !== 'lexical') {
    const byText = () =>
      add(rankByTexts(store.promptVectors, { ...common, vector: texts! }), weights.semantic);
    const byImage = () =>
      add(rankByImages(store.imageVectors, { ...common, vector: pictures! }), weights.image);
    // Of two that stand alike, the one found by the query's own kind comes first.
    for (const find of vectors.by === 'text' ? [byText, byImage] : [byImage, byText]) {
      if (wanted.has(find === byText ? 'prompts' : 'pictures')) find();
    }
  }
  if (words) {
    const ranking = rankByWords(store.words, { ...common, stems: words.stems });
    // Words beside a picture or an example say how it shall differ; they must not drown it.
    const alone = request.image === undefined && request.like === undefined;
    add(ranking, weights.lexical, alone ? WORDS_CONSTANT : undefined);
  }
  const [only, ...others] = await Promise.all(signals);
  return others.length > 0 ? fuse([only!, ...others]) : only!;
}

/** Among which vectors a query looks. */
function places(
  { lookIn }: SearchRequest,
  vectors: QueryVectors,
  { model }: QueryEmbedder,
): Set<'prompts' | 'pictures'> {
  const able = new Set<'prompts' | 'pictures'>();
  if (vectors.text) able.add('prompts');
  if (vectors.image) able.add('pictures');
  if (lookIn === 'all') return able;
  if (!able.has(lookIn)) {
    throw new PromptloomError('unsupported', `the embedder ${model.id} cannot compare words with pictures`, {
      hint: 'A library made with a model of one space for both can, such as clip-vit-b-32.',
    });
  }
  return new Set([lookIn]);
}

/** What passes a filter when nothing else was asked: the newest first. */
async function browse(k: number, filter: Filter, store: SearchStore): Promise<Ranking> {
  const ids = await store.prompts.newest(k, filter);
  return { ranked: ids.map((promptId) => ({ promptId, distance: 0, why: [] })), index: 'exact' };
}

/** The first k that score enough, with their details. What was found by its words only is compared with the query now. */
async function readMatches(
  ranked: readonly Ranked[],
  { words, filter, vectors }: Query,
  { k, minScore }: SearchRequest,
  store: SearchStore,
  summarise: Summarise,
): Promise<Match[]> {
  const stems = new Set(words?.stems);
  const near = ranked.filter(({ distance }) => distance === undefined || scoreOf(distance) >= minScore);
  const matches: Match[] = [];
  for (let from = 0; from < near.length && matches.length < k; ) {
    const some = near.slice(from, from + k - matches.length);
    from += some.length;
    const ids = some.map(({ promptId }) => promptId);
    const unmeasured = some.filter(({ distance }) => distance === undefined).map(({ promptId }) => promptId);
    const [details, images] = await Promise.all([
      store.prompts.details(ids, vectors.text && { ids: unmeasured, vector: vectors.text }),
      store.images.ofPrompts(ids),
    ]);
    const found = await matchingImages(some, images, store);
    for (const { promptId, imageId, why, ...entry } of some) {
      const detail = details.get(promptId);
      const distance = entry.distance ?? detail?.distance;
      // Words and a picture's vector are written before their prompt; a search in that moment passes them over.
      if (!detail || distance === undefined || scoreOf(distance) < minScore) continue;
      const first = imageId === undefined ? undefined : found.get(imageId);
      const others = (images.get(promptId) ?? []).filter((image) => image !== first);
      const ordered = first ? [first, ...others] : others;
      const marks = findMarks(detail.prompt.text, stems, filter.phrases ?? []);
      matches.push(toMatch(detail.prompt, distance, why, ordered.map(summarise), marks));
    }
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

/** Milliseconds with two digits after the point. */
function round(value: number): number {
  return Number(value.toFixed(2));
}
