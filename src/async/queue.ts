import PQueue from 'p-queue';
import { PromptloomError } from '../errors.ts';

/** Options of one task. */
export interface TaskOptions {
  signal?: AbortSignal;
  /** Goes ahead of other waiting tasks. */
  urgent?: boolean;
  /**
   * Told how many tasks stand before this one, when it is queued and whenever that may have changed; 0 means that it waits only for
   * a running one. A task that starts at once is told nothing.
   */
  onPosition?: (ahead: number) => void;
}

/** Runs tasks in the order they came, urgent ones first, and no more than so many at a time. */
export class Queue {
  readonly #queue: PQueue;
  readonly #waiting = new Set<(ahead: number) => void>();

  /** @param concurrency how many tasks may run at once. */
  constructor(concurrency = 1) {
    this.#queue = new PQueue({ concurrency: Math.max(1, concurrency) });
  }

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.#queue.size === 0 && this.#queue.pending === 0;
  }

  /**
   * Runs a task when its turn comes. A task that is aborted while it waits never starts; a running one watches the signal itself.
   * @throws whatever the task throws; PromptloomError `cancelled` when aborted before it started.
   */
  async run<T>(task: () => Promise<T>, options: TaskOptions = {}): Promise<T> {
    const { signal, urgent = false, onPosition } = options;
    // p-queue takes its signal to end running tasks too, and would start the next beside one that goes on.
    const leaving = new AbortController();
    const leave = () => leaving.abort(new PromptloomError('cancelled', 'Cancelled before it started'));
    const tell = (ahead: number) => onPosition?.(ahead);
    const start = () => {
      signal?.removeEventListener('abort', leave);
      this.#left(tell);
      return task();
    };
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
    this.#waiting.add(tell);
    const done = this.#queue.add(start, { signal: leaving.signal, priority: urgent ? 1 : 0 });
    if (this.#waiting.has(tell)) tell(this.#waiting.size - 1);
    try {
      return await done;
    } finally {
      this.#left(tell);
    }
  }

  #left(tell: (ahead: number) => void): void {
    if (!this.#waiting.delete(tell)) return;
    let ahead = 0;
    for (const other of this.#waiting) other(ahead++);
  }
}
