import { useQuery } from '@tanstack/react-query';
import { searchQuery } from '../../api/queries.ts';
import type { Facets } from '../../api/types.ts';
import { useAskedSearch } from '../../state/search/use-search.ts';

interface Count {
  value: string;
  count: number;
}

/** The counts of filter values among the results; fetched only while they are shown. */
export function useFacets(open: boolean): Facets | undefined {
  const search = useAskedSearch();
  const { data } = useQuery(searchQuery(open && search ? { ...search, k: 1, facets: true } : null));
  return open ? data?.facets : undefined;
}

/** The values among the results first, then the other values of the library. */
export function merged(
  all: readonly Count[] | undefined,
  here: readonly Count[] | undefined,
): Count[] | undefined {
  if (!all || !here) return all?.slice();
  const counted = new Set(here.map(({ value }) => value));
  return [
    ...here,
    ...all.filter(({ value }) => !counted.has(value)).map(({ value }) => ({ value, count: 0 })),
  ];
}
