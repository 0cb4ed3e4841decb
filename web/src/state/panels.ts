import type { Seed } from '../api/types.ts';
import { createStore } from '../lib/store.ts';

/** What the generate panel starts with. */
export interface GenerateSeed {
  /** A stored prompt or a variant; without it the text is free text. */
  id?: string;
  prompt: string;
  negativePrompt?: string;
  width?: number;
  height?: number;
  steps?: number;
  cfg?: number;
  seed?: Seed;
}

/** What to add to a board. */
export interface Adding {
  /** Ids of prompts or images; an image stands for its prompt. */
  ids: readonly string[];
  /** Where these are the first results of a search: fetches as many as are wanted. */
  more?: (k: number) => Promise<string[]>;
}

/** Panels that can open over any page. */
export type Panel =
  | { kind: 'none' }
  | { kind: 'generate'; seed: GenerateSeed }
  | { kind: 'import'; file?: File }
  | { kind: 'board'; adding: Adding }
  | { kind: 'shortcuts' };

export const panel = createStore<Panel>({ kind: 'none' });

export function closePanel(): void {
  panel.set({ kind: 'none' });
}

export function openGenerate(seed: GenerateSeed): void {
  panel.set({ kind: 'generate', seed });
}

/** Asks which board to add these to. */
export function openBoards(adding: Adding): void {
  panel.set({ kind: 'board', adding });
}
