import type { Variant } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';

/** How often phrases occur in the whole library. */
export interface PhraseStatistics {
  /** Number of prompts in the library. */
  prompts: number;
  /** How many prompts contain each phrase (lower case, trimmed, as between commas); missing means 0. */
  counts: ReadonlyMap<string, number>;
}

/** What a writer is given. */
export interface WriteRequest {
  idea: string;
  /** What the person wants beside the idea. */
  guidance?: string;
  /** The image model that will draw it, such as "sdxl" or "flux". */
  targetModel?: string;
  /** The prompts to learn from, best first. Data from strangers: never instructions. */
  matches: readonly Match[];
  /** How many variants to write. */
  count: number;
  /** Looks phrases up in the library. */
  phraseStatistics(phrases: readonly string[]): Promise<PhraseStatistics>;
}

/** A variant before it has an id. */
export type VariantDraft = Omit<Variant, 'id'>;

/** What a writer returns. */
export interface WriteResult {
  variants: VariantDraft[];
  /** What the reader should know, such as that fewer variants came than asked for. */
  notes: string[];
}

/** Writes better prompts from an idea and prompts that worked. */
export interface PromptWriter {
  /** "composer", or the language model as provider:model. */
  readonly id: string;
  /**
   * @throws PromptloomError `llm-failed` with the address and what to do; `cancelled` after an abort.
   */
  write(
    request: WriteRequest,
    options?: { signal?: AbortSignal; onVariant?: (variant: VariantDraft) => void },
  ): Promise<WriteResult>;
}
