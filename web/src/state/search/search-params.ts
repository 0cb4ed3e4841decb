import { splitQuery } from '../../../../src/query/parse-query.ts';
import { SAFETIES } from '../../../../src/records/safety.ts';
import type { Filter, Safety } from '../../api/types.ts';
import { first, given, listOf, oneOf, textOf } from '../../lib/values.ts';

/** A search as the address bar holds it. */
export interface SearchParams {
  q?: string;
  /** Ids of prompts or images to find more of. */
  like?: string[];
  /** Ids of prompts or images to be unlike. */
  unlike?: string[];
  /** Id of an uploaded image. */
  image?: string;
  /** Seed of a random order of all prompts that pass the filters. */
  random?: number;
  site?: string[];
  model?: string[];
  tag?: string[];
  /** On any of these boards, by name. */
  board?: string[];
  /** Any of these. */
  safety?: Safety[];
  has?: 'image' | 'text';
  /** Shortest side of the image, in pixels. */
  size?: number;
  score?: number;
  /** The lowest rating. */
  stars?: number;
  /** How much results should differ from each other, 0 to 1. */
  vary?: number;
  /** How to rank; hybrid by default. */
  mode?: 'semantic' | 'lexical';
  /** The weights of meaning, keywords and the look of images; 1 by default. */
  meaning?: number;
  words?: number;
  look?: number;
  /** Shows near-duplicates separately. */
  fold?: 'off';
  /** What to compare with, where text and images share a vector space; both by default. */
  in?: 'prompts' | 'images';
  k?: number;
}

export const PAGE = 48;
const MOST = 960;
/** Most examples, and most counter-examples, that the API takes. */
const MOST_LIKE = 50;
const MOST_UNLIKE = 20;
const HIGHEST_SEED = 4_294_967_295;
const MOST_WEIGHT = 10;

type Raw = Record<string, unknown>;

/** Reads the query of an address. Every value stays text, so that `?q=42` searches for "42". */
export function parseQuery(query: string): Record<string, string | string[]> {
  const raw: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const before = raw[key];
    raw[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return raw;
}

/** Writes the query of an address; lists repeat their key. */
export function stringifyQuery(search: Raw): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** A number above 0, moved into its bounds. */
function number(value: unknown, low: number, high: number): number | undefined {
  const n = Number.parseFloat(String(first(value)));
  return Number.isFinite(n) && n > 0 ? Math.min(high, Math.max(low, n)) : undefined;
}

/** A weight other than the default 1. */
function weight(value: unknown): number | undefined {
  const n = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  if (value === '' || !Number.isFinite(n) || n < 0 || n === 1) return undefined;
  return Math.min(MOST_WEIGHT, n);
}

function safety(value: unknown): Safety[] | undefined {
  const all = listOf(value)?.flatMap((one) => oneOf(one, ...SAFETIES) ?? []);
  return all?.length ? all : undefined;
}

/**
 * Reads a search from an address and drops anything else. Words can go with examples or with an image, not with both.
 * A random order has nothing to be near to, so only the filters of its words stay.
 */
export function validateSearch(raw: Raw): SearchParams {
  const seed = number(raw.random, 1, HIGHEST_SEED);
  const random = seed && Math.round(seed);
  const like = random ? undefined : listOf(raw.like, MOST_LIKE);
  const image = like || random ? undefined : textOf(raw.image ?? raw.pic);
  const q = textOf(raw.q);
  // Old addresses say picture.
  const has = textOf(raw.has)?.replace('picture', 'image');
  const k = number(raw.k, PAGE, MOST);
  const stars = number(raw.stars, 1, 5);
  const size = number(raw.size, 1, 65_535);
  return given({
    q: random && q ? splitQuery(q).filters || undefined : q,
    like,
    unlike: random ? undefined : listOf(raw.unlike, MOST_UNLIKE),
    image,
    random,
    site: listOf(raw.site),
    model: listOf(raw.model),
    tag: listOf(raw.tag),
    board: listOf(raw.board),
    safety: safety(raw.safety),
    has: oneOf(has, 'image', 'text'),
    size: size && Math.round(size),
    score: number(raw.score, 0.01, 1),
    stars: stars && Math.round(stars),
    vary: number(raw.vary, 0.05, 1),
    mode: oneOf(raw.mode, 'semantic', 'lexical'),
    meaning: weight(raw.meaning),
    words: weight(raw.words),
    look: weight(raw.look),
    fold: oneOf(raw.fold, 'off'),
    in: oneOf(textOf(raw.in)?.replace('picture', 'image'), 'prompts', 'images'),
    k: k === PAGE ? undefined : k && Math.round(k),
  });
}

/** The filter as the API takes it. */
export function filterOf(params: SearchParams): Filter {
  return {
    sourceSite: params.site,
    model: params.model,
    tags: params.tag,
    board: params.board,
    safety: params.safety,
    hasImage: params.has === undefined ? undefined : params.has === 'image',
    minWidth: params.size,
    minHeight: params.size,
    minRating: params.stars,
  };
}

/** How many filters are set. */
export function countFilters(params: SearchParams): number {
  const { site, model, tag, board, safety: safeties, has, size, score, stars } = params;
  const all: unknown[] = [site, model, tag, board, safeties, has, size, score, stars].flat();
  return all.filter((value) => value !== undefined).length;
}

/** How many ranking options differ from the default. */
export function countRanking(params: SearchParams): number {
  const { mode, meaning, words, look, vary, fold, in: place } = params;
  return [mode, meaning ?? words ?? look, vary, fold, place].filter((value) => value !== undefined).length;
}

/** Whether the address asks for anything; otherwise the start page shows. */
export function isAsked({ q, like, image, random }: SearchParams): boolean {
  return q !== undefined || like !== undefined || image !== undefined || random !== undefined;
}

/** What a search is made with. */
export type Asked = Pick<SearchParams, 'q' | 'like' | 'unlike' | 'image' | 'random'>;

/** Another search with the same filters, from the first page. */
export function searchFor(params: SearchParams, what: Asked): SearchParams {
  const nothing = { q: undefined, like: undefined, unlike: undefined, image: undefined, random: undefined };
  return given({ ...params, ...nothing, k: undefined, ...what });
}

/** The same search with other words, beside the same examples or image. */
export function withWords(params: SearchParams, q: string): SearchParams {
  const words = q.trim() === '' ? undefined : q;
  return given({ ...params, q: words, random: undefined, k: undefined });
}

/** The same search without its image and the balance between image and words. */
export function withoutImage(params: SearchParams): SearchParams {
  return given({ ...params, image: undefined, meaning: undefined, look: undefined, k: undefined });
}

/** The same search, but further from one prompt. */
export function lessLike(params: SearchParams, id: string): SearchParams {
  const unlike = [...new Set([...(params.unlike ?? []), id])].slice(-MOST_UNLIKE);
  const like = params.like?.filter((one) => one !== id);
  return given({ ...params, like: like?.length ? like : undefined, unlike, random: undefined, k: undefined });
}

/** A random order of the prompts that pass the current filters. */
export function surprise(params: SearchParams, seed: number): SearchParams {
  const q = params.q === undefined ? undefined : splitQuery(params.q).filters || undefined;
  return searchFor(params, { q, random: seed });
}

/** The same search without filters and minimum score. */
export function withoutFilters(params: SearchParams): SearchParams {
  const { site: _s, model: _m, tag: _t, board: _b, safety: _y, has: _h, size: _z, ...others } = params;
  const { score: _c, stars: _r, k: _k, ...rest } = others;
  return rest;
}
