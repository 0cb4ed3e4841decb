import { createStore } from '../lib/store.ts';

/** Whether the server asked for the token and has not been given it yet. */
export const tokenNeeded = createStore(false);

const waiting = new Set<() => void>();

/** Asks for the token and waits until it was given. @throws what `signal` was aborted with. */
export function askForToken(signal?: AbortSignal | null): Promise<void> {
  tokenNeeded.set(true);
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.delete(resolve);
      reject(signal?.reason);
    };
    if (signal?.aborted) return leave();
    signal?.addEventListener('abort', leave, { once: true });
    waiting.add(resolve);
  });
}

/** The server took the token: whatever waited for it goes on. */
export function tokenGiven(): void {
  tokenNeeded.set(false);
  for (const goOn of waiting) goOn();
  waiting.clear();
}
