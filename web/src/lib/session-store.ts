import { createStore, type Store } from './store.ts';

/** A value that survives a reload, for as long as the tab is open. */
export function remembered<T>(key: string, initial: T): Store<T> {
  const store = createStore<T>(read(key) ?? initial);
  store.subscribe(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Without storage, the value lasts until the page is left.
    }
  });
  return store;

  function read(name: string): T | undefined {
    try {
      const saved: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
      return Array.isArray(saved) === Array.isArray(initial) && saved !== null ? (saved as T) : undefined;
    } catch {
      return undefined;
    }
  }
}
