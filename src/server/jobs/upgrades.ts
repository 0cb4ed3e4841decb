import type { EmbedOptions } from '../../api/library-api.ts';
import type { EmbedReport } from '../../records/embedding.ts';
import type { Jobs } from './jobs.ts';

/** A library whose model the program chose, and may change for a better one. */
export interface Upgrades {
  /** The better model; undefined where there is none, or not now. */
  wanted(): Promise<string | undefined>;
  upgrade(embedder: string, options: EmbedOptions): Promise<EmbedReport>;
  /** Has the library stay with the model that it has. */
  decline(): Promise<void>;
}

/** How often it is looked whether there is something to do. */
const LOOK_MS = 15_000;

/**
 * Has a library embedded with a better model in the background: as a job that is shown and can be stopped. One that a
 * person cancels is not begun again; one that the end of the server cut short goes on with the next.
 * @param stopping aborted when the server stops.
 */
export function upgradeInBackground(
  library: Upgrades,
  jobs: Jobs,
  stopping: AbortSignal,
  lookMs = LOOK_MS,
): void {
  let isBusy = false;
  // What failed once is tried again by the next server.
  let hasFailed = false;
  const look = async () => {
    if (isBusy || hasFailed || stopping.aborted) return;
    isBusy = true;
    try {
      const embedder = await library.wanted();
      if (embedder === undefined || stopping.aborted) return;
      await new Promise<void>((over) => {
        jobs.start('embedding', { text: embedder }, async (signal, onProgress) => {
          try {
            return await library.upgrade(embedder, { signal, onProgress });
          } catch (error) {
            // A person who stopped it does not want it.
            if (signal.aborted && !stopping.aborted) await library.decline();
            hasFailed = !signal.aborted && !isCancelled(error);
            throw error;
          } finally {
            over();
          }
        });
      });
    } catch {
      // No job may begin now, of a library that is damaged; it is looked again later.
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(look, lookMs);
  timer.unref();
  stopping.addEventListener('abort', () => clearInterval(timer), { once: true });
  void look();
}

/** Whether work ended because other work took its place. */
function isCancelled(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'cancelled';
}
