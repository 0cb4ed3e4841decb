import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { revivedError, type SentError, startThread } from '../../async/thread.ts';
import { messageOf } from '../../errors.ts';
import { unreadable } from '../files/file.ts';
import type { ParquetColumn, ParquetRows } from './file.ts';

/** What the thread is asked. */
export type ThreadTask =
  | { kind: 'open' }
  | { kind: 'read'; columns: readonly number[]; from: number }
  | { kind: 'next' };

/** What it answers: no rows where there are no more. */
export interface ThreadAnswer {
  opened?: { columns: readonly ParquetColumn[]; rows: number };
  rows?: ParquetRows;
  error?: SentError;
}

const MODULE = new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** A Parquet file that is read in a thread, so that a page that takes seconds holds up nobody. */
export class ParquetThread {
  columns: readonly ParquetColumn[] = [];
  rows = 0;
  readonly #worker: Worker;
  readonly #end: Promise<never>;

  private constructor(worker: Worker, end: Promise<never>) {
    this.#worker = worker;
    this.#end = end;
  }

  /** @throws PromptloomError `source-unreadable`; `cancelled` after an abort, at once. */
  static async open(path: string, signal: AbortSignal | undefined): Promise<ParquetThread> {
    const worker = startThread(MODULE, path);
    const thread = new ParquetThread(worker, endOf(path, worker));
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    try {
      const { opened } = await thread.#ask({ kind: 'open' });
      return Object.assign(thread, opened);
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  /** The same rows as `ParquetFile.read` gives, perhaps fewer at once; one reading at a time. */
  async *read(columns: readonly number[], from: number): AsyncGenerator<ParquetRows> {
    await this.#ask({ kind: 'read', columns, from });
    for (;;) {
      const { rows } = await this.#ask({ kind: 'next' });
      if (!rows) return;
      yield rows;
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask(task: ThreadTask): Promise<ThreadAnswer> {
    const over = new AbortController();
    const answered = once(this.#worker, 'message', { signal: over.signal });
    try {
      this.#worker.postMessage(task);
      const [answer] = (await Promise.race([answered, this.#end])) as [ThreadAnswer];
      if (answer.error) throw revivedError(answer.error);
      return answer;
    } finally {
      over.abort();
    }
  }
}

/** Ends with an error when the thread does. */
function endOf(path: string, worker: Worker): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    let cause: unknown;
    worker.once('error', (error) => {
      cause = error;
    });
    worker.once('exit', () => reject(unreadable(path, whyEnded(cause), '', cause)));
  });
  // Nobody may wait for it.
  end.catch(() => undefined);
  return end;
}

function whyEnded(cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'one of its pages takes more memory than there is';
  return cause === undefined ? 'its reading was ended' : messageOf(cause);
}
