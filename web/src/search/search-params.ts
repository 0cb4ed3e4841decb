import type { Filter } from '../api/types.ts';

/** A search as the address bar holds it. */
export interface SearchParams {
  q?: string;
  like?: string;
  /** Key of a picture that this page holds; a picture itself does not fit into an address. */
  pic?: string;
  site?: string[];
  model?: string[];
  tag?: string[];
  has?: 'picture' | 'text';
  /** Shortest side of the picture, in pixels. */
  size?: number;
  score?: number;
  /** Stars that people gave, at least. */
  stars?: number;
  /** How much results shall differ from each other, 0 to 1. */
  vary?: number;
  k?: number;
}

export const PAGE = 48;
const MOST = 960;

type Raw = Record<string, unknown>;

/** Reads an address's query; every value stays text, so that `?q=42` searches for "42". */
export function parseQuery(query: string): Record<string, string | string[]> {
  const raw: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const before = raw[key];
    raw[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return raw;
}

/** Writes an address's query; lists repeat their key. */
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

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}

function list(value: unknown): string[] | undefined {
  const all = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  return all.length > 0 ? [...new Set(all)] : undefined;
}

function number(value: unknown, low: number, high: number): number | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  const n =
    typeof first === 'number' ? first : typeof first === 'string' ? Number.parseFloat(first) : Number.NaN;
  return Number.isFinite(n) && n > 0 ? Math.min(high, Math.max(low, n)) : undefined;
}

/** What of an address is a search; anything else is dropped. Exactly one of words, like and picture stays. */
export function validateSearch(raw: Raw): SearchParams {
  const like = text(raw.like);
  const pic = like ? undefined : text(raw.pic);
  const has = text(raw.has);
  const k = number(raw.k, PAGE, MOST);
  const stars = number(raw.stars, 1, 5);
  const size = number(raw.size, 1, 65_535);
  return clean({
    q: like || pic ? undefined : text(raw.q),
    like,
    pic,
    site: list(raw.site),
    model: list(raw.model),
    tag: list(raw.tag),
    has: has === 'picture' || has === 'text' ? has : undefined,
    size: size && Math.round(size),
    score: number(raw.score, 0.01, 1),
    stars: stars && Math.round(stars),
    vary: number(raw.vary, 0.05, 1),
    k: k === PAGE ? undefined : k && Math.round(k),
  });
}

function clean(params: SearchParams): SearchParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

/** The filter that the API knows. */
export function filterOf(params: SearchParams): Filter {
  return {
    sourceSite: params.site,
    model: params.model,
    tags: params.tag,
    hasImage: params.has === undefined ? undefined : params.has === 'picture',
    minWidth: params.size,
    minHeight: params.size,
    minRating: params.stars,
  };
}

/** How many kinds of filter are set, for the button that opens them. */
export function countFilters(params: SearchParams): number {
  return [params.site, params.model, params.tag].reduce(
    (sum, values) => sum + (values?.length ?? 0),
    Number(params.has !== undefined) +
      Number(params.size !== undefined) +
      Number(params.score !== undefined) +
      Number(params.stars !== undefined),
  );
}

/** The same search for something else: filters stay, what was asked and how far one had paged do not. */
export function searchFor(
  params: SearchParams,
  what: Pick<SearchParams, 'q' | 'like' | 'pic'>,
): SearchParams {
  return clean({ ...params, q: undefined, like: undefined, pic: undefined, k: undefined, ...what });
}

/** The same search without filters and threshold. */
export function withoutFilters(params: SearchParams): SearchParams {
  return clean({ q: params.q, like: params.like, pic: params.pic });
}
