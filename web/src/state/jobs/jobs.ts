import { queryOptions, useQuery } from '@tanstack/react-query';
import { toApiError } from '../../api/api-error.ts';
import { api, type Client, fromProblem, type PromptloomError } from '../../api/client.ts';
import { connectionLost } from '../../api/connection.ts';
import { queryClient, refresh } from '../../api/queries.ts';
import { tokenNeeded } from '../../api/session.ts';
import type { Job, JobOf, Problem } from '../../api/types.ts';
import { isOpen, jobsOf } from './job-list.ts';

/** How often the server is asked while something goes on, and while nothing does; it answers with next to nothing where nothing changed. */
const BUSY_MS = 700;
const QUIET_MS = 4000;
const SHOWN = 40;

/** The jobs of the server, whoever started them, newest first. They are asked for while somebody looks. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => api.jobs.list({ limit: SHOWN }, { signal }),
  staleTime: 0,
  retry: false,
  refetchInterval: ({ state }) => {
    // Whoever gets the server or the token back asks for everything again.
    if (connectionLost.get() || tokenNeeded.get()) return false;
    return state.data?.some(isOpen) ? BUSY_MS : QUIET_MS;
  },
});

const NONE: Job[] = [];

/** The jobs as they are asked for again and again. */
export function useJobsQuery() {
  return useQuery(jobsQuery);
}

/** The jobs of the server, newest first. */
export function useJobs(): Job[] {
  return useJobsQuery().data ?? NONE;
}

/** The jobs of one kind, newest first. */
export function useJobsOf<K extends Job['kind']>(kind: K): JobOf<K>[] {
  return jobsOf(useJobs(), kind);
}

/** Starts a job and shows it everywhere. @throws PromptloomError */
export const startJob: Client['start'] = async (operation, input, options) => {
  const job = await api.start(operation, input, options);
  // An answer that was on its way before does not know it yet.
  await queryClient.cancelQueries(jobsQuery);
  queryClient.setQueryData(jobsQuery.queryKey, (all = []) => [
    job as Job,
    ...all.filter(({ id }) => id !== job.id),
  ]);
  refresh(['jobs']);
  return job;
};

/** Cancels a job. @throws PromptloomError */
export async function cancelJob(id: string): Promise<void> {
  await api.jobs.cancel(id);
  refresh(['jobs']);
}

/** What a job failed with. */
export function errorOf(problem: Problem | null): PromptloomError {
  return problem ? fromProblem(problem, problem.status) : toApiError('The job failed without saying why.');
}
