import { useQuery } from '@tanstack/react-query';
import { useSearch as useAddress, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Search, searchQuery, useLibrary } from '../api/queries.ts';
import { heldPicture, holdPicture, type QueryPicture } from './query-picture.ts';
import { filterOf, PAGE, type SearchParams, searchFor, validateSearch } from './search-params.ts';

/** What the first page shows before anybody asked. */
export const FIRST_LOOK = 'soft light over a quiet landscape';

export function useSearchParams(): SearchParams {
  return validateSearch(useAddress({ strict: false }));
}

/** The search of the address bar; null where it cannot be made. */
export function useAskedSearch(): Search | null {
  const { search } = useAsked();
  return search;
}

function useAsked() {
  const params = useSearchParams();
  const picture = heldPicture(params.pic);
  const asked = params.q !== undefined || params.like !== undefined || params.pic !== undefined;
  const lost = params.pic !== undefined && picture === undefined;
  const library = useLibrary();
  const search = toSearch(params, picture);
  // The first look is at pictures, where there are any.
  if (!asked && library?.counts.images) search.filter = { ...search.filter, hasImage: true };
  return { params, picture, asked, lost, search: lost || (!asked && !library) ? null : search };
}

/** The search of the address bar, its results, and the picture it was made with. */
export function useSearch() {
  const { search, ...rest } = useAsked();
  return { ...rest, query: useQuery(searchQuery(search)) };
}

function toSearch(params: SearchParams, picture: QueryPicture | undefined): Search {
  const what = picture
    ? { picture }
    : params.like !== undefined
      ? { like: params.like }
      : params.q !== undefined
        ? { text: params.q.trim() }
        : ({ text: FIRST_LOOK, mode: 'semantic' } as const);
  return {
    ...what,
    filter: filterOf(params),
    k: params.k ?? PAGE,
    minScore: params.score ?? 0,
    fold: true,
    diversity: params.vary ?? 0,
  };
}

/** Ways to start another search, each a new entry in the history unless told otherwise. */
export function useStartSearch() {
  const navigate = useNavigate();
  const current = useSearchParams();
  const go = useCallback(
    (search: SearchParams, options: { replace?: boolean; keepScroll?: boolean } = {}) =>
      void navigate({
        to: '/',
        search,
        replace: options.replace ?? false,
        resetScroll: !options.keepScroll,
      }),
    [navigate],
  );
  return {
    go,
    byWords: (q: string, options?: { replace?: boolean }) =>
      go(searchFor(current, q.trim() === '' ? {} : { q }), options),
    moreLike: (id: string) => go(searchFor(current, { like: id })),
    byPicture: (file: Blob, name?: string) => go(searchFor(current, { pic: holdPicture(file, name).key })),
  };
}
