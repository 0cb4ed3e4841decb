import { useLibrary } from '../../api/queries.ts';
import { score } from '../../lib/format.ts';
import { panel } from '../../state/panels.ts';
import { countFilters, type SearchParams, withoutFilters } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';

/** A search without results: tells why, and offers what to change. */
export function NothingFound() {
  const library = useLibrary();
  const params = useSearchParams();
  const { go } = useStartSearch();
  const set = (change: Partial<SearchParams>) => go({ ...params, ...change });
  const filters = countFilters(params) - Number(params.score !== undefined);
  const lower =
    params.score && params.score > 0.15 ? Math.round((params.score - 0.1) * 100) / 100 : undefined;
  const damaged = library?.troubles.some(({ kind }) => kind === 'damaged');
  const composed = library?.embedder.sharedSpace === false && params.image !== undefined;
  return (
    <Empty
      title={
        damaged
          ? 'No matches in what is left'
          : params.score
            ? `No prompt scores ${score(params.score)} or more`
            : 'No matches'
      }
    >
      <p className="text-muted">
        {damaged
          ? 'This library has lost prompts. What you are looking for may be among them.'
          : filters > 0
            ? 'Try fewer filters.'
            : params.score
              ? 'Nothing in this library is close enough to your search.'
              : composed
                ? 'Search by image compares images, and this library has no embedded images.'
                : 'Try other words: subject, light, material, style.'}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {lower ? <Button onClick={() => set({ score: lower })}>Lower to {score(lower)}</Button> : null}
        {params.score ? (
          <Button onClick={() => set({ score: undefined })}>Show the nearest anyway</Button>
        ) : null}
        {filters > 0 ? (
          <Button onClick={() => go({ ...withoutFilters(params), score: params.score })}>
            Clear filters
          </Button>
        ) : null}
        <Button look="plain" onClick={() => go({})}>
          Start over
        </Button>
      </div>
    </Empty>
  );
}

/** The address names an image that the server no longer has. */
export function ImageLost() {
  return (
    <Empty title="This image is no longer available">
      <p className="text-muted">
        The library keeps recently used images and those of saved searches. Drop or paste the image again, or
        choose the file.
      </p>
    </Empty>
  );
}

export function EmptyLibrary() {
  return (
    <Empty title="This library is empty">
      <p className="text-muted">
        To import prompts, drop a file anywhere on this page or run{' '}
        <code className="rounded bg-raised px-1.5 py-0.5 font-mono text-sm text-text">
          npx promptloom import prompts.csv
        </code>
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={() => panel.set({ kind: 'import' })}>
          Import a file
        </Button>
        <Button onClick={() => panel.set({ kind: 'generate', seed: { prompt: '' } })}>
          Generate an image
        </Button>
      </div>
    </Empty>
  );
}
