import { createStore } from '../lib/store.ts';

/** Whether the server did not answer the last call. */
export const connectionLost = createStore(false);

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait before the next try, after so many that failed. */
export function retryDelay(failed: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failed));
}

/** Whether an answer comes from something in front of a server that is not there. */
export function isGatewayFault(status: number, contentType: string | null): boolean {
  return [502, 503, 504].includes(status) && !(contentType ?? '').includes('json');
}

/** Resolves after a while, or at once when the network comes back or somebody looks at the page again. */
export function patience(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      document.removeEventListener('visibilitychange', onVisible);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const onVisible = () => document.visibilityState === 'visible' && done();
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    document.addEventListener('visibilitychange', onVisible);
    signal?.addEventListener('abort', done);
  });
}
