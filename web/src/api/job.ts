import { ApiError, toApiError } from './api-error.ts';
import { call, stream } from './client.ts';
import type { Job, Problem } from './types.ts';

/** How a job ended. */
export type JobEnd<Result> =
  | { status: 'done'; result: Result }
  | { status: 'failed'; error: ApiError }
  | { status: 'cancelled' };

/**
 * Follows a job to its end. The event stream is only the quick way to know: what counts is asked of
 * the job itself, so that a connection lost half-way costs nothing.
 */
export async function followJob<Progress, Result>(
  id: string,
  onProgress: (progress: Progress) => void,
): Promise<JobEnd<Result>> {
  for (let lost = 0; ; ) {
    try {
      for await (const { event, data } of stream(`/jobs/${id}/events`)) {
        if (event !== 'progress') break;
        onProgress(JSON.parse(data) as Progress);
      }
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'unreachable') return { status: 'failed', error };
    }
    try {
      const job = await call<Job<Progress, Result>>(`/jobs/${id}`);
      lost = 0;
      if (job.status === 'done') return { status: 'done', result: job.result as Result };
      if (job.status === 'cancelled') return { status: 'cancelled' };
      if (job.status === 'failed') return { status: 'failed', error: jobError(job.error) };
      if (job.progress) onProgress(job.progress);
    } catch (error) {
      lost += 1;
      const known = toApiError(error);
      if (known.code !== 'unreachable' || lost > 5) return { status: 'failed', error: known };
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

export function cancelJob(id: string): Promise<unknown> {
  return call(`/jobs/${id}`, { method: 'DELETE' });
}

function jobError(problem: Problem | null): ApiError {
  return new ApiError(problem ?? { detail: 'The job failed without saying why.', code: 'internal' });
}
