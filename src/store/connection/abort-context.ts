import { AsyncLocalStorage } from 'node:async_hooks';

const asking = new AsyncLocalStorage<AbortSignal>();

/**
 * Does work whose queries end, in the database too, when the signal is aborted. What writes is never cut short.
 * The signal reaches each query by itself: a search asks many, through many hands.
 */
export function withAbortSignal<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  return signal ? asking.run(signal, work) : work();
}

/** The signal of the work that is being done, if it has one. */
export function currentAbortSignal(): AbortSignal | undefined {
  return asking.getStore();
}
