interface Waiting {
  start: () => void;
}

/** Lets so many tasks run at a time; the others wait their turn, urgent ones in front. */
export class Gate {
  readonly #limit: number;
  #running = 0;
  readonly #urgent: Waiting[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws what the task throws; what `signal` was aborted with while the task waited. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal, urgent = false): Promise<T> {
    signal.throwIfAborted();
    if (this.#running < this.#limit) this.#running += 1;
    else await this.#turn(signal, urgent ? this.#urgent : this.#waiting);
    try {
      return await task();
    } finally {
      // The place goes to the next in line, or is given back.
      const next = this.#urgent.shift() ?? this.#waiting.shift();
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  #turn(signal: AbortSignal, queue: Waiting[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
    });
  }
}
