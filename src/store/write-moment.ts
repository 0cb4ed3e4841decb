/**
 * Moments for rows of which the latest counts: microseconds of the clock, each later than the one before, so that two
 * writes of one millisecond replace each other in their order.
 */
export class WriteMoments {
  #last = 0;

  /** The next one, as the database reads it. */
  next(): string {
    this.#last = Math.max(this.#last + 1, Date.now() * 1000);
    const seconds = new Date(Math.floor(this.#last / 1_000_000) * 1000).toISOString().slice(0, 19);
    return `${seconds.replace('T', ' ')}.${String(this.#last % 1_000_000).padStart(6, '0')}`;
  }
}
