import { filterText } from '../../../../src/query/filter-text.ts';
import { QUERY_IMAGE_ID } from '../../../../src/records/query-image.ts';
import type { SavedSearch } from '../../api/types.ts';
import { given } from '../../lib/values.ts';
import { filterOf, isAsked, type SearchParams } from '../../state/search/search-params.ts';

type Search = SavedSearch['search'];

/** The search of an address as it is saved; undefined where there is none. */
export function toSaved(params: SearchParams): Search | undefined {
  if (!isAsked(params) || (params.image !== undefined && !QUERY_IMAGE_ID.test(params.image)))
    return undefined;
  const { q, like, unlike, random, score, vary, mode, meaning, words, look, fold } = params;
  const weighed = meaning !== undefined || words !== undefined || look !== undefined;
  const filter = given(filterOf(params));
  return given({
    text: q,
    queryImage: params.image,
    like: like?.length === 1 ? like[0] : like,
    unlike,
    ...(random !== undefined && { random: true, seed: random }),
    filter: Object.keys(filter).length > 0 ? filter : undefined,
    minScore: score,
    diversity: vary,
    mode,
    weights: weighed ? { semantic: meaning ?? 1, lexical: words ?? 1, image: look ?? 1 } : undefined,
    fold: fold === 'off' ? false : undefined,
    lookIn: params.in,
  });
}

/** The address of a saved search; undefined where an address cannot hold all of it. */
export function paramsOf(search: Search): SearchParams | undefined {
  const { text, queryImage, like, unlike, filter = {}, minScore, diversity, k: _k, fold, ...rest } = search;
  const { mode, weights, random, seed, lookIn, ...more } = rest;
  const { sourceSite, model, tags, hasImage, minWidth, minHeight, minRating, board, safety, ...other } =
    filter;
  const square = minWidth === minHeight;
  // Filters without a field in the address go into the search box.
  const typed = filterText(square ? other : { ...other, minWidth, minHeight });
  const unknown = Object.values(more).some((value) => value !== undefined);
  if (unknown || typed === undefined || (random && !seed)) return undefined;
  return given({
    q: [text, typed].filter(Boolean).join(' ') || undefined,
    image: queryImage,
    like: like === undefined ? undefined : [like].flat(),
    unlike: unlike?.length ? unlike : undefined,
    random: random ? seed : undefined,
    site: sourceSite,
    model,
    tag: tags,
    board,
    safety,
    has: hasImage === undefined ? undefined : hasImage ? ('image' as const) : ('text' as const),
    size: square ? minWidth : undefined,
    score: minScore,
    stars: minRating,
    vary: diversity,
    mode: mode === 'hybrid' ? undefined : mode,
    meaning: unusual(weights?.semantic),
    words: unusual(weights?.lexical),
    look: unusual(weights?.image),
    fold: fold === false ? ('off' as const) : undefined,
    in: lookIn === 'all' ? undefined : lookIn,
  });
}

function unusual(weight: number | undefined): number | undefined {
  return weight === 1 ? undefined : weight;
}
