import { toApiError } from '../api/api-error.ts';
import { operations, type PromptloomError } from '../api/client.ts';
import type { LibraryMap, MapProgress } from '../api/types.ts';
import { createStore, useStore } from '../lib/store.ts';
import { isOpen } from '../state/jobs/job-list.ts';
import { cancelJob, errorOf, startJob, useJobsOf } from '../state/jobs/jobs.ts';

/** Up to so many prompts the map takes well under a minute and is built without being asked for. */
const BY_ITSELF = 20_000;

export const MAP_KEY = ['map'];

/** A map that is being built, here or elsewhere. */
export interface Building {
  jobId?: string;
  progress?: MapProgress;
  error?: PromptloomError;
}

const START: MapProgress = { phase: 'layout', fraction: 0 };
/** A request that is not a job yet, or what went wrong with it. */
const asking = createStore<{ busy?: boolean; error?: PromptloomError }>({});

/** The build that is running, or why the last one failed. */
export function useBuilding(): Building {
  const { busy, error } = useStore(asking);
  const [newest] = useJobsOf('map');
  if (newest && isOpen(newest)) return { jobId: newest.id, progress: newest.progress ?? START };
  if (busy) return { progress: START };
  if (error) return { error };
  return newest?.status === 'failed' ? { error: errorOf(newest.error) } : {};
}

/** Whether the map of such a library is built or completed without being asked for. */
export function makesItself({ missing, points }: LibraryMap): boolean {
  return missing > 0 && missing + points.ids.length <= BY_ITSELF;
}

/** Builds the map, or adds prompts imported since. */
export async function buildMap(rebuild: boolean): Promise<void> {
  if (asking.get().busy) return;
  asking.set({ busy: true });
  try {
    await startJob(operations.map.build, { rebuild });
    asking.set({});
  } catch (error) {
    asking.set({ error: toApiError(error) });
  }
}

/** Stops the build; prompts that were placed stay on the map. */
export async function stopBuilding({ jobId }: Building): Promise<void> {
  if (jobId === undefined) return;
  await cancelJob(jobId).catch((error) => asking.set({ error: toApiError(error) }));
}
