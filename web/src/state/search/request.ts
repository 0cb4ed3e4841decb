import { splitQuery } from '../../../../src/query/parse-query.ts';
import type { Search } from '../../api/queries.ts';
import { filterOf, isAsked, PAGE, type SearchParams } from './search-params.ts';

/** The search that the start page shows. */
export const FIRST_LOOK = 'soft light over a quiet landscape';

/** The search of an address as a request to the API. */
export function requestOf(params: SearchParams): Search {
  const { q, like, unlike, random, k, score, vary, fold } = params;
  const common = { filter: filterOf(params), k: k ?? PAGE, minScore: score ?? 0, fold: fold !== 'off' };
  if (random !== undefined) return { ...common, ...(q && { text: q }), random: true, seed: random };
  return {
    ...common,
    ...whatOf(params),
    ...(like && { like: like.length === 1 ? like[0]! : like }),
    ...(unlike && { unlike }),
    diversity: vary ?? 0,
    ...(params.in && { lookIn: params.in }),
    weights: {
      ...(params.meaning !== undefined && { semantic: params.meaning }),
      ...(params.words !== undefined && { lexical: params.words }),
      ...(params.look !== undefined && { image: params.look }),
    },
  };
}

function whatOf(params: SearchParams): Partial<Search> {
  if (!isAsked(params)) return { text: FIRST_LOOK, mode: 'semantic' };
  const text = params.q?.trim();
  // A keyword search needs words.
  const mode = params.mode === 'lexical' && splitQuery(text ?? '').words === '' ? undefined : params.mode;
  return { ...(params.image && { queryImage: params.image }), ...(text && { text }), ...(mode && { mode }) };
}

/** The share of the words beside an image: 0 is the image alone, 1 the words alone. */
export function shareOfWords({ meaning = 1, look = 1 }: SearchParams): number {
  const sum = meaning + look;
  return sum > 0 ? meaning / sum : 0.5;
}

/** The weights for a share of the words beside an image. */
export function weightsFor(share: number): Pick<SearchParams, 'meaning' | 'look'> {
  const tenths = (value: number) => Math.round(value * 10) / 10;
  const [meaning, look] = [tenths(2 * share), tenths(2 * (1 - share))];
  return { meaning: meaning === 1 ? undefined : meaning, look: look === 1 ? undefined : look };
}
