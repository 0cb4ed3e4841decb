import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../api/client.ts';
import type { LibraryMap } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { hideUnsafe } from '../state/hide-unsafe.ts';
import { isOpen, jobsOf } from '../state/jobs/job-list.ts';
import { useJobsQuery } from '../state/jobs/jobs.ts';
import { panel } from '../state/panels.ts';
import { useTitle } from '../state/title.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { buildMap, MAP_KEY, makesItself, stopBuilding, useBuilding } from './building.ts';
import { MapCanvas } from './canvas.tsx';

/** The library as a map; the map of a small library is built when the page opens. */
export function MapPage() {
  const safe = useStore(hideUnsafe);
  const { data, error, refetch } = useQuery({
    queryKey: [...MAP_KEY, { safe }],
    queryFn: ({ signal }) => api.map.read(safe ? { safe } : {}, { signal }),
  });
  const making = useBuilding();
  useTitle('Library map');
  const { progress, error: failure, jobId } = making;
  const jobs = useJobsQuery().data;
  const begun = useRef(false);
  useEffect(() => {
    // Once a visit: a build that was stopped or failed does not start again by itself.
    if (!data || !jobs || begun.current || !makesItself(data)) return;
    begun.current = true;
    if (!jobsOf(jobs, 'map').some(isOpen)) void buildMap(false);
  }, [data, jobs]);
  const empty = data?.builtAt === null && data.missing === 0;

  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex h-[calc(100dvh-4rem)] max-w-[2400px] flex-col gap-3 px-4 py-4 sm:px-6 outline-none"
    >
      <h1 className="sr-only">Library map</h1>
      <div className="flex flex-wrap items-center gap-3">
        <p data-testid="map-line" className="min-w-0 flex-1 text-muted text-sm">
          {data ? <MapLine map={data} making={progress !== undefined} /> : error ? '' : 'Loading the map…'}
        </p>
        {progress ? (
          <Button disabled={jobId === undefined} onClick={() => void stopBuilding(making)}>
            Stop
          </Button>
        ) : data && !empty ? (
          <Button
            data-testid="build-map"
            look={data.builtAt && data.missing === 0 ? 'plain' : 'primary'}
            onClick={() => void buildMap(data.builtAt !== null && data.missing === 0)}
          >
            {data.builtAt === null ? 'Build the map' : data.missing > 0 ? 'Add them' : 'Rebuild'}
          </Button>
        ) : null}
      </div>
      {progress ? (
        <ProgressBar
          fraction={progress.fraction}
          text={progress.phase === 'layout' ? 'Finding clusters' : 'Placing prompts'}
        />
      ) : null}
      {failure ? <ProblemNote error={failure} onRetry={() => void buildMap(false)} /> : null}
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {empty ? (
        <Empty title="The map is empty">
          <p className="text-muted">
            All your prompts, with similar ones near each other. Import some to see them here.
          </p>
          <Button look="primary" onClick={() => panel.set({ kind: 'import' })}>
            Import a file
          </Button>
        </Empty>
      ) : null}
      {data?.builtAt ? <MapCanvas map={data} /> : null}
    </main>
  );
}

function MapLine({ map, making }: { map: LibraryMap; making: boolean }) {
  const { builtAt, missing, sampled, points } = map;
  if (builtAt === null) {
    if (making) return `Building the first map of ${countOf(missing, 'prompt')}…`;
    return missing > 0 ? 'This library has no map yet.' : '';
  }
  return (
    <>
      <span className="font-medium text-text">{countOf(points.ids.length, 'prompt')}</span>
      {sampled ? ', a random sample of the library' : ''}, with similar ones near each other.
      {missing > 0 ? ` ${countOf(missing, 'prompt')} not on the map yet.` : ''}
    </>
  );
}
