import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { followJob } from '../api/job.ts';
import { queryClient } from '../api/queries.ts';
import type { Job, LibraryMap, MapProgress, MapReport } from '../api/types.ts';
import { say } from '../app/toast.ts';
import { countOf } from '../lib/format.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { MapCanvas } from './canvas.tsx';

const KEY = ['map'];

/** The whole library in the plane. */
export function MapPage() {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call<LibraryMap>('/map', { signal }),
  });
  const [progress, setProgress] = useState<MapProgress>();

  async function build(rebuild: boolean) {
    setProgress({ phase: 'layout', fraction: 0 });
    try {
      const job = await call<Job<MapProgress, MapReport>>('/map', { method: 'POST', json: { rebuild } });
      const end = await followJob<MapProgress, MapReport>(job.id, setProgress);
      if (end.status === 'failed') throw end.error;
    } catch (failure) {
      say(toApiError(failure).message, { bad: true });
    }
    setProgress(undefined);
    await queryClient.invalidateQueries({ queryKey: KEY });
  }

  return (
    <main className="mx-auto flex h-[calc(100dvh-4rem)] max-w-[2400px] flex-col gap-3 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center gap-3">
        <p data-testid="map-line" className="min-w-0 flex-1 text-muted text-sm">
          {data?.builtAt ? (
            <>
              <span className="font-medium text-text">{countOf(data.points.ids.length, 'prompt')}</span>
              {data.sampled ? ', a random part of the library' : ''}; what is alike lies close together.
              {data.missing > 0 ? ` ${countOf(data.missing, 'prompt')} not on it yet.` : ''}
            </>
          ) : data ? (
            'There is no map of this library yet.'
          ) : (
            'Reading the map…'
          )}
        </p>
        {data && !progress ? (
          <Button
            data-testid="build-map"
            look={data.builtAt && data.missing === 0 ? 'plain' : 'primary'}
            onClick={() => void build(data.builtAt !== null && data.missing === 0)}
          >
            {data.builtAt === null ? 'Make the map' : data.missing > 0 ? 'Add them' : 'Make it anew'}
          </Button>
        ) : null}
      </div>
      {progress ? (
        <ProgressBar
          fraction={progress.fraction}
          text={progress.phase === 'layout' ? 'Finding neighbourhoods' : 'Placing prompts'}
        />
      ) : null}
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {data?.builtAt ? <MapCanvas map={data} /> : null}
    </main>
  );
}
