import { createStore } from '../../lib/store.ts';

/** A variant as edited. */
export interface Edit {
  text: string;
  negative: string;
  /** The prompt it became, until it is edited again. */
  acceptedId?: string;
}

/** Stored outside the page, so that edits survive opening a prompt and coming back. */
export const edits = createStore<Readonly<Record<string, Edit>>>({});

export function editVariant(id: string, edit: Edit): void {
  edits.set((all) => ({ ...all, [id]: edit }));
}
