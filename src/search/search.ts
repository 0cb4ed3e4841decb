import { randomInt } from 'node:crypto';
import { PromptloomError } from '../errors.ts';
import type { Image, ImageSummary } from '../records/image.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import {
  type Closeness,
  type Facets,
  type Filter,
  MAX_OFFSET,
  type SearchRequest,
  type SearchResponse,
} from '../records/search.ts';
import { type BoardNames, withBoardIds } from './board-filter.ts';
import { closenessOf } from './closeness.ts';
import { countFacets } from './facets.ts';
import { type QueryWords, queryWords, rankByWords, type WordSearch } from './lexical.ts';
import { findMarks } from './marks.ts';
import { scoreOf, toMatch } from './match.ts';
import { type Measured, type PageSource, type Picked, pickPage } from './pages.ts';
import type { ParsedQuery } from './parse-query.ts';
import {
  fuse,
  type NearestSearch,
  type Ranked,
  type Ranking,
  rankByImages,
  rankByTexts,
  type WeightedRanking,
} from './rank.ts';
import { readQuery } from './read-query.ts';
import { type QueryEmbedder, type QueryVectors, queryVectors, type VectorStore } from './vectors.ts';

/** What this room needs of a store. */
export interface SearchStore extends VectorStore {
  readonly engine: string;
  readonly promptVectors: NearestSearch;
  readonly imageVectors: NearestSearch;
  readonly words: WordSearch;
  readonly prompts: VectorStore['prompts'] & {
    newest(k: number, filter: Filter): Promise<string[]>;
  };
  readonly details: {
    /** Prompts by id, some of them compared with a vector, and their images where those are wanted. */
    read(request: {
      ids: readonly string[];
      compared?: { ids: readonly string[]; vector: Float32Array };
      images?: boolean;
    }): Promise<ReadonlyMap<string, { prompt: Prompt; distance?: number }>>;
  };
  /** Read only by searches that ask for more than results. */
  readonly vectors: { byIds(ids: readonly string[]): Promise<Map<string, Float32Array>> };
  readonly boards: BoardNames & {
    counts(among: readonly string[] | Filter): Promise<Facets['board']>;
  };
  readonly listing: {
    random(k: number, filter: Filter, seed: number): Promise<string[]>;
    facets(filter: Filter): Promise<Omit<Facets, 'among' | 'all' | 'board'>>;
    count(filter: Filter): Promise<number>;
  };
}

/** Shows an image as results do. */
export type Summarise = (image: Image) => ImageSummary;

/** Prompts that each signal puts forward, at least: what two signals both have far down may win together. */
const DEPTH = 50;
/** The same with a filter, where each costs more. */
const FILTERED_DEPTH = 20;
/**
 * The constant of the fusion for ranks by words: of those the first few matter, which hold the whole query. Measured
 * with `bench/relevance`.
 */
const WORDS_CONSTANT = 10;
/** The nearest prompts whose values are counted. */
const COUNTED = 500;
/** Prompts told by their id at one that stands for them. */
const MOST_SIMILAR = 100;

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
  const within = await withBoardIds(filter, store.boards);
  const lexical = wantsWords(request, text);
  // A misspelt word has no meaning to embed; so the words are looked at first.
  const words = lexical ? await queryWords(text, store.words) : undefined;
  const vectors = await queryVectors(words?.text ?? text, request, embedder, store, signal);
  const started = performance.now();
  const seed = request.random ? (request.seed ?? randomInt(2 ** 31)) : undefined;
  const query: Query = { text, filter: within, vectors, words, seed };
  if (seed !== undefined) refuseRandomQuery(query);
  const source = pageSource(query, request, embedder, store);
  const [page, facets] = await Promise.all([
    pickPage(source, request),
    request.facets ? facetsOf(query, request, source, store) : undefined,
  ]);
  const results = await readMatches(page.picked, query, store, summarise);
  const { text: asked, image, like, unlike, k, minScore, lookIn, mode, offset, fold, diversity } = request;
  const next = page.more && offset + k <= MAX_OFFSET ? offset + k : null;
  const closeness = closenessOfMatches(query, results, request, embedder);
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
      ...(offset > 0 && { offset }),
      ...(fold && { fold }),
      ...(diversity > 0 && { diversity }),
      ...(seed !== undefined && { seed }),
      ...(words && words.corrected.length > 0 && { corrected: words.corrected }),
    },
    results,
    next,
    ...(closeness && { closeness }),
    ...(facets && { facets }),
    took: { embedMs: round(vectors.embedMs), searchMs: round(performance.now() - started) },
    index: page.index,
    engine: store.engine,
  };
}

interface Query extends ParsedQuery {
  vectors: QueryVectors;
  words?: QueryWords | undefined;
  /** Of a random order. */
  seed?: number | undefined;
}

function refuseRandomQuery({ text, vectors }: Query): void {
  if (text === '' && !vectors.text && !vectors.image) return;
  throw new PromptloomError('invalid-input', 'random: there is no nearest among random prompts', {
    hint: 'Give filters only, such as site:… or tag:…; or leave out random.',
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
  { vectors, words, filter, seed }: Query,
  request: SearchRequest,
  k: number,
  embedder: QueryEmbedder,
  store: SearchStore,
): Promise<Ranking> {
  const { weights, mode } = request;
  const [texts, pictures] = [vectors.text, vectors.image];
  if (!texts && !pictures) return browse(k, filter, seed, store);
  const wanted = places(request, vectors, embedder);
  const several = words !== undefined || wanted.size > 1;
  const depth = Object.keys(filter).length > 0 ? FILTERED_DEPTH : DEPTH;
  const common = { k: several ? Math.max(k, depth) : k, filter, itself: vectors.itself };
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

/** What passes a filter when nothing else was asked: the newest first, or in a random order. */
async function browse(
  k: number,
  filter: Filter,
  seed: number | undefined,
  store: SearchStore,
): Promise<Ranking> {
  const ids =
    seed === undefined ? await store.prompts.newest(k, filter) : await store.listing.random(k, filter, seed);
  return { ranked: ids.map((promptId) => ({ promptId, distance: 0, why: [] })), index: 'exact' };
}

/** What pages are made of. What was found by its words only is compared with the query when it is shown. */
function pageSource(
  query: Query,
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
): PageSource {
  const { vectors } = query;
  const examples = new Set(vectors.examples);
  return {
    rankAt: async (depth) => {
      const { ranked, index } = await rank(query, request, depth + examples.size, embedder, store);
      return { ranked: ranked.filter(({ promptId }) => !examples.has(promptId)), index };
    },
    measure: async (ranked, shown) => {
      const ids = ranked.map(({ promptId }) => promptId);
      const unknown = ranked.flatMap(({ promptId, distance }) => (distance === undefined ? [promptId] : []));
      const details = await store.details.read({
        ids,
        ...(vectors.text && { compared: { ids: unknown, vector: vectors.text } }),
        // What is shown needs its pictures next; the store remembers them.
        images: shown,
      });
      // Words and a picture's vector are written before their prompt; a search in that moment passes them over.
      return ranked.flatMap((entry): Measured[] => {
        const detail = details.get(entry.promptId);
        const distance = entry.distance ?? detail?.distance;
        return !detail || distance === undefined ? [] : [{ ...entry, distance, prompt: detail.prompt }];
      });
    },
    vectors: (ids) => store.vectors.byIds(ids),
  };
}

/** The values of filters among the nearest prompts, or among all that pass where nothing is looked for. */
async function facetsOf(
  { vectors, filter }: Query,
  { minScore }: SearchRequest,
  source: PageSource,
  store: SearchStore,
): Promise<Facets> {
  if (!vectors.text && !vectors.image) {
    const [values, among, board] = await Promise.all([
      store.listing.facets(filter),
      store.listing.count(filter),
      store.boards.counts(filter),
    ]);
    return { among, all: true, ...values, board };
  }
  const { ranked } = await source.rankAt(COUNTED);
  const measured = await source.measure(ranked.slice(0, COUNTED), false);
  const counted = measured.filter(({ distance }) => scoreOf(distance) >= minScore);
  const values = countFacets(
    counted.map(({ prompt }) => prompt),
    ranked.length < COUNTED,
  );
  return { ...values, board: await store.boards.counts(counted.map(({ promptId }) => promptId)) };
}

/** Known where words were compared with words only. */
function closenessOfMatches(
  { vectors, words }: Query,
  results: readonly Match[],
  { offset }: SearchRequest,
  { model }: QueryEmbedder,
): Closeness | undefined {
  if (offset > 0 || !vectors.text || vectors.by !== 'text') return undefined;
  const best = results
    .filter(({ why }) => !why.includes('image'))
    .map(({ prompt, distance }) => ({ text: prompt, distance }));
  if (best.length === 0 && results.length > 0) return undefined;
  return closenessOf(model.id, words?.stems ?? [], best);
}

async function readMatches(
  picked: readonly Picked[],
  { words, filter }: Query,
  store: SearchStore,
  summarise: Summarise,
): Promise<Match[]> {
  const images = await store.images.ofPrompts(picked.map(({ promptId }) => promptId));
  const found = await matchingImages(picked, images, store);
  const stems = new Set(words?.stems);
  return picked.map(({ promptId, imageId, distance, why, prompt, similar }) => {
    const first = imageId === undefined ? undefined : found.get(imageId);
    const others = (images.get(promptId) ?? []).filter((image) => image !== first);
    const ordered = first ? [first, ...others] : others;
    const marks = findMarks(prompt.text, stems, filter.phrases ?? []);
    const match = toMatch(prompt, distance, why, ordered.map(summarise), marks);
    const folded = { count: similar.length, ids: similar.slice(0, MOST_SIMILAR) };
    return similar.length > 0 ? { ...match, similar: folded } : match;
  });
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
