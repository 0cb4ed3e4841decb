import type { Seed } from '../api/types.ts';
import { createStore } from '../lib/store.ts';

/** What the generate panel starts with. */
export interface GenerateSeed {
  /** A stored prompt or a variant; without it the text is drawn as free text. */
  id?: string;
  prompt: string;
  negativePrompt?: string;
  width?: number;
  height?: number;
  steps?: number;
  cfg?: number;
  seed?: Seed;
}

/** What shall go on a board. */
export interface Adding {
  /** Of prompts, or of images, which stand for their prompts. */
  ids: readonly string[];
  /** Where these are the first results of a search: asks for as many as are wanted. */
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

/** Asks which board these shall go on. */
export function openBoards(adding: Adding): void {
  panel.set({ kind: 'board', adding });
}
