import { type ApiError, toApiError } from '../api/api-error.ts';
import type { LibraryMap, MapProgress } from '../api/types.ts';
import { createStore, useStore } from '../lib/store.ts';
import { isOpen } from '../state/jobs/job-list.ts';
import { cancelJob, errorOf, startJob, useJobsOf } from '../state/jobs/jobs.ts';

/** Up to so many prompts the map takes well under a minute, and nobody has to ask for it. */
const BY_ITSELF = 20_000;

export const MAP_KEY = ['map'];

/** A map that is being made, by whomever. */
export interface Building {
  jobId?: string;
  progress?: MapProgress;
  error?: ApiError;
}

const START: MapProgress = { phase: 'layout', fraction: 0 };
/** Whether one was asked for and is no job yet, or what went wrong then. */
const asking = createStore<{ busy?: boolean; error?: ApiError }>({});

/** The map that is being made, or why the last one was not. */
export function useBuilding(): Building {
  const { busy, error } = useStore(asking);
  const [newest] = useJobsOf('map');
  if (newest && isOpen(newest)) return { jobId: newest.id, progress: newest.progress ?? START };
  if (busy) return { progress: START };
  if (error) return { error };
  return newest?.status === 'failed' ? { error: errorOf(newest.error) } : {};
}

/** Whether the map of such a library is made, or completed, without being asked for. */
export function makesItself({ missing, points }: LibraryMap): boolean {
  return missing > 0 && missing + points.ids.length <= BY_ITSELF;
}

/** Makes the map, or adds what came since. */
export async function buildMap(rebuild: boolean): Promise<void> {
  if (asking.get().busy) return;
  asking.set({ busy: true });
  try {
    await startJob<'map'>('/map', { json: { rebuild } });
    asking.set({});
  } catch (error) {
    asking.set({ error: toApiError(error) });
  }
}

/** Stops making it; what was placed until then is not lost. */
export async function stopBuilding({ jobId }: Building): Promise<void> {
  if (jobId === undefined) return;
  await cancelJob(jobId).catch((error) => asking.set({ error: toApiError(error) }));
}
