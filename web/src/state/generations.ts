import { useMemo } from 'react';
import { toApiError } from '../api/api-error.ts';
import { operations, type PromptloomError } from '../api/client.ts';
import type { GenerateInput, Generation, GenerationProgress, JobOf } from '../api/types.ts';
import { remembered } from '../lib/session-store.ts';
import { createStore, useStore } from '../lib/store.ts';
import { cancelJob, errorOf, startJob, useJobsOf } from './jobs/jobs.ts';
import { sayError } from './toast.ts';

/** One generation, from the click to the images. */
export interface GenerationRun {
  key: string;
  jobId?: string;
  /** The text of the prompt; where only the prompt is known, its id. */
  text?: string;
  promptId?: string;
  status: 'starting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress: GenerationProgress;
  result?: Generation;
  error?: PromptloomError;
}

const SHOWN = 20;
/** Requests that are not jobs yet, or never became one. */
const sending = createStore<GenerationRun[]>([]);
/** Whole texts of the generations of this tab; jobs give only the beginning. */
const texts = new Map<string, string>();
/** Keys of generations that were removed from the list in this tab. */
const forgotten = remembered<string[]>('promptloom.forgotten', []);
let last = 0;

export function isOpen({ status }: GenerationRun): boolean {
  return status === 'starting' || status === 'queued' || status === 'running';
}

/** Running and recent generations, newest first, of this tab and of others. */
export function useGenerations(): GenerationRun[] {
  const jobs = useJobsOf('generation');
  const waiting = useStore(sending);
  const gone = useStore(forgotten);
  return useMemo(
    () =>
      [...waiting, ...jobs.map(generationOf)]
        .filter((one) => isOpen(one) || !gone.includes(one.key))
        .slice(0, SHOWN),
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
    const { id } = await startJob(operations.generate, request);
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
  await cancelJob(jobId).catch(sayError);
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
