/** What a prompt can say beside its subject. */
export type Slot = 'place' | 'thing' | 'trait' | 'light' | 'frame' | 'medium' | 'color' | 'mood';

/** One thing that a variant adds. */
export interface Piece {
  slot: Slot;
  text: string;
  /** The matches that have it; empty for a built-in one. */
  from: readonly string[];
}

/** A piece of our own. */
export function built(slot: Slot, text: string): Piece {
  return { slot, text, from: [] };
}
