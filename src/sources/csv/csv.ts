import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { FileWindow, fingerprintFile, unreadable, whyUnreadable } from '../files/file.ts';
import { looksOpenable } from '../json/json-text.ts';
import { type RowPrompt, rowToPrompt } from '../rows/row-prompt.ts';
import type { Source, SourceRecord } from '../source.ts';
import { openText, type TextFile, type TextOptions } from '../text/text-file.ts';
import { type Head, readHead } from './head.ts';
import { type Position, RowReader } from './rows.ts';

/** Longest row kept, in bytes: room for a prompt, a negative prompt and some columns of JSON. */
const MAX_ROW_BYTES = 1024 * 1024;

/** Options of {@link CsvSource}. */
export interface CsvOptions extends TextOptions {
  /** Longest row kept, in bytes; longer ones are skipped. Memory use is a small multiple of it. */
  maxRowBytes?: number;
}

/**
 * Prompts in a CSV file (RFC 4180, UTF-8 or what is stated) with a header row; also with tabs or semicolons. Columns may stand in any
 * order and go by many names, see columns.ts; row-prompt.ts says what happens with fields that cannot be.
 *
 * Why not csv-parse (7.0.3): told to skip rows with errors, it loses every row after a quote that is never closed, and
 * names none of them. Nor is it faster: 135,000 rows/s without making prompts of them, against 210,000 to 245,000
 * prompts/s here (900,000 rows of 220 bytes, Node.js 20, a busy machine of two cores).
 */
export class CsvSource implements Source {
  readonly #path: string;
  readonly #maxRowBytes: number;
  readonly #options: TextOptions;

  constructor(file: string, options: CsvOptions = {}) {
    this.#path = path.resolve(file);
    this.#maxRowBytes = options.maxRowBytes ?? MAX_ROW_BYTES;
    this.#options = options;
  }

  /** @throws PromptloomError `source-unreadable`. */
  fingerprint(): Promise<string> {
    return fingerprintFile(this.#path);
  }

  /**
   * Reads the rows in order. Blank lines are no records.
   * @throws PromptloomError `source-unreadable` when the file or its header cannot be read, `invalid-input` for a
   * `from` that is not from this source, `cancelled`.
   */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { signal } = options;
    let text: TextFile | undefined;
    try {
      text = await openText(this.#path, this.#options, signal);
      const { bytes, size } = text;
      const window = new FileWindow(bytes, 2 * this.#maxRowBytes);
      await window.fill(0);
      const head = readHead(this.#path, window, this.#maxRowBytes, this.#options);
      const start = options.from === undefined ? head.body : parsePosition(options.from, head, size);
      const reader = new RowReader(window, head.dialect, head.names, start, this.#maxRowBytes, head.decoding);
      const folder = path.dirname(this.#path);
      const name = path.basename(this.#path);
      for (;;) {
        signal?.throwIfAborted();
        let row = reader.nextHeld();
        if (row === 'more' || row === 'long') row = await reader.next(signal);
        if (row === undefined) return;
        const { after } = row;
        const next = `${after.offset}:${after.line}${after.wary > after.offset ? `:${after.wary}` : ''}`;
        const frame = { next, place: `${name}:${row.line}`, fraction: Math.min(1, after.offset / size) };
        if ('broken' in row) yield { ...frame, skipped: row.broken };
        else yield { ...frame, ...promptOf(row.fields, head, folder) };
      }
    } catch (error) {
      if (signal?.aborted) {
        throw new PromptloomError('cancelled', `Reading ${this.#path} was cancelled.`, { cause: error });
      }
      // What the system says (a disk that fails, a file on a network gone) has a code; anything else is a bug of ours.
      const ofSystem = error instanceof Error && 'syscall' in error;
      throw ofSystem ? unreadable(this.#path, whyUnreadable(error), '', error) : error;
    } finally {
      await text?.file.close();
    }
  }
}

function promptOf(fields: readonly string[], { columns, names, nested }: Head, folder: string): RowPrompt {
  const isNested = nested?.fields.some((index) => looksOpenable(fields[index]!));
  return isNested ? nested!.records.readRow(names, fields) : rowToPrompt(fields, columns, folder);
}

function parsePosition(from: string, head: Head, size: number): Position {
  const [offset, line, wary = 0] = /^\d{1,15}:\d{1,15}(:\d{1,15})?$/.test(from)
    ? from.split(':').map(Number)
    : [];
  if (offset === undefined || line === undefined || offset < head.body.offset || offset > size) {
    throw new PromptloomError('invalid-input', `"${from.slice(0, 60)}" is not a position in this file.`, {
      hint: 'The file has changed since; import it from the start.',
    });
  }
  return { offset, line, wary };
}
