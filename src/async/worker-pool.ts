import { once, setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { messageOf, PromptloomError } from '../errors.ts';
import { Queue, type TaskOptions } from './queue.ts';
import { revivedError, type SentError, startThread } from './thread.ts';

/** What a worker answers. */
export type Answer<Result> = { result: Result } | { error: SentError };

/** How long a thread may go on with its task when the pool is closed. */
const LAST_TASK_MS = 20_000;

/**
 * A pool of worker threads that each do one task at a time. Threads start when there is work for them. A thread
 * that dies is replaced and its task is tried once more.
 */
export class WorkerPool {
  /** Threads at most. */
  readonly size: number;
  readonly #module: URL;
  readonly #workerData: unknown;
  readonly #queue: Queue;
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, Promise<unknown>>();
  /** How to give up each task that is not done. */
  readonly #open = new Set<() => void>();
  #closed = false;

  /** @param module the worker's module, which answers each message with one {@link Answer}. */
  constructor(module: URL, workerData: unknown, size = Math.min(8, availableParallelism())) {
    this.#module = module;
    this.#workerData = workerData;
    this.size = size;
    this.#queue = new Queue(size);
  }

  /**
   * Has a worker do a task. An aborted task is given up at once, though its thread ends it.
   * @throws PromptloomError what the worker threw; `cancelled` after an abort; `internal` when two workers died of it.
   */
  run<Result>(message: unknown, { signal, urgent }: TaskOptions = {}): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const giveUp = () => reject(new PromptloomError('cancelled', this.#closed ? 'closed' : 'cancelled'));
      if (this.#closed || signal?.aborted) return giveUp();
      // One signal stops all tasks of an import; that many listeners are no leak.
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#open.add(giveUp);
      const task = async () => this.#closed || (await this.#attempt<Result>(message));
      this.#queue
        .run(task, { signal, urgent })
        .then((result) => resolve(result as Result), reject)
        .finally(() => {
          signal?.removeEventListener('abort', giveUp);
          this.#open.delete(giveUp);
        });
    });
  }

  /**
   * Rejects work that was not done and ends the threads, each after the task that it is at: to end a thread within
   * native code (ONNX Runtime) ends the whole process.
   */
  async close(patienceMs = LAST_TASK_MS): Promise<void> {
    this.#closed = true;
    for (const giveUp of this.#open) giveUp();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([patience, Promise.all(this.#busy.values())]);
    clearTimeout(timer);
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  async #attempt<Result>(message: unknown, isSecond = false): Promise<Result> {
    const [worker = this.#start()] = this.#idle;
    this.#idle.delete(worker);
    const asked = ask<Result>(worker, message);
    const ended = asked.catch(() => {});
    this.#busy.set(worker, ended);
    const answer = await ended;
    this.#busy.delete(worker);
    if (!answer) return isSecond || this.#closed ? (asked as Promise<never>) : this.#attempt(message, true);
    this.#idle.add(worker);
    if ('error' in answer) throw revivedError(answer.error);
    return answer.result;
  }

  #start(): Worker {
    const worker = startThread(this.#module, this.#workerData);
    // A thread with nothing to do may die too; without a listener that would end the process.
    worker.on('error', () => {});
    worker.once('exit', () => this.#idle.delete(worker));
    return worker;
  }
}

/** @throws PromptloomError `internal` when the thread dies of it. */
async function ask<Result>(worker: Worker, message: unknown): Promise<Answer<Result>> {
  const done = new AbortController();
  const { signal } = done;
  const died = once(worker, 'exit', { signal }).then(() => Promise.reject(new Error('no reason given')));
  try {
    worker.postMessage(message);
    const [answer] = (await Promise.race([once(worker, 'message', { signal }), died])) as [Answer<Result>];
    return answer;
  } catch (cause) {
    throw new PromptloomError('internal', `a worker thread ended: ${messageOf(cause)}`, { cause });
  } finally {
    done.abort();
  }
}
