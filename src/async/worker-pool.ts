import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { PromptloomError } from '../errors.ts';
import { revivedError, type SentError, startThread } from './thread.ts';

/** A piece of work for a worker: a plain message, and what to move rather than copy. */
interface Task<Result> {
  message: unknown;
  urgent: boolean;
  resolve(result: Result): void;
  reject(error: Error): void;
  retried: boolean;
  settled: boolean;
}

/** What a worker answers. */
export type Answer<Result> = { result: Result } | { error: SentError };

/** Options of one piece of work. */
export interface RunOptions {
  /** Goes ahead of other waiting work: somebody waits for the answer of a search. */
  urgent?: boolean;
  signal?: AbortSignal;
}

/** How long a thread may go on with its task when the pool is closed. */
const LAST_TASK_MS = 20_000;

/**
 * A pool of worker threads that each do one task at a time. Threads start when there is work for them. A thread
 * that dies is replaced and its task is tried once more.
 */
export class WorkerPool {
  readonly #module: URL;
  readonly #workerData: unknown;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task<never>>();
  readonly #queue: Task<never>[] = [];
  #closed = false;

  /** @param module the worker's module, which answers each message with one {@link Answer}. */
  constructor(module: URL, workerData: unknown, size = Math.min(8, availableParallelism())) {
    this.#module = module;
    this.#workerData = workerData;
    this.#size = size;
  }

  /** Threads at most. */
  get size(): number {
    return this.#size;
  }

  /**
   * Has a worker do a task.
   * @throws PromptloomError what the worker threw; `cancelled` after an abort; `internal` when two workers died of it.
   */
  run<Result>(message: unknown, options: RunOptions = {}): Promise<Result> {
    const { signal, urgent = false } = options;
    if (this.#closed) return Promise.reject(new PromptloomError('cancelled', 'the embedder is closed'));
    if (signal?.aborted) return Promise.reject(new PromptloomError('cancelled', 'cancelled'));
    return new Promise<Result>((resolve, reject) => {
      const onAbort = () => {
        task.settled = true;
        const waiting = this.#queue.indexOf(task as Task<never>);
        if (waiting >= 0) this.#queue.splice(waiting, 1);
        reject(new PromptloomError('cancelled', 'cancelled'));
      };
      const task: Task<Result> = {
        message,
        urgent,
        retried: false,
        settled: false,
        resolve: (result) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(result);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      // One signal stops all tasks of an import; that many listeners are no leak.
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#enqueue(task as Task<never>);
    });
  }

  /**
   * Rejects work that was not done and ends the threads, each after the task that it is at: to end a thread within
   * native code (ONNX Runtime) ends the whole process.
   */
  async close(patienceMs = LAST_TASK_MS): Promise<void> {
    this.#closed = true;
    const busy = [...this.#busy.keys()];
    for (const task of [...this.#queue.splice(0), ...this.#busy.values()]) {
      if (task.settled) continue;
      task.settled = true;
      task.reject(new PromptloomError('cancelled', 'the embedder was closed'));
    }
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    const ended = busy.map(async (worker) => {
      await Promise.race([patience, endOfTask(worker)]);
      await worker.terminate();
    });
    await Promise.all([...ended, ...this.#idle.map((worker) => worker.terminate())]);
    clearTimeout(timer);
  }

  #enqueue(task: Task<never>): void {
    const place = task.urgent ? this.#queue.findIndex((waiting) => !waiting.urgent) : -1;
    if (place >= 0) this.#queue.splice(place, 0, task);
    else this.#queue.push(task);
    this.#dispatch();
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
      if (!worker) return;
      const task = this.#queue.shift()!;
      this.#busy.set(worker, task);
      worker.postMessage(task.message);
    }
  }

  #start(): Worker {
    const worker = startThread(this.#module, this.#workerData);
    worker.on('message', (answer: Answer<never>) => {
      const task = this.#busy.get(worker);
      this.#busy.delete(worker);
      if (!this.#closed) this.#idle.push(worker);
      if (task && !task.settled) {
        if ('result' in answer) task.resolve(answer.result);
        else task.reject(revivedError(answer.error));
      }
      this.#dispatch();
    });
    let cause: Error | undefined;
    worker.on('error', (error) => {
      cause = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => this.#died(worker, cause));
    return worker;
  }

  #died(worker: Worker, cause: Error | undefined): void {
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (this.#closed) return;
    if (task && !task.settled) {
      if (task.retried) {
        const reason = cause?.message ?? 'no reason given';
        task.reject(new PromptloomError('internal', `an embedding worker ended: ${reason}`, { cause }));
      } else {
        task.retried = true;
        this.#queue.unshift(task);
      }
    }
    this.#dispatch();
  }
}

function endOfTask(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => resolve());
  });
}
