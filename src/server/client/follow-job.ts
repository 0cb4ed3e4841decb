import { setTimeout as delay } from 'node:timers/promises';
import { PromptloomError } from '../../errors.ts';
import type { Cancellable } from '../../library/door.ts';
import { fromProblem } from '../answers/problem.ts';
import { isOver, type Job } from '../jobs/job.ts';
import type { ApiCalls } from './api-calls.ts';

/** Times that a lost connection to a job's events is taken up again. */
const RETRIES = 5;

/**
 * Waits for a job's result; an abort cancels the job and then waits for it to say so.
 * @throws PromptloomError what the job failed with; `cancelled`; `fetch-failed` when the server does not answer any more.
 */
export async function followJob<P, R>(
  api: ApiCalls,
  job: Job,
  { signal, onProgress }: Cancellable & { onProgress?: (progress: P) => void },
): Promise<R> {
  const route = `/jobs/${job.id}`;
  const cancel = () => {
    api.json(route, { method: 'DELETE' }).catch(() => undefined);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (let lost = 0; lost < RETRIES; lost++) {
      await delay(lost * 500);
      for await (const { name, data } of eventsUntilLost(api, `${route}/events`)) {
        if (name === 'progress') onProgress?.(data as P);
      }
      // The stream is the quick way to know that it is over; the job itself says how it ended.
      const now = await api.json<Job>(route);
      if (isOver(now.status)) return resultOf(now) as R;
    }
    throw connectionLost(api.url);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** An error for work whose answer will not come. */
export function connectionLost(url: string): PromptloomError {
  return new PromptloomError('fetch-failed', `The connection to the promptloom server at ${url} was lost.`, {
    hint: 'Its work may go on: "npx promptloom doctor" says how the server is.',
  });
}

async function* eventsUntilLost(api: ApiCalls, route: string) {
  try {
    yield* api.events(route);
  } catch (error) {
    if (!(error instanceof PromptloomError) || error.code !== 'fetch-failed') throw error;
  }
}

function resultOf(job: Job): unknown {
  if (job.status === 'done') return job.result;
  if (job.status === 'failed') throw fromProblem(job.error, 500);
  throw new PromptloomError('cancelled', 'The job was cancelled.');
}
