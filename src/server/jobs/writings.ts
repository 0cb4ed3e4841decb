import type { JobOf } from '../../api/job.ts';
import type { ImproveOptions } from '../../api/library-api.ts';
import type { Improvement } from '../../records/improvement.ts';
import { type Told, Writing } from '../answers/writing.ts';
import type { Jobs } from './jobs.ts';

/** Writing that goes on whether or not somebody watches: a job, and what it has told so far. */
export class Writings {
  readonly #jobs: Jobs;
  readonly #open = new Map<string, Writing>();

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  /** Has variants written as a job of its own. */
  start(
    { idea, wanted }: { idea: string; wanted: number },
    write: (options: ImproveOptions) => Promise<Improvement>,
  ): JobOf<'improvement'> {
    const writing = new Writing();
    const job = this.#jobs.start('improvement', { text: idea }, async (signal, onProgress) => {
      try {
        let written = 0;
        onProgress({ written, wanted });
        const { id } = await write({
          signal,
          ...writing.callbacks,
          onVariant: (variant) => {
            writing.callbacks.onVariant(variant);
            written += 1;
            onProgress({ written, wanted });
          },
          onRestart: () => {
            writing.callbacks.onRestart();
            written = 0;
            onProgress({ written, wanted });
          },
        });
        return { improvementId: id };
      } finally {
        // What was written is in the library from here on, what failed is nowhere.
        this.#open.delete(job.id);
        writing.end();
      }
    });
    this.#open.set(job.id, writing);
    return job;
  }

  /** What a job has told and goes on telling, from its start to its end; nothing for one that is over. */
  async *follow(jobId: string, signal: AbortSignal): AsyncGenerator<Told> {
    const writing = this.#open.get(jobId);
    if (writing) yield* writing.read(signal);
  }
}
