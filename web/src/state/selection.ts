import { createStore } from '../lib/store.ts';

/** A prompt that was selected, to do something with it and others. */
export interface Selected {
  id: string;
  prompt: string;
}

const KEY = 'promptloom.selection';

function remembered(): Selected[] {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(saved) ? saved.filter((one) => typeof one?.id === 'string') : [];
  } catch {
    return [];
  }
}

export const selection = createStore<Selected[]>(remembered());

selection.subscribe(() => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(selection.get()));
  } catch {
    // Without storage the choice lasts until the page is left.
  }
});

export function toggleSelected(prompt: Selected): void {
  selection.set((all) =>
    all.some((one) => one.id === prompt.id)
      ? all.filter((one) => one.id !== prompt.id)
      : [...all, { id: prompt.id, prompt: prompt.prompt }],
  );
}
