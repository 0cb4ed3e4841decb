import { Outlet } from '@tanstack/react-router';
import { useLibrary } from '../api/queries.ts';
import { FIRST_LOOK } from '../state/search/request.ts';
import { countFilters, PAGE, type SearchParams } from '../state/search/search-params.ts';
import { useSearch, useStartSearch } from '../state/search/use-search.ts';
import { useTitle } from '../state/title.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { FilterChips } from './filters/filter-chips.tsx';
import { Filters } from './filters/filters.tsx';
import { Ranking } from './filters/ranking.tsx';
import { SaveSearch } from './filters/saved-searches.tsx';
import { Blend } from './query/blend.tsx';
import { DescribeQuery } from './query/describe-query.tsx';
import { StyleChips } from './query/style-chips.tsx';
import { SurpriseButton } from './query/surprise-button.tsx';
import { BoardResults } from './results/board-results.tsx';
import { EmptyLibrary, ImageLost, NothingFound } from './results/empty.tsx';
import { Grid } from './results/grid.tsx';
import { GridSkeleton } from './results/grid-skeleton.tsx';
import { ResultLine } from './results/result-line.tsx';
import { Welcome } from './results/welcome.tsx';

/** The search and its results; a prompt opens over it. */
export function SearchPage() {
  const library = useLibrary();
  const { asked, params } = useSearch();
  const heading = headingOf(params);
  useTitle(heading);
  // A damaged library may only look empty.
  const empty = library?.counts.prompts === 0 && library.troubles.length === 0;
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[2400px] px-4 pb-28 sm:px-6 outline-none">
      {empty ? (
        <EmptyLibrary />
      ) : (
        <>
          {asked ? <h1 className="sr-only">{heading}</h1> : <Welcome />}
          <Results />
        </>
      )}
      <Outlet />
    </main>
  );
}

/** The title of a search, for the tab and for screen readers. */
function headingOf({ q, like, image, random }: SearchParams): string {
  const parts = [
    random !== undefined && 'Surprise',
    image !== undefined && 'By image',
    like && (like.length > 1 ? `More like these ${like.length}` : 'More like this'),
    q,
  ];
  return parts.filter(Boolean).join(': ') || 'Library';
}

function Results() {
  const library = useLibrary();
  const { params, asked, lost, query } = useSearch();
  const { go } = useStartSearch();
  const { data, error, isPlaceholderData, refetch } = query;
  if (lost) return <ImageLost />;
  // A counter-example is not shown, although its words may fit best.
  const results = (data?.results ?? []).filter(({ id }) => !params.unlike?.includes(id));
  const k = params.k ?? PAGE;
  return (
    <section aria-label="Search results">
      <div className="flex items-start gap-3 py-4">
        <div className="min-w-0 flex-1 pt-1.5">
          {!asked && data ? (
            <p className="text-muted text-sm">
              Showing <span className="text-text">{FIRST_LOOK}</span>
            </p>
          ) : data && !error ? (
            <ResultLine response={data} total={library?.counts.prompts} filtered={countFilters(params) > 0} />
          ) : (
            <p className="text-muted text-sm">{error ? 'The search failed' : 'Searching…'}</p>
          )}
        </div>
        <div className="flex shrink-0 gap-1">
          {results.length > 0 ? <BoardResults matches={results} /> : null}
          <SaveSearch />
          <SurpriseButton />
          <Ranking />
          <Filters />
        </div>
      </div>
      <div className="-mt-3 pb-4 empty:hidden">
        <DescribeQuery />
        <Blend />
        <FilterChips />
        <StyleChips />
      </div>
      {error ? (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <GridSkeleton />
      ) : results.length === 0 ? (
        <NothingFound />
      ) : (
        <Grid matches={results} stale={isPlaceholderData} />
      )}
      {!error && (data?.results.length ?? 0) >= k && k < 960 ? (
        <div className="flex justify-center pt-8">
          <Button onClick={() => go({ ...params, k: k + PAGE }, { replace: true, keepScroll: true })}>
            Show more
          </Button>
        </div>
      ) : null}
    </section>
  );
}
