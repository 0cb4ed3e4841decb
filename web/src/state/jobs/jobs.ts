import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError, toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { connectionLost } from '../../api/connection.ts';
import { queryClient, refresh } from '../../api/queries.ts';
import { tokenNeeded } from '../../api/session.ts';
import type { AnyJob, JobOf, Problem } from '../../api/types.ts';
import { isOpen, jobsOf } from './job-list.ts';

/** How often the server is asked while jobs run, and while none do. An answer without changes is nearly empty. */
const BUSY_MS = 700;
const QUIET_MS = 4000;
const SHOWN = 40;

/** The jobs of the server, newest first, fetched again and again while the page is visible. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await call<{ jobs: AnyJob[] }>(`/jobs?limit=${SHOWN}`, { signal })).jobs,
  staleTime: 0,
  retry: false,
  refetchInterval: ({ state }) => {
    // Everything is fetched again once the server or the token is back.
    if (connectionLost.get() || tokenNeeded.get()) return false;
    return state.data?.some(isOpen) ? BUSY_MS : QUIET_MS;
  },
});

const NONE: AnyJob[] = [];

/** The query of the jobs. */
export function useJobsQuery() {
  return useQuery(jobsQuery);
}

/** The jobs of the server, newest first. */
export function useJobs(): AnyJob[] {
  return useJobsQuery().data ?? NONE;
}

/** The jobs of one kind, newest first. */
export function useJobsOf<K extends AnyJob['kind']>(kind: K): JobOf<K>[] {
  return jobsOf(useJobs(), kind);
}

/** Starts a job and shows it everywhere. @throws ApiError */
export async function startJob<K extends AnyJob['kind']>(
  route: string,
  body: { json: unknown } | { form: FormData },
  options: { prefer?: string } = {},
): Promise<JobOf<K>> {
  const job = await call<JobOf<K>>(route, { method: 'POST', ...body, ...options });
  // An earlier request that is still running does not know the job yet.
  await queryClient.cancelQueries(jobsQuery);
  queryClient.setQueryData(jobsQuery.queryKey, (all = []) => [job, ...all.filter(({ id }) => id !== job.id)]);
  refresh(['jobs']);
  return job;
}

/** Cancels a job. @throws ApiError */
export async function cancelJob(id: string): Promise<void> {
  await call(`/jobs/${id}`, { method: 'DELETE' });
  refresh(['jobs']);
}

/** What a job failed with. */
export function errorOf(problem: Problem | null): ApiError {
  return problem ? new ApiError(problem) : toApiError('The job failed without a reason.');
}
