import { type ApiError, toApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { cancelJob, followJob } from '../api/job.ts';
import { refreshLibrary } from '../api/queries.ts';
import type { GenerateInput, Generation, GenerationProgress, Job } from '../api/types.ts';
import { say } from '../app/toast.ts';
import { createStore } from '../lib/store.ts';

/** One request to draw, from the click to the pictures. It outlives the panel it was started from. */
export interface Drawing {
  key: number;
  jobId?: string;
  request: GenerateInput;
  text: string;
  status: 'starting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress: GenerationProgress;
  result?: Generation;
  error?: ApiError;
}

export const drawings = createStore<Drawing[]>([]);
let last = 0;
const KEPT = 20;

export function isOpen(drawing: Drawing): boolean {
  return drawing.status === 'starting' || drawing.status === 'queued' || drawing.status === 'running';
}

function change(key: number, by: Partial<Drawing>): void {
  drawings.set((all) => all.map((one) => (one.key === key ? { ...one, ...by } : one)));
}

/** Starts drawing and follows it to the end. */
export async function draw(request: GenerateInput, text: string): Promise<void> {
  const key = ++last;
  const first: Drawing = { key, request, text, status: 'starting', progress: { fraction: 0 } };
  drawings.set((all) => [first, ...all].slice(0, KEPT));
  try {
    const job = await call<Job<GenerationProgress, Generation>>('/generations', {
      method: 'POST',
      json: request,
    });
    change(key, { jobId: job.id, status: 'queued' });
    const end = await followJob<GenerationProgress, Generation>(job.id, (progress) =>
      change(key, { status: 'running', progress }),
    );
    change(key, end);
    if (end.status === 'done') {
      refreshLibrary();
      say(
        end.result.images.length === 1 ? 'The picture is in the library' : 'The pictures are in the library',
      );
    }
  } catch (error) {
    change(key, { status: 'failed', error: toApiError(error) });
  }
}

export async function cancelDrawing(drawing: Drawing): Promise<void> {
  if (drawing.jobId === undefined) return;
  await cancelJob(drawing.jobId).catch((error) => say(toApiError(error).message, { bad: true }));
}

export function forget(key: number): void {
  drawings.set((all) => all.filter((one) => one.key !== key));
}

/** Whether the pictures came from the procedural renderer. */
export function isSketched(drawing: Drawing): boolean {
  return drawing.result?.backend === 'sketch';
}
