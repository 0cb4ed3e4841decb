import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long reading may keep the event loop to itself, in milliseconds. */
const MOST_MS = 20;

/**
 * Gives the event loop a turn now and then. Rows that come from memory, and above all those that are skipped, are read
 * without waiting for anything, so that without this a file of many would let nobody else have a word.
 */
export class Turns {
  readonly #mostMs: number;
  #since = performance.now();

  constructor(mostMs = MOST_MS) {
    this.#mostMs = mostMs;
  }

  /** To be awaited at each row; gives way where the last time is long enough ago. */
  give(): Promise<void> | undefined {
    if (performance.now() - this.#since < this.#mostMs) return undefined;
    return nextTurn().then(() => {
      this.#since = performance.now();
    });
  }
}
