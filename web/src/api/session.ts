import { createStore } from '../lib/store.ts';

/** Whether the server asked for the token and has not been given it yet. */
export const tokenNeeded = createStore(false);

export function requireToken(): void {
  tokenNeeded.set(true);
}
