import { PromptloomError } from '../../errors.ts';
import type { ParsedQuery } from '../../query/parse-query.ts';
import type { Filter, SearchRequest } from '../../records/search.ts';
import type { Language } from '../../text/language/language.ts';
import type { SearchStore } from '../search-store.ts';
import { type QueryWords, rankByWords } from './lexical.ts';
import type { QueryEmbedder, QueryVectors } from './query-vectors.ts';
import {
  fuse,
  fuseByRelevance,
  type Ranking,
  rankByImages,
  rankByTexts,
  type WeightedRanking,
} from './rank.ts';
import type { Relevance } from './relevance.ts';
import { unknownTold } from './unknown-text.ts';

/**
 * Prompts that each signal puts forward, at least: what two signals both have far down may win together. With 50 nothing
 * is found better (`bench/relevance`), and the engine takes longer.
 */
const DEPTH = 30;
/** The same with a filter, where each costs more. */
const FILTERED_DEPTH = 20;
/**
 * The constant of the fusion for ranks by words: of those the first few matter, which hold the whole query. Measured
 * with `bench/relevance`.
 */
const WORDS_CONSTANT = 10;
/** A query that was read: its words, its vectors and its filter. */
export interface Query extends ParsedQuery {
  vectors: QueryVectors;
  words?: QueryWords | undefined;
  /** How likely prompts answer it; undefined where words or meaning were not asked for, or nobody knows. */
  relevance?: Relevance | undefined;
  /** Of its words, where the embedder cannot read them. */
  language?: Language | undefined;
  /** Of a random order. */
  seed?: number | undefined;
}

/**
 * Looks among vectors of the query's own kind and, where texts and images share a space, among the others too; and
 * among the words of prompts.
 * @throws PromptloomError `unsupported` for a comparison of words with images that the embedder cannot make.
 */
export async function rankQuery(
  { vectors, words, filter, seed, relevance }: Query,
  request: SearchRequest,
  k: number,
  embedder: QueryEmbedder,
  store: SearchStore,
): Promise<Ranking> {
  const { weights, mode } = request;
  const [texts, images] = [vectors.text, vectors.image];
  if (!texts && !images) {
    if (!vectors.unknown) return browse(k, filter, seed, store);
    return words
      ? rankByWords(store.keywords, { k, filter, itself: vectors.itself, stems: words.stems })
      : { ranked: [], index: 'exact' };
  }
  const wanted = places(request, vectors, embedder);
  const several = words !== undefined || wanted.size > 1;
  const depth = Object.keys(filter).length > 0 ? FILTERED_DEPTH : DEPTH;
  const common = {
    k: several ? Math.max(k, depth) : k,
    filter,
    itself: vectors.itself,
    handicap: relevance?.handicap,
  };
  // Words beside an image or an example say how it shall differ; they must not drown it.
  const alone = request.image === undefined && request.like === undefined;
  // A fusion of probabilities beats one of ranks (`bench/relevance`), but needs to know the model and that images stay out.
  if (
    relevance &&
    words &&
    mode === 'hybrid' &&
    wanted.size === 1 &&
    wanted.has('prompts') &&
    alone &&
    vectors.by === 'text'
  ) {
    const [near, sharing] = await Promise.all([
      rankByTexts(store.texts, { ...common, vector: texts! }, unknownTold(texts!, embedder.model)),
      rankByWords(store.keywords, { ...common, stems: words.stems }),
    ]);
    const rank = (similarity: number, strength: number) => relevance.rank(similarity, strength, weights);
    return fuseByRelevance(near, sharing, rank, common.k);
  }
  const signals: Promise<WeightedRanking>[] = [];
  const add = (ranking: Promise<Ranking>, weight: number, constant?: number) =>
    signals.push(ranking.then((found) => ({ ...found, weight, constant })));
  if (mode !== 'lexical') {
    const byText = () =>
      add(
        rankByTexts(store.texts, { ...common, vector: texts! }, unknownTold(texts!, embedder.model)),
        weights.semantic,
      );
    const byImage = () =>
      add(rankByImages(store.imageVectors, { ...common, vector: images! }), weights.image);
    // Of two that stand alike, the one found by the query's own kind comes first.
    for (const find of vectors.by === 'text' ? [byText, byImage] : [byImage, byText]) {
      if (wanted.has(find === byText ? 'prompts' : 'images')) find();
    }
  }
  if (words) {
    const ranking = rankByWords(store.keywords, { ...common, stems: words.stems });
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
): Set<'prompts' | 'images'> {
  const able = new Set<'prompts' | 'images'>();
  if (vectors.text) able.add('prompts');
  if (vectors.image) able.add('images');
  if (lookIn === 'all') return able;
  if (!able.has(lookIn)) {
    throw new PromptloomError('unsupported', `the embedder ${model.id} cannot compare words with images`, {
      hint: 'A library made with a model that reads both can, such as clip-vit-b-32 or minilm+clip-vit-b-32.',
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
