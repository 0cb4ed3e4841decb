import { ApiError, toApiError } from '../api/api-error.ts';
import { stream } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { ImproveInput, Improvement, Match, Problem, Usage, Variant, WordsEvent } from '../api/types.ts';
import { createStore } from '../lib/store.ts';

/** An improvement as it is being written. */
export interface Run {
  status: 'idle' | 'running' | 'done' | 'failed';
  asked?: ImproveInput;
  matches: Match[];
  variants: Variant[];
  writer?: string;
  notes: string[];
  /** The variant that is being written, as far as it has come. */
  words?: string;
  usage?: Usage;
  error?: ApiError;
}

const IDLE: Run = { status: 'idle', matches: [], variants: [], notes: [] };

/** The improvement of this page. It outlives the visit, so that one can look at a prompt and come back. */
export const improvement = createStore<Run>(IDLE);
let controller: AbortController | undefined;

/** Asks for variants and takes them in as they are written. */
export async function startImprovement(asked: ImproveInput): Promise<void> {
  controller?.abort();
  const mine = new AbortController();
  controller = mine;
  const change = (next: (run: Run) => Run) => {
    if (controller === mine) improvement.set(next);
  };
  improvement.set({ ...IDLE, status: 'running', asked });
  try {
    for await (const event of stream('/improve', { method: 'POST', json: asked, signal: mine.signal })) {
      const data: unknown = JSON.parse(event.data);
      if (event.event === 'error') throw new ApiError(data as Problem);
      change((current) => take(current, event.event, data));
    }
    change((current) => (current.status === 'done' ? current : lost(current)));
    void queryClient.invalidateQueries({ queryKey: ['improvements'] });
  } catch (error) {
    if (!mine.signal.aborted)
      change((current) => ({ ...current, status: 'failed', error: toApiError(error) }));
  }
}

/** Remembers what was said of a variant, for when one comes back to it. */
export function noteRating(id: string, rating: number): void {
  improvement.set((run) => ({
    ...run,
    variants: run.variants.map((variant) => (variant.id === id ? { ...variant, rating } : variant)),
  }));
}

export function stopImprovement(): void {
  controller?.abort();
  improvement.set((current) => (current.status === 'running' ? { ...current, status: 'idle' } : current));
}

/** Another idea: what was written for the one before goes. */
export function forgetOtherImprovement(idea: string): void {
  if ((improvement.get().asked?.idea ?? idea) === idea) return;
  controller?.abort();
  improvement.set(IDLE);
}

function take(run: Run, event: string, data: unknown): Run {
  if (event === 'matches') return { ...run, matches: data as Match[] };
  if (event === 'variant') {
    const variant = data as Variant;
    const others = run.variants.filter((one) => one.id !== variant.id);
    return { ...run, variants: [...others, variant], words: undefined };
  }
  if (event === 'restart') return { ...run, variants: [], words: undefined };
  if (event === 'words') return { ...run, words: (data as WordsEvent).prompt };
  if (event === 'done') {
    const { matches, variants, writer, notes, usage } = data as Improvement;
    return { ...run, status: 'done', matches, variants, writer, notes, usage, words: undefined };
  }
  return run;
}

function lost(run: Run): Run {
  const error = new ApiError({
    detail: 'The connection ended before all variants were written.',
    hint: 'Try again; what arrived stays readable until then.',
  });
  return { ...run, status: 'failed', error };
}
