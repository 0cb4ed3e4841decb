import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { A1111Client } from './client.ts';

const PROGRESS = '/sdapi/v1/progress?skip_current_image=true';
const TIMEOUT_MS = 10_000;

const ProgressSchema = z.object({
  progress: z.number(),
  eta_relative: z.number().nullish(),
  state: z
    .object({ sampling_step: z.number().int().nullish(), sampling_steps: z.number().int().nullish() })
    .nullish(),
});

/** How far the image is that the server draws now. */
export interface ImageProgress {
  /** From 0 to 1. */
  fraction: number;
  step?: number;
  steps?: number;
  etaSeconds?: number;
}

/**
 * Asks once how far the server is.
 * @returns `none` where the server has no such route, undefined when its answer says nothing.
 * @throws PromptloomError `backend-failed`, `cancelled`.
 */
export async function askProgress(
  client: A1111Client,
  signal?: AbortSignal,
): Promise<ImageProgress | 'none' | undefined> {
  const answer = await client.get(PROGRESS, { signal, timeoutMs: TIMEOUT_MS });
  if (answer === undefined) return 'none';
  const parsed = ProgressSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const { progress, eta_relative: eta, state } = parsed.data;
  const steps = state?.sampling_steps ?? 0;
  return {
    fraction: Math.min(1, Math.max(0, progress)),
    ...(steps > 0 && { step: Math.min(steps, Math.max(0, state?.sampling_step ?? 0)), steps }),
    ...(eta && eta > 0 && { etaSeconds: eta }),
  };
}

/**
 * Asks again and again until the signal is aborted or the server turns out to have no progress. The route
 * tells of the whole server and not of one request, so its numbers may be another user's. A failed
 * question is passed over: the drawing itself may well succeed.
 * @returns `none` where the server has no such route.
 */
export async function watchProgress(
  client: A1111Client,
  options: { everyMs: number; signal: AbortSignal; onProgress: (progress: ImageProgress) => void },
): Promise<'none' | undefined> {
  const { everyMs, signal, onProgress } = options;
  while (!signal.aborted) {
    await delay(everyMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const progress = await askProgress(client, signal).catch(() => undefined);
    if (progress === 'none') return 'none';
    if (progress && !signal.aborted) onProgress(progress);
  }
  return undefined;
}
