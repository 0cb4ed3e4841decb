import { EventEmitter, once } from 'node:events';
import type { JobOf } from '../../api/job.ts';
import type { ImproveOptions } from '../../api/library-api.ts';
import type { Improvement, WordsEvent } from '../../records/improvement.ts';
import type { Jobs } from './jobs.ts';

/** One thing that writing tells: matches, words or variant, and its data. */
interface Told {
  event: string;
  data: unknown;
}

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
          onMatches: (matches) => writing.tell('matches', matches),
          onWords: (words) => writing.tell('words', words),
          onVariant: (variant) => {
            writing.tell('variant', variant);
            written += 1;
            onProgress({ written, wanted });
          },
          onRestart: () => {
            writing.tell('restart', {});
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

/** What one job tells: all of its matches and variants, and the latest words. */
class Writing {
  readonly #told: Told[] = [];
  readonly #changes = new EventEmitter();
  #words: WordsEvent | undefined;
  #ended = false;

  constructor() {
    this.#changes.setMaxListeners(0);
  }

  tell(event: string, data: unknown): void {
    if (event === 'words') this.#words = data as WordsEvent;
    else {
      this.#words = undefined;
      this.#told.push({ event, data });
    }
    this.#changes.emit('change');
  }

  end(): void {
    this.#ended = true;
    this.#changes.emit('change');
  }

  async *read(signal: AbortSignal): AsyncGenerator<Told> {
    let words: WordsEvent | undefined;
    for (let at = 0; !signal.aborted; ) {
      if (at < this.#told.length) yield this.#told[at++]!;
      else if (this.#words !== undefined && this.#words !== words) {
        words = this.#words;
        yield { event: 'words', data: words };
      } else if (this.#ended) return;
      else await once(this.#changes, 'change', { signal }).catch(() => undefined);
    }
  }
}
