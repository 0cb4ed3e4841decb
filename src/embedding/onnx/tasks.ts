import type { ModelEntry, ModelFiles } from '../models/model-entry.ts';

/** What a worker is started with. */
export interface OnnxWorkerData {
  entry: ModelEntry;
  files: ModelFiles;
  /** Threads that one run of a tower uses. */
  runThreads: number;
  /** Whether what else runs on the machine goes before it. */
  background: boolean;
}

/** What a worker is asked. */
export type OnnxTask =
  /** Tokenises: {@link TokenisedTexts}. */
  | { kind: 'tokenise'; texts: string[]; prefix: string }
  /** Runs one batch of texts: {@link Vectors}. */
  | { kind: 'tokens'; ids: Int32Array; lengths: Int32Array; length: number }
  /** Tokenises and runs a few texts: {@link Vectors}. */
  | { kind: 'texts'; texts: string[]; prefix: string }
  /** Decodes and runs a few images: {@link ImageVectors}. */
  | { kind: 'images'; images: (Uint8Array | string)[] };

/** Where the time of an answer went, in milliseconds. */
export type Times = Partial<Record<'tokenise' | 'decode' | 'run', number>>;

/** Token ids of several texts one after another. */
export interface TokenisedTexts {
  ids: Int32Array;
  /** Ids of each text; 0 where the model knows no word of it. */
  lengths: Int32Array;
  /** Texts that were cut at the model's limit. */
  truncated: number;
  times: Times;
}

/** Unit-length vectors of several texts one after another; zeros where the model knows no word. */
export interface Vectors {
  vectors: Float32Array;
  truncated: number;
  times: Times;
}

/** Why an image could not be read. */
export interface ImageFault {
  message: string;
  code?: string;
  hint?: string;
}

/** Vectors of several images one after another; where an image has a fault, its vector holds nothing. */
export interface ImageVectors {
  vectors: Float32Array;
  faults: (ImageFault | undefined)[];
  times: Times;
}
