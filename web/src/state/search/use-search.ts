import { useQuery } from '@tanstack/react-query';
import { useSearch as useAddress, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { toApiError } from '../../api/api-error.ts';
import { type Search, searchQuery, useLibrary } from '../../api/queries.ts';
import { useStore } from '../../lib/store.ts';
import { hideUnsafe } from '../hide-unsafe.ts';
import { findQueryImage, uploadQueryImage } from './query-image.ts';
import { requestOf } from './request.ts';
import {
  isAsked,
  lessLike,
  type SearchParams,
  searchFor,
  surprise,
  validateSearch,
  withWords,
} from './search-params.ts';

export function useSearchParams(): SearchParams {
  return validateSearch(useAddress({ strict: false }));
}

/** The search of the address bar; null where it is not possible. */
export function useAskedSearch(): Search | null {
  const { search } = useAsked();
  return search;
}

function useAsked() {
  const params = useSearchParams();
  const asked = isAsked(params);
  const lost = params.image !== undefined && findQueryImage(params.image) === undefined;
  const library = useLibrary();
  const safe = useStore(hideUnsafe);
  const search = requestOf(params);
  // The start page shows images, where there are any.
  if (!asked && library?.counts.images) search.filter = { ...search.filter, hasImage: true };
  if (safe) search.safe = true;
  return { params, asked, lost, search: lost || (!asked && !library) ? null : search };
}

/** The search of the address bar, its results, and the image it was made with. */
export function useSearch() {
  const { search, lost, ...rest } = useAsked();
  const query = useQuery(searchQuery(search));
  // The server drops the uploaded images that were used longest ago.
  const gone = rest.params.image !== undefined && toApiError(query.error).code === 'not-found';
  return { ...rest, lost: lost || gone, query };
}

/** Functions that start another search; each adds an entry to the browser history unless told otherwise. */
export function useStartSearch() {
  const navigate = useNavigate();
  const current = useSearchParams();
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  });
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
    byWords: (q: string, options?: { replace?: boolean }) => go(searchFor(current, { q }), options),
    /** Other words beside the current examples or image; typed words arrive a moment later. */
    withWords: (q: string, options?: { replace?: boolean }) => go(withWords(latest.current, q), options),
    moreLike: (...ids: string[]) => go(searchFor(current, { like: ids })),
    lessLike: (id: string) => go(lessLike(current, id), { keepScroll: true }),
    surprise: () => go(surprise(current, 1 + Math.floor(Math.random() * 2 ** 31))),
    byImage: async (file: Blob, name?: string) => {
      const { q } = latest.current;
      const image = await uploadQueryImage(file, name);
      if (image === undefined) return;
      // Words typed during the upload stay beside the image.
      const now = latest.current;
      go(searchFor(now, { image, ...(now.q !== q && { q: now.q }) }));
    },
  };
}
