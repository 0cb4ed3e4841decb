import type { Strength, Usage, WordsEvent } from '../records/improvement.ts';
import type { VariantDraft, VariantRequest } from './fit/variant-check.ts';
import type { PhraseStatistics } from './style/over-representation.ts';

export type { VariantDraft } from './fit/variant-check.ts';

/** How many prompts of the library hold each stem (of src/text/words.ts), and how many there are. */
export type WordStatistics = (stems: readonly string[]) => Promise<{
  prompts: number;
  counts: ReadonlyMap<string, number>;
}>;

/** How a language model is told to write, in words that a person may replace. */
export interface WritingRules {
  /** Who it is. */
  role: string;
  /** What it heeds, a line each. */
  rules: string[];
  /** Which words these are: "built-in/4", or "own/4-" and the beginning of the file's SHA-256. */
  version: string;
}

/** An image to be described, and what is known of the matches that are near it. */
export interface ImageToDescribe {
  /** Made small and free of metadata; left out for writers that do not look at it. */
  image?: { bytes: Uint8Array; type: 'image/jpeg' };
  /** What makes the matches near: their look only, or what they show. */
  basis: 'look' | 'content';
  /** Looks words up in the library. */
  wordStatistics: WordStatistics;
}

/** What a writer is given. */
export interface WriteRequest extends VariantRequest {
  /** The idea in English, as similar prompts were looked for; left out where it is English already. */
  english?: string;
  /** How near the idea those matches are that are near it, from 0 to 1, by id; all of them are if left out, as those that a person named. */
  near?: ReadonlyMap<string, number>;
  /** Stars that people gave the matches, by id. */
  stars?: ReadonlyMap<string, number>;
  /** How many variants to write. */
  count: number;
  /** How far to go; "develop" if left out. */
  strength?: Strength;
  /** The language of the prompts; English if left out. */
  language?: string;
  /** How a language model is told to write; what ships if left out. */
  rules?: WritingRules;
  /** An image that is to be described; the idea is empty then. */
  describe?: ImageToDescribe;
  /** Whether the language or the library knows a word, in lower case; spelling is left alone where nobody says. */
  isWord?: (word: string) => boolean;
  /** Looks phrases up in the library. */
  phraseStatistics(phrases: readonly string[]): Promise<PhraseStatistics>;
}

/** What a writer returns. */
export interface WriteResult {
  variants: VariantDraft[];
  /** What the reader should know, such as that fewer variants came than asked for. */
  notes: string[];
  /** The version of what the writer went by; another one may write otherwise from the same request. */
  instructions: string;
  /** What it took, where a language model wrote. */
  usage?: Usage;
  /** Of a description: how far the matches agree on it, where they alone made it. */
  confidence?: number;
}

/** How a writer reports while it writes. */
export interface WriteOptions {
  signal?: AbortSignal;
  onVariant?: (variant: VariantDraft) => void;
  /** Told the growing text of the variant that comes next, where it comes word by word. */
  onWords?: (words: WordsEvent) => void;
  /** Told when the variants told so far do not count, since the model corrected itself; those that do are told after it. */
  onRestart?: () => void;
}

/** Writes better prompts from an idea and prompts that worked. */
export interface PromptWriter {
  /** "composer", or the language model as provider:model. */
  readonly id: string;
  /** Whether it looks at an image that is to be described. */
  readonly looks: boolean;
  /**
   * @throws PromptloomError `llm-failed` with the address and what to do; `invalid-input` for a missing key;
   *   `cancelled` after an abort.
   */
  write(request: WriteRequest, options?: WriteOptions): Promise<WriteResult>;
  /**
   * A search query in English; only where a language model writes.
   * @param language of the query, named in English.
   * @param patienceMs how long the model may take.
   * @throws PromptloomError as `write` does.
   */
  translate?(text: string, language: string, patienceMs: number): Promise<string>;
}
