import type { Settings } from '../records/settings.ts';

/** A prompt as a source gives it, before it has an id. */
export interface SourcePrompt {
  sourceId?: string;
  text: string;
  negativePrompt: string;
  settings: Settings;
  sourceSite: string;
  tags: string[];
  /** How surely it is not safe for work, 0 to 1. */
  nsfw?: number;
  /** The vector of its text, of unit length, where the source has it from the library's own model. */
  vector?: Float32Array;
  /** Where its image is: http(s) URL or absolute path of a local file. */
  imageUrl?: string;
}

/** What was left out of a record that is kept, or read otherwise than it stands. */
export interface Note {
  /** The kind of it, for counting. */
  reason: string;
  detail: string;
}

/** One record of a source: a prompt, or why there is none. */
export type SourceRecord = {
  /** Position to resume after this record: pass it as `from` and the next record is read. Opaque to others. */
  next: string;
  /** Where the record stands, for messages: "prompts.csv:17". */
  place: string;
  /** Share of the source read so far, 0 to 1. */
  fraction: number;
} & ({ prompt: SourcePrompt; notes?: Note[] } | { skipped: { reason: string; detail: string } });

/** Turns one format into a stream of prompts. */
export interface Source {
  /** The same text for the same content, another for other content; quick even for large files. */
  fingerprint(): Promise<string>;
  /**
   * Reads records in order with bounded memory. A bad record is a `skipped` one, never the end of the stream.
   * @throws PromptloomError `source-unreadable` naming the file when nothing can be read from it at all.
   */
  read(options?: { from?: string; signal?: AbortSignal }): AsyncIterable<SourceRecord>;
}
