import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { type Decoding, decodingOf, refuseOtherEncodings } from '../files/encoding.ts';
import { refuseOtherKinds } from '../files/file-kind.ts';
import { FileSource, unknownPosition } from '../files/file-source.ts';
import { type RowPrompt, rowToPrompt } from '../rows/row-prompt.ts';
import type { SourceRecord } from '../source.ts';
import { type Line, LineReader, positionText, readPosition } from './lines.ts';
import { openText, type TextFile, type TextOptions } from './text-file.ts';

/** Longest line kept, in bytes. */
const MAX_LINE_BYTES = 1024 * 1024;
/** Lines that a negative prompt may have. */
const MAX_NEGATIVE_LINES = 50;

const NEGATIVE = /^\s*Negative prompt:/i;
const SETTINGS = /^\s*Steps: \d+, /;

/** Options of {@link TextSource}. */
export interface TextSourceOptions extends TextOptions {
  /** Longest line kept, in bytes; longer ones are skipped. */
  maxLineBytes?: number;
}

/**
 * Prompts in a text file, one a line. Lines that A1111 writes under a prompt, its negative prompt and its settings, stay
 * with it.
 */
export class TextSource extends FileSource {
  readonly #options: TextSourceOptions;

  constructor(file: string, options: TextSourceOptions = {}) {
    super(file);
    this.#options = options;
  }

  /**
   * Reads the lines in order; blank ones are no records.
   * @throws PromptloomError `source-unreadable` when the file cannot be read or is no text, `invalid-input` for a `from`
   * that is not from this source, `cancelled`.
   */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { signal } = options;
    let text: TextFile | undefined;
    try {
      const { encoding, maxLineBytes: most = MAX_LINE_BYTES } = this.#options;
      text = await openText(this.path, this.#options, 2 * most, signal);
      const { window, size } = text;
      const head = window.buffer.subarray(0, window.length);
      refuseOtherKinds(this.path, head, 'a text file');
      if (encoding === undefined) refuseOtherEncodings(this.path, head, 'a text file');
      const decoding = decodingOf(encoding, head);
      const mark = head.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
      const start =
        options.from === undefined ? { offset: mark, line: 1 } : parsePosition(options.from, size);
      const reader = new LineReader(window, start, most);
      const name = path.basename(this.path);
      for (;;) {
        signal?.throwIfAborted();
        const found = await reader.next(signal);
        if (found === undefined) return;
        const { line } = found;
        const read = promptOf(found, decoding, most);
        if ('text' in read) await readOn(reader, read, decoding, signal);
        yield {
          next: positionText(reader.position),
          place: `${name}:${line}`,
          fraction: Math.min(1, reader.position.offset / size),
          ...('text' in read
            ? rowToPrompt([read.text], { roles: { prompt: 0 }, others: [] }, path.dirname(this.path))
            : read),
        };
      }
    } catch (error) {
      throw this.failure(error, signal);
    } finally {
      await text?.file.close();
    }
  }
}

/** Adds the lines that belong to a prompt: a negative prompt of some lines, and settings, which are the last. */
async function readOn(
  reader: LineReader,
  prompt: { text: string },
  decoding: Decoding,
  signal: AbortSignal | undefined,
): Promise<void> {
  const more: string[] = [];
  let kept = reader.position;
  let whole = 0;
  while (more.length < MAX_NEGATIVE_LINES) {
    const { line } = reader.position;
    const found = await reader.next(signal);
    const read = found && promptOf(found, decoding, Number.POSITIVE_INFINITY);
    if (!found || !read || !('text' in read)) break;
    const isSettings = SETTINGS.test(read.text);
    const isNegative = more.length === 0 && NEGATIVE.test(read.text);
    // After a blank line something else begins.
    const goesOn = more.length > 0 && found.line === line;
    if (!isSettings && !isNegative && !goesOn) break;
    more.push(read.text);
    if (isSettings || more.length === 1) {
      kept = reader.position;
      whole = more.length;
    }
    if (isSettings) break;
  }
  reader.seek(kept);
  prompt.text = [prompt.text, ...more.slice(0, whole)].join('\n');
}

/** The text of a line, or what is wrong with it. */
function promptOf(
  { bytes }: Line,
  decoding: Decoding,
  most: number,
): { text: string } | (RowPrompt & { skipped: unknown }) {
  if (bytes === undefined) {
    const detail = `it is longer than ${most / 1024 ** 2} MiB`;
    return { skipped: { reason: 'line too long', detail } };
  }
  const text = bytes.toString('utf8').trim();
  if (text.includes('\0')) return { skipped: { reason: 'NUL byte', detail: 'the line holds a NUL byte' } };
  if (text.includes('\ufffd') && (decoding.encoding !== undefined || !isUtf8(bytes)))
    return { skipped: decoding.damage(bytes, 'the line') };
  return { text };
}

function parsePosition(from: string, size: number) {
  const position = readPosition(from);
  if (position && position.offset <= size) return position;
  throw unknownPosition(from);
}
