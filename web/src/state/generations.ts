import { useMemo } from 'react';
import { type ApiError, toApiError } from '../api/api-error.ts';
import type { GenerateInput, Generation, GenerationProgress, JobOf } from '../api/types.ts';
import { remembered } from '../lib/session-store.ts';
import { createStore, useStore } from '../lib/store.ts';
import { cancelJob, errorOf, startJob, useJobsOf } from './jobs/jobs.ts';
import { say } from './toast.ts';

/** One request to draw, from the click to the images. */
export interface GenerationRun {
  key: string;
  jobId?: string;
  /** The words that are drawn; where only the prompt is known, its id. */
  text?: string;
  promptId?: string;
  status: 'starting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress: GenerationProgress;
  result?: Generation;
  error?: ApiError;
}

const KEPT = 20;
/** Requests that are no jobs yet, or never became any. */
const sending = createStore<GenerationRun[]>([]);
/** Whole texts of what this tab has drawn; jobs tell only how they begin. */
const texts = new Map<string, string>();
/** Keys of drawings that were taken off the list in this tab. */
const forgotten = remembered<string[]>('promptloom.forgotten', []);
let last = 0;

export function isOpen({ status }: GenerationRun): boolean {
  return status === 'starting' || status === 'queued' || status === 'running';
}

/** What is drawn and was drawn lately, by whomever, newest first: it outlives the panel, the page and the tab. */
export function useGenerations(): GenerationRun[] {
  const jobs = useJobsOf('generation');
  const waiting = useStore(sending);
  const gone = useStore(forgotten);
  return useMemo(
    () =>
      [...waiting, ...jobs.map(generationOf)]
        .filter((one) => isOpen(one) || !gone.includes(one.key))
        .slice(0, KEPT),
    [jobs, waiting, gone],
  );
}

function generationOf({ id, status, about, progress, result, error }: JobOf<'generation'>): GenerationRun {
  return {
    key: id,
    jobId: id,
    status,
    text: texts.get(id) ?? about.text,
    promptId: about.id ?? result?.promptId,
    progress: progress ?? { fraction: 0 },
    ...(result && { result }),
    ...(status === 'failed' && { error: errorOf(error) }),
  };
}

/** Starts generation. */
export async function generate(request: GenerateInput, text: string): Promise<void> {
  const key = `sending ${++last}`;
  const first: GenerationRun = { key, text, status: 'starting', progress: { fraction: 0 } };
  sending.set((all) => [first, ...all]);
  try {
    const { id } = await startJob<'generation'>('/generations', { json: request });
    texts.set(id, text);
    sending.set((all) => all.filter((one) => one.key !== key));
  } catch (error) {
    sending.set((all) =>
      all.map((one) => (one.key === key ? { ...one, status: 'failed', error: toApiError(error) } : one)),
    );
  }
}

export async function cancelGeneration({ jobId }: GenerationRun): Promise<void> {
  if (jobId === undefined) return;
  await cancelJob(jobId).catch((error) => say(toApiError(error).message, { bad: true }));
}

/** Takes a generation off the list of this tab. */
export function forget(key: string): void {
  sending.set((all) => all.filter((one) => one.key !== key));
  forgotten.set((all) => [key, ...all].slice(0, 200));
}

/** Whether the images came from the procedural renderer. */
export function isSketched(generation: GenerationRun): boolean {
  return generation.result?.backend === 'sketch';
}
