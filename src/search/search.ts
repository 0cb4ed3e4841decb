import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CANNOT_BE_DONE, PromptloomError } from '../errors.ts';
import type { Image, ImageSummary } from '../records/image.ts';
import type { Match } from '../records/match.ts';
import {
  type Closeness,
  type Facets,
  type Filter,
  MAX_OFFSET,
  type SearchRequest,
  type SearchResponse,
} from '../records/search.ts';
import { withBoardIds } from './board-filter.ts';
import { countFacets } from './pages/facets.ts';
import { findHighlights } from './pages/highlights.ts';
import { toMatch } from './pages/match.ts';
import { notesOf } from './pages/notes.ts';
import { pageSource } from './pages/page-source.ts';
import { type PageSource, type Picked, pickPage } from './pages/pages.ts';
import { backgroundOf } from './rank/background.ts';
import { queryWords } from './rank/lexical.ts';
import { type QueryEmbedder, type QueryVectors, queryVectors } from './rank/query-vectors.ts';
import type { Ranked } from './rank/rank.ts';
import type { Query } from './rank/rank-query.ts';
import {
  closenessOf,
  isCalibrated,
  type Relevance,
  relevanceBy,
  relevanceByWords,
} from './rank/relevance.ts';
import { type Translation, unreadableLanguage } from './rank/unreadable.ts';
import { readQuery } from './read-query.ts';
import type { SearchStore } from './search-store.ts';

/** Shows an image as results do. */
type Summarise = (image: Image) => ImageSummary;

/** What a search is told beside its request. */
export interface Telling {
  summarise: Summarise;
  /** Whether English has a word, in lower case; a word that it has is not corrected. */
  isWord: (word: string) => boolean;
  /** What became of words that the embedder cannot read, where a language model was asked. */
  translated?: Translation | { failure: string } | undefined;
}

/** The nearest prompts whose values are counted. */
const COUNTED = 500;
/** Matches that are put together at once. */
const MATCHES_A_TURN = 50;
/** Prompts listed at one that stands for them. */
const MOST_LISTED = 100;

/**
 * Answers one search: read the query, find what is near in meaning, in look and in words, join the ranks, read the
 * details.
 * @throws PromptloomError `invalid-input`, `unsupported`, `image-unreadable`, `not-found` or `cancelled`.
 */
export async function search(
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  { summarise, isWord, translated }: Telling,
  signal?: AbortSignal,
): Promise<SearchResponse> {
  const translation = translated && 'text' in translated ? translated : undefined;
  const {
    query,
    asked: filter,
    started,
  } = await prepare(request, embedder, store, { translation, isWord }, signal);
  const { words, vectors, seed } = query;
  const source = pageSource(query, request, embedder, store);
  const [page, facets] = await Promise.all([
    pickPage(source, request),
    request.facets ? facetsOf(query, request, source, store) : undefined,
  ]);
  const results = await readMatches(page.picked, query, store, summarise);
  const { text: asked, image, like, unlike, k, minScore, lookIn, mode, offset, fold, diversity } = request;
  const next = page.more && offset + k <= MAX_OFFSET ? offset + k : null;
  const closeness = closenessOfMatches(query, results, request);
  const failure = translated && 'failure' in translated ? translated.failure : undefined;
  const notes = notesOf(query, embedder.model, failure);
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
      ...(translation && { translated: translation }),
      ...(words && words.corrected.length > 0 && { corrected: words.corrected }),
    },
    results,
    next,
    ...(closeness && { closeness }),
    ...(notes.length > 0 && { notes }),
    ...(facets && { facets }),
    took: { embedMs: round(vectors.embedMs), searchMs: round(performance.now() - started) },
    index: page.index,
    engine: store.engine,
  };
}

/**
 * Compares prompts that are named with a text: what a search that finds them by their meaning says of them, in the
 * order of the ids.
 * @throws PromptloomError what {@link search} throws.
 */
export async function compare(
  ids: readonly string[],
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  { summarise, isWord, translated }: Telling,
  signal?: AbortSignal,
): Promise<Match[]> {
  const translation = translated && 'text' in translated ? translated : undefined;
  const { query } = await prepare(request, embedder, store, { translation, isWord }, signal);
  const source = pageSource(query, request, embedder, store);
  const measured = await source.measure(
    ids.map((promptId) => ({ promptId, why: ['text'] })),
    true,
  );
  return readMatches(
    measured.map((one) => ({ ...one, similar: [] })),
    query,
    store,
    summarise,
  );
}

/** Reads a query and embeds it. @returns also when it was embedded, by the clock of `performance`. */
async function prepare(
  request: SearchRequest,
  embedder: QueryEmbedder,
  store: SearchStore,
  { translation, isWord }: { translation: Translation | undefined; isWord: Telling['isWord'] },
  signal: AbortSignal | undefined,
): Promise<{ query: Query; asked: Filter; started: number }> {
  const { text: read, filter, unknownFilters } = readQuery(request);
  const text = translation?.text ?? read;
  const language = translation
    ? undefined
    : await unreadableLanguage(text, embedder.model, store.keywords, isWord);
  const within = await withBoardIds(filter, store.boards);
  const lexical = wantsWords(request, text);
  // A misspelt word has no meaning to embed; so the words are looked at first.
  const words = lexical ? await queryWords(text, store.keywords, language ? undefined : isWord) : undefined;
  const unreadable = language?.by === 'script';
  const vectors = await queryVectors(words?.text ?? text, request, embedder, store, signal, unreadable);
  const started = performance.now();
  const seed = request.random ? (request.seed ?? randomInt(2 ** 31)) : undefined;
  const relevance =
    request.mode === 'lexical' || language
      ? relevanceByWords(embedder.model.id)
      : await relevanceOf(vectors, embedder, store);
  const query: Query = { text, filter: within, unknownFilters, vectors, words, seed, relevance, language };
  if (seed !== undefined) refuseRandomQuery(query);
  return { query, asked: filter, started };
}

function refuseRandomQuery({ text, vectors }: Query): void {
  if (text === '' && !vectors.text && !vectors.image) return;
  throw new PromptloomError('invalid-input', 'random: there is no nearest among random prompts', {
    hint: 'Give filters only, such as site:… or tag:…; or leave out random.',
    status: CANNOT_BE_DONE,
  });
}

function wantsWords({ mode, weights, lookIn, like, image }: SearchRequest, text: string): boolean {
  if (mode === 'lexical' && text === '' && (like ?? image) !== undefined) {
    throw new PromptloomError('invalid-input', 'mode: lexical compares words, and the query has none', {
      hint: 'Give some words, or use hybrid or semantic.',
      status: CANNOT_BE_DONE,
    });
  }
  if (text === '' || mode === 'semantic' || lookIn === 'images') return false;
  return mode === 'lexical' || weights.lexical > 0;
}

/** The values of filters among the nearest prompts, or among all that pass where nothing is looked for. */
async function facetsOf(
  { vectors, filter }: Query,
  { minScore }: SearchRequest,
  source: PageSource,
  store: SearchStore,
): Promise<Facets> {
  if (!vectors.text && !vectors.image && !vectors.unknown) {
    const [values, among, board] = await Promise.all([
      store.listing.facets(filter),
      store.listing.count(filter),
      store.boards.counts(filter),
    ]);
    return { among, all: true, ...values, board };
  }
  const { ranked } = await source.rankAt(COUNTED);
  const measured = await source.measure(ranked.slice(0, COUNTED), false);
  const counted = measured.filter(({ score }) => score >= minScore);
  const values = countFacets(
    counted.map(({ prompt }) => prompt),
    ranked.length < COUNTED,
  );
  return { ...values, board: await store.boards.counts(counted.map(({ promptId }) => promptId)) };
}

async function relevanceOf(
  { text }: QueryVectors,
  { model }: QueryEmbedder,
  store: SearchStore,
): Promise<Relevance | undefined> {
  if (!text) return undefined;
  const background = isCalibrated(model.id) ? undefined : await backgroundOf(text, model, store);
  return relevanceBy(model.id, background);
}

/** Known where words were asked for, and of the first page. */
function closenessOfMatches(
  { vectors, relevance }: Query,
  results: readonly Match[],
  { offset, image }: SearchRequest,
): Closeness | undefined {
  if (offset > 0 || image || vectors.by !== 'text') return undefined;
  if (!vectors.text) return vectors.unknown && 'none';
  if (!relevance) return undefined;
  return closenessOf(results.length === 0 ? undefined : Math.max(...results.map(({ score }) => score)));
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
  const matches: Match[] = [];
  for (const [n, one] of picked.entries()) {
    const { promptId, imageId, distance, score, why, prompt, similar, family, part } = one;
    // A thousand take a tenth of a second, in which others want an answer too.
    if (n > 0 && n % MATCHES_A_TURN === 0) await nextTurn();
    const first = imageId === undefined ? undefined : found.get(imageId);
    const others = (images.get(promptId) ?? []).filter((image) => image !== first);
    const ordered = first ? [first, ...others] : others;
    const highlights = findHighlights(prompt.text, stems, filter.phrases ?? []);
    const match = toMatch(prompt, { distance, score }, why, ordered.map(summarise), highlights, part);
    matches.push({ ...match, ...foldedOf(similar, family) });
  }
  return matches;
}

/** What a result stands for, as it is told. */
function foldedOf(similar: Picked['similar'], family: Picked['family']): Pick<Match, 'similar' | 'family'> {
  return {
    ...(similar.length > 0 && { similar: { count: similar.length, ids: similar.slice(0, MOST_LISTED) } }),
    ...(family && {
      family: {
        pattern: family.pattern,
        value: family.value,
        count: family.members.length,
        members: family.members.slice(0, MOST_LISTED),
      },
    }),
  };
}

/** The images by which prompts were found; of a prompt with very many, the one that matters may not be read yet. */
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
