import { PromptloomError } from '../errors.ts';

interface Waiting {
  start: () => void;
  onPosition: ((ahead: number) => void) | undefined;
}

/** Runs jobs in the order they came, only so many at a time: a back end has one graphics card. */
export class JobQueue {
  readonly #concurrency: number;
  readonly #waiting: Waiting[] = [];
  readonly #idle: (() => void)[] = [];
  #running = 0;

  /** @param concurrency how many jobs may run at once. */
  constructor(concurrency = 1) {
    this.#concurrency = Math.max(1, concurrency);
  }

  /** Jobs that run now. */
  get running(): number {
    return this.#running;
  }

  /** Jobs that have not started. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Runs a job when its turn comes. A job aborted while it waits never starts; a running one is expected
   * to watch the signal itself.
   * @param onPosition told how many jobs stand before this one, when it is queued and whenever that changes;
   *   0 means that it waits only for a running one.
   * @throws whatever the job throws; PromptloomError `cancelled` when aborted before it started.
   */
  run<T>(
    job: () => Promise<T>,
    options: { signal?: AbortSignal; onPosition?: (ahead: number) => void } = {},
  ): Promise<T> {
    const { signal, onPosition } = options;
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled());
      const waiting: Waiting = {
        onPosition,
        start: () => {
          signal?.removeEventListener('abort', leave);
          this.#running++;
          // Wrapped, so that a job that throws before its first await rejects like any other.
          void (async () => job())()
            .then(resolve, reject)
            .finally(() => this.#finished());
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(cancelled());
        this.#tellPositions();
        this.#tellIdle();
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      if (this.#running < this.#concurrency) this.#next();
      else onPosition?.(this.#waiting.length - 1);
    });
  }

  /** Resolves when nothing runs or waits. */
  async onIdle(): Promise<void> {
    if (this.#running + this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    while (this.#running < this.#concurrency && this.#waiting.length > 0) this.#waiting.shift()!.start();
    this.#tellPositions();
  }

  #finished(): void {
    this.#running--;
    this.#next();
    this.#tellIdle();
  }

  #tellPositions(): void {
    for (const [ahead, { onPosition }] of this.#waiting.entries()) onPosition?.(ahead);
  }

  #tellIdle(): void {
    if (this.#running + this.#waiting.length > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

function cancelled(): PromptloomError {
  return new PromptloomError('cancelled', 'Cancelled before it started');
}
