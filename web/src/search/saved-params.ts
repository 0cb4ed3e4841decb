import type { SavedSearch } from '../api/types.ts';
import { filterOf, type SearchParams } from './search-params.ts';

type Kept = SavedSearch['search'];

/** The search of an address as it is kept; undefined for one by a picture, which cannot be kept, or for none. */
export function toSaved(params: SearchParams): Kept | undefined {
  if (params.pic !== undefined || (params.q === undefined && params.like === undefined)) return undefined;
  const filter = Object.fromEntries(
    Object.entries(filterOf(params)).filter(([, value]) => value !== undefined),
  );
  return {
    ...(params.q !== undefined && { text: params.q }),
    ...(params.like !== undefined && { like: params.like }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(params.score !== undefined && { minScore: params.score }),
    ...(params.vary !== undefined && { diversity: params.vary }),
  };
}

/** The address of a kept search; undefined where it has something that an address cannot say. */
export function paramsOf(search: Kept): SearchParams | undefined {
  const { text, like, filter = {}, minScore, diversity, k: _k, fold: _fold, ...more } = search;
  const { sourceSite, model, tags, hasImage, minWidth, minHeight, minRating, ...other } = filter;
  const unknown = [...Object.values(more), ...Object.values(other)].some((value) => value !== undefined);
  if (unknown || Array.isArray(like) || minWidth !== minHeight) return undefined;
  const params: SearchParams = {
    q: like === undefined ? text : undefined,
    like,
    site: sourceSite,
    model,
    tag: tags,
    has: hasImage === undefined ? undefined : hasImage ? 'picture' : 'text',
    size: minWidth,
    score: minScore,
    stars: minRating,
    vary: diversity,
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
