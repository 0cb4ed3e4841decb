import { resolve } from 'node:path';
import { PromptloomError } from '../../errors.ts';
import type { Source, SourceRecord } from '../source.ts';
import { fingerprintFile, unreadable, whyUnreadable } from './file.ts';

/** A file as a source, whatever its format. */
export abstract class FileSource implements Source {
  protected readonly path: string;

  constructor(file: string) {
    this.path = resolve(file);
  }

  /** @throws PromptloomError `source-unreadable`. */
  fingerprint(): Promise<string> {
    return fingerprintFile(this.path);
  }

  abstract read(options?: { from?: string; signal?: AbortSignal }): AsyncGenerator<SourceRecord>;

  /** The error to throw for what ended the reading. */
  protected failure(error: unknown, signal: AbortSignal | undefined): unknown {
    if (signal?.aborted)
      return new PromptloomError('cancelled', `Reading ${this.path} was cancelled.`, { cause: error });
    // What the system says (a disk that fails, a file on a network gone) has a code; anything else is a bug of ours.
    const ofSystem = error instanceof Error && 'syscall' in error;
    return ofSystem ? unreadable(this.path, whyUnreadable(error), '', error) : error;
  }
}

/** The error to throw for a position that is not one of the file. */
export function unknownPosition(from: string): PromptloomError {
  return new PromptloomError('invalid-input', `"${from.slice(0, 60)}" is not a position in this file.`, {
    hint: 'The file has changed since; import it from the start.',
  });
}
