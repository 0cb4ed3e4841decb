import type { FileWindow } from '../files/file.ts';

const LF = 10;
const CR = 13;

/** Where a line begins. */
export interface LinePosition {
  /** Bytes from the start of the text. */
  offset: number;
  /** Line in the file, from 1. */
  line: number;
}

/** A line that is not blank. */
export interface Line {
  line: number;
  after: LinePosition;
  /** Without its end, and only until the next line is read; undefined for one that is too long. */
  bytes: Buffer | undefined;
}

/** Reads lines of a text one after another in bounded memory. */
export class LineReader {
  readonly #window: FileWindow;
  readonly #most: number;
  readonly #newline: number;
  #position: LinePosition;

  /** @param window filled from the start of the text, which tells how its lines end. */
  constructor(window: FileWindow, position: LinePosition, most: number) {
    const head = window.buffer.subarray(0, window.length);
    this.#newline = window.base === 0 && !head.includes(LF) && head.includes(CR) ? CR : LF;
    this.#window = window;
    this.#position = position;
    this.#most = most;
  }

  /** Where the next line begins. */
  get position(): LinePosition {
    return this.#position;
  }

  /** Goes back to a line that was read before. */
  seek(position: LinePosition): void {
    this.#position = position;
  }

  /** The next line that is not blank; undefined at the end. */
  async next(signal?: AbortSignal): Promise<Line | undefined> {
    for (;;) {
      const line = this.nextHeld();
      if (line !== 'more') return line;
      signal?.throwIfAborted();
      await this.#window.fill(this.#position.offset);
      const start = 0;
      if (this.#end(start) === undefined && !this.#window.atEnd) return this.#pass(signal);
    }
  }

  /** The next line as far as the bytes in memory go: `more` when they end too early. */
  nextHeld(): Line | 'more' | undefined {
    const { buffer, base, length, atEnd } = this.#window;
    for (;;) {
      const { offset, line } = this.#position;
      const start = offset - base;
      if (start < 0 || start > length) return 'more';
      if (start === length) return atEnd ? undefined : 'more';
      const found = this.#end(start);
      if (found === undefined && !atEnd) return 'more';
      const end = found ?? length;
      this.#position = { offset: base + Math.min(length, end + 1), line: line + 1 };
      const bytes = buffer.subarray(start, end);
      if (isBlank(bytes)) continue;
      return { line, after: this.#position, bytes: bytes.length > this.#most ? undefined : bytes };
    }
  }

  #end(start: number): number | undefined {
    const end = this.#window.buffer.subarray(0, this.#window.length).indexOf(this.#newline, start);
    return end < 0 ? undefined : end;
  }

  /** Passes over a line longer than the window. */
  async #pass(signal?: AbortSignal): Promise<Line> {
    const { line } = this.#position;
    let offset = this.#position.offset;
    for (;;) {
      signal?.throwIfAborted();
      await this.#window.fill(offset);
      const end = this.#end(0);
      if (end !== undefined || this.#window.atEnd) {
        this.#position = {
          offset: offset + (end === undefined ? this.#window.length : end + 1),
          line: line + 1,
        };
        return { line, after: this.#position, bytes: undefined };
      }
      offset += this.#window.length;
    }
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === CR);
}

/** The position that a text states, as {@link positionText} writes it; undefined for any other text. */
export function readPosition(text: string): LinePosition | undefined {
  const [, offset, line] = /^(\d{1,15}):(\d{1,15})$/.exec(text) ?? [];
  return offset === undefined ? undefined : { offset: Number(offset), line: Number(line) };
}

/** A position as a text. */
export function positionText({ offset, line }: LinePosition): string {
  return `${offset}:${line}`;
}
