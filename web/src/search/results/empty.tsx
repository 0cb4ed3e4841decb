import type { ReactNode } from 'react';
import { useLibrary } from '../../api/queries.ts';
import { score } from '../../lib/format.ts';
import { panel } from '../../state/panels.ts';
import { countFilters, type SearchParams, withoutFilters } from '../../state/search/search-params.ts';
import { useSearchParams, useStartSearch } from '../../state/search/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { Logo } from '../../ui/logo.tsx';

function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div
      data-testid="empty"
      className="mx-auto flex max-w-lg animate-rise flex-col items-center gap-4 py-20 text-center"
    >
      <Logo className="size-9 opacity-70" />
      <h2 className="text-balance font-serif text-2xl">{title}</h2>
      {children}
    </div>
  );
}

/** A search without results: says what held them back and offers to let go of it. */
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
          ? 'No match in what is left'
          : params.score
            ? `Nothing scores ${score(params.score)} or more`
            : 'Nothing found'
      }
    >
      <p className="text-muted">
        {damaged
          ? 'This library has lost prompts, and what you look for may be among them.'
          : filters > 0
            ? 'The filters may leave too little to choose from.'
            : params.score
              ? 'Nothing in this library is close enough to what you asked for.'
              : composed
                ? 'A search by image compares images, and this library has none whose look is known.'
                : 'Other words may do better: subject, light, material, style.'}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {lower ? <Button onClick={() => set({ score: lower })}>Lower to {score(lower)}</Button> : null}
        {params.score ? (
          <Button onClick={() => set({ score: undefined })}>Show the closest anyway</Button>
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

/** The address names an image that only an earlier page held. */
export function ImageLost() {
  return (
    <Empty title="That image is no longer here">
      <p className="text-muted">
        The library keeps the images that were searched with last, and those of saved searches. Drop it again,
        paste it, or pick the file.
      </p>
    </Empty>
  );
}

export function EmptyLibrary() {
  return (
    <Empty title="This library is empty">
      <p className="text-muted">
        Import prompts from a file: drop it anywhere on this page, or run{' '}
        <code className="rounded bg-raised px-1.5 py-0.5 font-mono text-sm text-text">
          npx promptloom import prompts.csv
        </code>
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={() => panel.set({ kind: 'import' })}>
          Import a file
        </Button>
        <Button onClick={() => panel.set({ kind: 'generate', seed: { prompt: '' } })}>Draw something</Button>
      </div>
    </Empty>
  );
}
