import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError, toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { connectionLost } from '../../api/connection.ts';
import { queryClient, refresh } from '../../api/queries.ts';
import { tokenNeeded } from '../../api/session.ts';
import type { AnyJob, JobOf, Problem } from '../../api/types.ts';
import { isOpen, jobsOf } from './job-list.ts';

/** How often the server is asked while something goes on, and while nothing does; it answers with next to nothing where nothing changed. */
const BUSY_MS = 700;
const QUIET_MS = 4000;
const SHOWN = 40;

/** The jobs of the server, whoever started them, newest first. They are asked for while somebody looks. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }) => (await call<{ jobs: AnyJob[] }>(`/jobs?limit=${SHOWN}`, { signal })).jobs,
  staleTime: 0,
  retry: false,
  refetchInterval: ({ state }) => {
    // Whoever gets the server or the token back asks for everything again.
    if (connectionLost.get() || tokenNeeded.get()) return false;
    return state.data?.some(isOpen) ? BUSY_MS : QUIET_MS;
  },
});

const NONE: AnyJob[] = [];

/** The jobs as they are asked for again and again. */
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
  // An answer that was on its way before does not know it yet.
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
  return problem ? new ApiError(problem) : toApiError('The job failed without saying why.');
}
