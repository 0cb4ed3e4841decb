import { createStore } from '../../lib/store.ts';

/** A variant as the person has it now. */
export interface Edit {
  text: string;
  negative: string;
  /** The prompt it became, until it is edited again. */
  acceptedId?: string;
}

/** Kept outside the page, so that looking at a prompt and coming back loses nothing. */
export const edits = createStore<Readonly<Record<string, Edit>>>({});

export function editVariant(id: string, edit: Edit): void {
  edits.set((all) => ({ ...all, [id]: edit }));
}
