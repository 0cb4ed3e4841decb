import { expect, it, vi } from 'vitest';
import { PromptloomError } from '../../errors.ts';
import { createLog } from '../../log.ts';
import type { EmbedReport } from '../../records/embedding.ts';
import { Jobs } from './jobs.ts';
import { type Upgrades, upgradeInBackground } from './upgrades.ts';

const log = createLog({ PROMPTLOOM_LOG: 'silent' });
const REPORT: EmbedReport = {
  embedder: 'minilm',
  before: 'lite',
  prompts: 3,
  cut: 0,
  images: { embedded: 0, failed: [] },
  resumedAt: 0,
  seconds: 1,
};

/** A library that wants a model until it is upgraded; the upgrade ends when it is told to, or is cancelled. */
function waitingLibrary() {
  let wanted: string | undefined = 'minilm';
  let begun = 0;
  let end: ((error?: Error) => void) | undefined;
  const library = {
    wanted: async () => wanted,
    decline: vi.fn(async () => {
      wanted = undefined;
    }),
    upgrade: (_embedder, { signal }) => {
      begun++;
      return new Promise<EmbedReport>((resolve, reject) => {
        const cancel = () => reject(new PromptloomError('cancelled', 'cancelled'));
        signal?.addEventListener('abort', cancel, { once: true });
        end = (error) => {
          if (error) return reject(error);
          wanted = undefined;
          resolve(REPORT);
        };
      });
    },
  } satisfies Upgrades;
  return { library, begun: () => begun, end: (error?: Error) => end?.(error) };
}

const running = (jobs: Jobs) =>
  vi.waitFor(
    () => {
      const job = jobs.list().find(({ status }) => status === 'running');
      if (!job) throw new Error('no job runs');
      return job;
    },
    { timeout: 60_000, interval: 5 },
  );
const over = (jobs: Jobs, id: string, status: string) =>
  vi.waitFor(() => expect(jobs.get(id).status).toBe(status), { timeout: 60_000, interval: 5 });

it('runs as a job that is shown, and once', async () => {
  const jobs = new Jobs(log);
  const stop = new AbortController();
  const { library, end, begun } = waitingLibrary();
  upgradeInBackground(library, jobs, stop.signal, 5);
  const job = await running(jobs);
  expect(job).toMatchObject({ kind: 'embedding', about: { text: 'minilm' } });
  end();
  await over(jobs, job.id, 'done');
  expect(begun()).toBe(1);
  expect(library.decline).not.toHaveBeenCalled();
  stop.abort();
  await jobs.close();
});

it('is not begun again once a person cancelled it', async () => {
  const jobs = new Jobs(log);
  const stop = new AbortController();
  const { library } = waitingLibrary();
  upgradeInBackground(library, jobs, stop.signal, 5);
  const job = await running(jobs);
  jobs.cancel(job.id);
  await over(jobs, job.id, 'cancelled');
  await vi.waitFor(() => expect(library.decline).toHaveBeenCalledOnce(), { timeout: 60_000 });
  stop.abort();
  await jobs.close();
});

it('is gone on with by the next server when this one stops, and not declined', async () => {
  const jobs = new Jobs(log);
  const stop = new AbortController();
  const { library } = waitingLibrary();
  upgradeInBackground(library, jobs, stop.signal, 5);
  const job = await running(jobs);
  stop.abort();
  await jobs.close();
  expect(jobs.get(job.id).status).toBe('cancelled');
  expect(library.decline).not.toHaveBeenCalled();
});

it('fails once, and lets the library stay as it is', async () => {
  const jobs = new Jobs(log);
  const stop = new AbortController();
  const { library, end, begun } = waitingLibrary();
  upgradeInBackground(library, jobs, stop.signal, 5);
  const job = await running(jobs);
  end(new PromptloomError('store-failed', 'no room'));
  await over(jobs, job.id, 'failed');
  expect(jobs.get(job.id)).toMatchObject({ error: { code: 'store-failed' } });
  expect(begun()).toBe(1);
  expect(library.decline).not.toHaveBeenCalled();
  stop.abort();
  await jobs.close();
});
