/** Runs one piece of work after the other, in the order of the calls. */
export interface Turns {
  /** Runs the work once all earlier work is done or has failed. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** How many pieces run or wait. */
  pending(): number;
}

/** A serial queue. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    take(work) {
      waiting += 1;
      const run = last.then(work).finally(() => {
        waiting -= 1;
      });
      last = run.catch(() => undefined);
      return run;
    },
    pending: () => waiting,
  };
}
