import { type ApiError, toApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { cancelJob, followJob } from '../api/job.ts';
import { queryClient } from '../api/queries.ts';
import type { Job, LibraryMap, MapProgress, MapReport } from '../api/types.ts';
import { createStore } from '../lib/store.ts';

/** Up to so many prompts the map takes well under a minute, and nobody has to ask for it. */
const BY_ITSELF = 20_000;

export const MAP_KEY = ['map'];

/** A map that is being made. It outlives the page, so that one can look elsewhere meanwhile. */
export interface Building {
  jobId?: string;
  progress?: MapProgress;
  error?: ApiError;
}

export const building = createStore<Building>({});

/** Whether the map of such a library is made, or completed, without being asked for. */
export function makesItself({ missing, points }: LibraryMap): boolean {
  return missing > 0 && missing + points.ids.length <= BY_ITSELF;
}

/** Makes the map, or adds what came since. */
export async function buildMap(rebuild: boolean): Promise<void> {
  if (building.get().progress) return;
  building.set({ progress: { phase: 'layout', fraction: 0 } });
  try {
    const job = await call<Job<MapProgress, MapReport>>('/map', { method: 'POST', json: { rebuild } });
    building.set((now) => ({ ...now, jobId: job.id }));
    const end = await followJob<MapProgress, MapReport>(job.id, (progress) =>
      building.set((now) => ({ ...now, progress })),
    );
    if (end.status === 'failed') throw end.error;
    await queryClient.invalidateQueries({ queryKey: MAP_KEY });
    building.set({});
  } catch (error) {
    building.set({ error: toApiError(error) });
  }
}

/** Stops making it; what was placed until then is not lost. */
export async function stopBuilding(): Promise<void> {
  const { jobId } = building.get();
  if (jobId === undefined) return;
  await cancelJob(jobId).catch((error) => building.set({ error: toApiError(error) }));
}
