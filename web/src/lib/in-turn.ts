/** Does one piece of work after the other, in the order in which they were asked for. */
export interface Turns {
  /** @returns what the work gives, once all before it is done; what failed before does not matter. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** How many are under way or wait. */
  pending(): number;
}

/** A row of work to be done in turn. */
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
