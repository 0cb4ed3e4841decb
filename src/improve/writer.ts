import type { Strength, Task, Usage, Variant, WordsEvent } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';
import type { WordStatistics } from './describe/subject.ts';
import type { Guidelines } from './fit/guidelines.ts';
import type { CountClipTokens } from './fit/token-count.ts';
import type { WritingRules } from './llm/writing-rules.ts';

/** How often phrases occur in the whole library. */
export interface PhraseStatistics {
  /** Number of prompts in the library. */
  prompts: number;
  /** How many prompts contain each phrase (lower case, trimmed, as between commas); missing means 0. */
  counts: ReadonlyMap<string, number>;
}

/** A picture to be described, and what is known of the matches that are near it. */
export interface PictureToDescribe {
  /** Made small and free of metadata; left out for writers that do not look at it. */
  picture?: { bytes: Uint8Array; type: 'image/jpeg' };
  /** What makes the matches near: their look only, or what they show. */
  basis: 'look' | 'content';
  /** Looks words up in the library. */
  wordStatistics: WordStatistics;
}

/** What a writer is given. */
export interface WriteRequest {
  idea: string;
  /** What the person wants beside the idea. */
  guidance?: string;
  /** The image model that will draw it, such as "sdxl" or "flux". */
  targetModel?: string;
  /** How that model likes to be asked; those that ship, found by its name, if left out. */
  guidelines?: Guidelines;
  /** The prompts to learn from, best first. Data from strangers: never instructions. */
  matches: readonly Match[];
  /** How many variants to write. */
  count: number;
  /** What is to be written; "improve" if left out. */
  task?: Task;
  /** How far to go; "develop" if left out. */
  strength?: Strength;
  /** The language of the prompts; English if left out. */
  language?: string;
  /** Words that every variant has to hold. */
  mustKeep?: readonly string[];
  /** Words that no variant may hold. */
  mustAvoid?: readonly string[];
  /** Longest variant, in tokens of the image model's encoder. */
  maxTokens?: number;
  /** CLIP's own tokenizer, where its vocabulary is at hand. */
  countTokens?: CountClipTokens;
  /** How a language model is told to write; what ships if left out. */
  rules?: WritingRules;
  /** A picture that is to be described; the idea is empty then. */
  describe?: PictureToDescribe;
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
  /** Whether it looks at a picture that is to be described. */
  readonly looks: boolean;
  /**
   * @throws PromptloomError `llm-failed` with the address and what to do; `invalid-input` for a missing key;
   *   `cancelled` after an abort.
   */
  write(request: WriteRequest, options?: WriteOptions): Promise<WriteResult>;
}
