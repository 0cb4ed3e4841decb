import type { Worker } from 'node:worker_threads';
import { revivedError, type SentError, startThread } from '../../async/thread.ts';
import { messageOf } from '../../errors.ts';
import { unreadable } from '../files/file.ts';
import type { ParquetColumn, ParquetRows } from './file.ts';

/** What the thread is asked. */
export type ThreadTask =
  | { kind: 'open'; path: string }
  | { kind: 'read'; columns: readonly number[]; from: number }
  | { kind: 'next' }
  | { kind: 'close' };

/** What it answers: no block where there are no more rows. */
export interface ThreadAnswer {
  columns?: readonly ParquetColumn[];
  rows?: number;
  block?: ParquetRows;
  error?: SentError;
}

const MODULE = new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** A thread, who waits for its answer, and why it ended once it has. */
interface Thread {
  worker: Worker;
  answered?: (answer?: ThreadAnswer) => void;
  ended?: string;
}

/** One that has nothing to read: to start a thread takes longer than to read most files. */
let idle: Thread | undefined;

function start(): Thread {
  const worker = startThread(MODULE, undefined);
  const thread: Thread = { worker };
  let why = 'its reading was ended';
  worker.on('message', (answer: ThreadAnswer) => thread.answered?.(answer));
  worker.on('error', (cause: Error & { code?: string }) => {
    const isMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    why = isMemory ? 'one of its pages takes more memory than there is' : messageOf(cause);
  });
  worker.on('exit', () => {
    if (idle === thread) idle = undefined;
    thread.ended = why;
    thread.answered?.();
  });
  return thread;
}

/** A Parquet file that is read in a thread: a page is decoded in one go, and takes seconds where it is large. */
export class ParquetThread {
  /** Columns that can be read. */
  columns: readonly ParquetColumn[] = [];
  rows = 0;
  readonly #path: string;
  readonly #thread: Thread;
  readonly #over = new AbortController();

  private constructor(path: string, thread: Thread) {
    this.#path = path;
    this.#thread = thread;
    thread.worker.ref();
  }

  /** @throws PromptloomError `source-unreadable` for what is no whole Parquet file, and after an abort. */
  static async open(path: string, signal: AbortSignal | undefined): Promise<ParquetThread> {
    const taken = idle ?? start();
    idle = undefined;
    const thread = new ParquetThread(path, taken);
    const end = () => void taken.worker.terminate();
    signal?.addEventListener('abort', end, { signal: thread.#over.signal });
    if (signal?.aborted) end();
    try {
      return Object.assign(thread, await thread.#ask({ kind: 'open', path }));
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  /**
   * Rows from one on, in order, in blocks: each wanted column's values. One reading at a time.
   * @throws PromptloomError `source-unreadable` naming the column and the rows that cannot be read.
   */
  async *read(wanted: readonly ParquetColumn[], from = 0): AsyncGenerator<ParquetRows> {
    const columns = wanted.map((column) => this.columns.indexOf(column));
    await this.#ask({ kind: 'read', columns, from });
    let next = this.#ask({ kind: 'next' });
    try {
      for (;;) {
        const { block } = await next;
        if (!block) return;
        // It reads on while these rows are made use of.
        next = this.#ask({ kind: 'next' });
        yield block;
      }
    } finally {
      await next.catch(() => undefined);
    }
  }

  /** Leaves the thread to the next file. */
  async close(): Promise<void> {
    this.#over.abort();
    const isWell = await this.#ask({ kind: 'close' }).then(
      () => idle === undefined,
      () => false,
    );
    if (!isWell) return void (await this.#thread.worker.terminate());
    idle = this.#thread;
    this.#thread.worker.unref();
  }

  /** Asks one thing at a time. */
  #ask(task: ThreadTask): Promise<ThreadAnswer> {
    const thread = this.#thread;
    return new Promise((resolve, reject) => {
      thread.answered = (answer) => {
        if (!answer) reject(unreadable(this.#path, thread.ended!));
        else if (answer.error) reject(revivedError(answer.error));
        else resolve(answer);
      };
      if (thread.ended === undefined) thread.worker.postMessage(task);
      else thread.answered();
    });
  }
}
