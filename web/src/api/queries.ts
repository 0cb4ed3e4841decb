import { keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { call } from './client.ts';
import type {
  Improvement,
  LibraryInfo,
  PromptDetail,
  SearchInput,
  SearchResponse,
  StyleWords,
} from './types.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // The server's own refusals stay what they are; only a lost connection is worth another try.
      retry: (failures, error) => error instanceof ApiError && error.code === 'unreachable' && failures < 2,
    },
  },
});

/** Whether the server asks for a token, and whether this browser gave it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call<{ needed: boolean; signedIn: boolean }>('/session', { signal }),
});

export const libraryQuery = queryOptions({
  queryKey: ['library'],
  queryFn: ({ signal }) => call<LibraryInfo>('/library', { signal }),
});

/** A search by words or by a stored id, or by a picture that the page holds. */
export interface Search extends Omit<SearchInput, 'image'> {
  picture?: { key: string; file: Blob };
}

export function searchQuery(search: Search | null) {
  return queryOptions({
    queryKey: ['search', search && { ...search, picture: search.picture?.key }],
    enabled: search !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const { picture, ...request } = search as Search;
      if (!picture) return call<SearchResponse>('/search', { method: 'POST', json: request, signal });
      const form = new FormData();
      form.set('request', JSON.stringify(request));
      form.set('image', picture.file, 'query');
      return call<SearchResponse>('/search', { method: 'POST', form, signal });
    },
  });
}

/** Style words near some words. */
export function styleWordsQuery(words: string | null) {
  return queryOptions({
    queryKey: ['style-words', words],
    enabled: words !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<StyleWords>(`/style-words?${new URLSearchParams({ q: words ?? '', limit: '20' })}`, { signal }),
  });
}

export function promptQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['prompt', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => call<PromptDetail>(`/prompts/${encodeURIComponent(id ?? '')}`, { signal }),
  });
}

export function improvementQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['improvement', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => call<Improvement>(`/improvements/${encodeURIComponent(id ?? '')}`, { signal }),
  });
}

export function useLibrary(): LibraryInfo | undefined {
  return useQuery(libraryQuery).data;
}

/** After something was written: what is on the page may be out of date. */
export function refreshLibrary(): void {
  for (const key of [
    'library',
    'search',
    'prompt',
    'improvements',
    'improvement',
    'board',
    'boards',
    'versions',
    'version',
  ])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
