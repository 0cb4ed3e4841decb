import { toApiError } from '../api/api-error.ts';
import { api, fromProblem, operations, PromptloomError } from '../api/client.ts';
import { patience, retryDelay } from '../api/connection.ts';
import { improvementQuery, queryClient } from '../api/queries.ts';
import type { ImproveInput, Match, Usage, Variant, WordsEvent } from '../api/types.ts';
import { createStore } from '../lib/store.ts';
import { cancelJob, startJob } from '../state/jobs/jobs.ts';

/** An improvement as it is being written, or as it was. */
export interface Run {
  status: 'idle' | 'running' | 'done' | 'failed';
  /** The job that writes it. */
  jobId?: string;
  /** The improvement, once it is stored. */
  id?: string;
  asked?: Pick<ImproveInput, 'idea' | 'variants'>;
  matches: Match[];
  variants: Variant[];
  writer?: string;
  notes: string[];
  /** The variant that is being written, as far as it has come. */
  words?: string;
  usage?: Usage;
  error?: PromptloomError;
}

const IDLE: Run = { status: 'idle', matches: [], variants: [], notes: [] };

/** The improvement of this page. It survives opening a prompt and coming back. */
export const improvement = createStore<Run>(IDLE);
let watching: AbortController | undefined;
/** The reason for an abort that also ends the writing. */
const STOPPED = 'stopped';

/** Shows another run and stops listening to the one before, which continues on the server. */
function begin(run: Run): AbortSignal {
  watching?.abort();
  watching = new AbortController();
  improvement.set(run);
  return watching.signal;
}

/** Asks for variants; the server writes them even if this page is closed. @returns the job; undefined where it was refused. */
export async function startImprovement(asked: ImproveInput): Promise<string | undefined> {
  const signal = begin({ ...IDLE, status: 'running', asked });
  try {
    const { id } = await startJob(operations.improve, asked);
    if (signal.reason === STOPPED) void cancelJob(id).catch(() => undefined);
    if (signal.aborted) return id;
    improvement.set((run) => ({ ...run, jobId: id }));
    void follow(id, signal);
    return id;
  } catch (error) {
    if (!signal.aborted) fail(toApiError(error));
    return undefined;
  }
}

/** Shows a run that an address names: by its job while it is written, by the improvement afterwards. */
export function showImprovement(id: string, idea: string): void {
  const { jobId, id: shown } = improvement.get();
  if (id === jobId || id === shown) return;
  if (id.startsWith('j')) {
    const signal = begin({ ...IDLE, status: 'running', jobId: id, ...(idea !== '' && { asked: { idea } }) });
    void follow(id, signal);
  } else {
    const signal = begin({ ...IDLE, status: 'running', id });
    void recall(id, signal).catch((error) => signal.aborted || fail(toApiError(error)));
  }
}

/** Follows a job from its start to its end, and reconnects when the connection is lost. */
async function follow(jobId: string, signal: AbortSignal): Promise<void> {
  for (let failed = 0; !signal.aborted; failed++) {
    try {
      for await (const { name, data } of api.jobs.events(jobId, { signal })) {
        failed = 0;
        if (signal.aborted) return;
        if (name === 'done') return await recall((data as { improvementId: string }).improvementId, signal);
        if (name === 'failed') return fail(fromProblem(data, 500));
        if (name === 'cancelled') return improvement.set((run) => ({ ...run, status: 'idle' }));
        improvement.set((run) => take(run, name, data));
      }
    } catch (error) {
      if (signal.aborted) return;
      const known = toApiError(error);
      // The stream of a server that stops just ends, so that anything but a refusal is worth another try.
      if (known.code === 'not-found') return fail(forgotten());
      if (known.code !== 'fetch-failed' && known.code !== 'internal') return fail(known);
    }
    await patience(retryDelay(failed), signal);
  }
}

/** Shows an improvement as it is stored. */
async function recall(id: string, signal: AbortSignal): Promise<void> {
  const found = await api.improvement(id, { signal });
  if (signal.aborted) return;
  queryClient.setQueryData(improvementQuery(id).queryKey, found);
  const { matches, variants, writer, notes, usage, idea, template } = found;
  const asked = { idea: found.request?.idea ?? template ?? idea, variants: variants.length };
  improvement.set(({ jobId }) => ({
    ...{ status: 'done', jobId, id, asked, matches, variants, writer, notes },
    ...(usage && { usage }),
  }));
}

/** Remembers the rating of a variant. */
export function noteRating(id: string, rating: number): void {
  improvement.set((run) => ({
    ...run,
    variants: run.variants.map((variant) => (variant.id === id ? { ...variant, rating } : variant)),
  }));
}

/** Stops the writing. */
export function stopImprovement(): void {
  const { jobId, status } = improvement.get();
  if (status !== 'running') return;
  watching?.abort(STOPPED);
  improvement.set((current) => ({ ...current, status: 'idle' }));
  if (jobId !== undefined) void cancelJob(jobId).catch(() => undefined);
}

/** Removes the variants of another idea from the page. */
export function forgetOtherImprovement(idea: string): void {
  if ((improvement.get().asked?.idea ?? idea) === idea) return;
  begin(IDLE);
}

function take(run: Run, event: string, data: unknown): Run {
  if (event === 'matches') return { ...run, matches: data as Match[] };
  if (event === 'variant') {
    const variant = data as Variant;
    const known = run.variants.some((one) => one.id === variant.id);
    const variants = known
      ? run.variants.map((one) => (one.id === variant.id ? variant : one))
      : [...run.variants, variant];
    return { ...run, variants, words: undefined };
  }
  if (event === 'restart') return { ...run, variants: [], words: undefined };
  if (event === 'words') return { ...run, words: (data as WordsEvent).prompt };
  if (event === 'progress' && run.asked && run.asked.variants === undefined)
    return { ...run, asked: { ...run.asked, variants: (data as { wanted: number }).wanted } };
  return run;
}

function fail(error: PromptloomError): void {
  improvement.set((current) => ({ ...current, status: 'failed', error }));
}

function forgotten(): PromptloomError {
  return new PromptloomError('not-found', 'The server restarted before the variants were written.', {
    hint: 'Write them again. Finished improvements are under “Improvements”.',
  });
}
