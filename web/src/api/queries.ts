import { keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { Unreachable } from './api-error.ts';
import { api } from './client.ts';
import { retryDelay } from './connection.ts';
import { tell } from './other-tabs.ts';
import type { LibraryInfo, SearchInput } from './types.ts';

/** What people change in one place and look at in another. */
function isOften([kind]: readonly unknown[]): boolean {
  return ['boards', 'board', 'searches', 'annotations', 'jobs', 'improvements'].includes(String(kind));
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Another tab, another person or the command line may have changed something meanwhile.
      refetchOnWindowFocus: ({ queryKey }) => (isOften(queryKey) ? 'always' : false),
      // The server's own refusals stay what they are; only a lost connection is worth another try.
      retry: (failures, error) => error instanceof Unreachable && failures < 2,
      retryDelay,
      // The browser may think that it is offline and still reach this machine.
      networkMode: 'always',
    },
  },
});

/** Whether the server asks for a token, and whether this browser gave it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.session.get({ signal }),
});

const libraryQuery = queryOptions({
  queryKey: ['library'],
  queryFn: ({ signal }) => api.info({ signal }),
});

/** A search by words, by a stored id, or by an image that the server keeps. */
export type Search = Omit<SearchInput, 'image'>;

export function searchQuery(search: Search | null) {
  return queryOptions({
    queryKey: ['search', search],
    enabled: search !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.search(search!, { signal }),
  });
}

/** Style words near some words. */
export function styleWordsQuery(words: string | null) {
  return queryOptions({
    queryKey: ['style-words', words],
    enabled: words !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.styleWords({ idea: words ?? '', limit: 20 }, { signal }),
  });
}

export function promptQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['prompt', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.prompts.get(id ?? '', { signal }),
  });
}

export function improvementQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['improvement', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.improvement(id ?? '', { signal }),
  });
}

export function useLibrary(): LibraryInfo | undefined {
  return useQuery(libraryQuery).data;
}

/** Asks again for what is out of date in this tab. */
export function refreshHere(kinds: readonly string[]): void {
  for (const kind of kinds) void queryClient.invalidateQueries({ queryKey: [kind] });
}

/** Asks again for what is out of date, in this tab and in the others. */
export function refresh(kinds: readonly string[]): void {
  refreshHere(kinds);
  tell(kinds);
}

/** What shows prompts and images, or counts them. */
export const OF_THE_LIBRARY = [
  'library',
  'search',
  'prompt',
  'improvements',
  'improvement',
  'improve-matches',
  'board',
  'boards',
  'versions',
  'version',
  'map',
] as const;

/** After something was written: what is on the page may be out of date. */
export function refreshLibrary(): void {
  refresh(OF_THE_LIBRARY);
}
