import { createStore } from '../lib/store.ts';

/** Prompts put aside for the next improvement, in the order they were chosen. */
export interface Chosen {
  id: string;
  prompt: string;
}

const KEY = 'promptloom.use';

function remembered(): Chosen[] {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(saved) ? saved.filter((one) => typeof one?.id === 'string') : [];
  } catch {
    return [];
  }
}

export const basket = createStore<Chosen[]>(remembered());

basket.subscribe(() => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(basket.get()));
  } catch {
    // Without storage the choice lasts until the page is left.
  }
});

export function toggleChosen(chosen: Chosen): void {
  basket.set((all) =>
    all.some((one) => one.id === chosen.id)
      ? all.filter((one) => one.id !== chosen.id)
      : [...all, { id: chosen.id, prompt: chosen.prompt }],
  );
}
