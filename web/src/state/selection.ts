import { remembered } from '../lib/session-store.ts';

/** A prompt that was selected, to do something with it and others. */
export interface Selected {
  id: string;
  prompt: string;
}

/** The selected prompts, in the order in which they were selected. */
export const selection = remembered<Selected[]>('promptloom.selection', []);

/** Selects or deselects a prompt. */
export function toggleSelected({ id, prompt }: Selected): void {
  selection.set((all) =>
    all.some((one) => one.id === id) ? all.filter((one) => one.id !== id) : [...all, { id, prompt }],
  );
}
