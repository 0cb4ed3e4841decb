import { createStore } from '../lib/store.ts';

/** What the generate panel starts with. */
export interface DrawSeed {
  /** A stored prompt or a variant; without it the text is drawn as free text. */
  id?: string;
  prompt: string;
  negativePrompt?: string;
  width?: number;
  height?: number;
  steps?: number;
  cfg?: number;
  seed?: number;
}

/** Panels that can open over any page. */
export type Panel =
  | { kind: 'none' }
  | { kind: 'generate'; seed: DrawSeed }
  | { kind: 'import'; file?: File }
  | { kind: 'shortcuts' };

export const panel = createStore<Panel>({ kind: 'none' });

export function closePanel(): void {
  panel.set({ kind: 'none' });
}

export function openGenerate(seed: DrawSeed): void {
  panel.set({ kind: 'generate', seed });
}
