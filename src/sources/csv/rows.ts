import { isUtf8 } from 'node:buffer';
import type { Decoding } from '../files/encoding.ts';
import type { FileWindow } from '../files/file.ts';
import { passOversizedRow } from './oversized.ts';
import { type Dialect, RowScanner, TAB } from './scan.ts';

/** Where a row begins. */
export interface Position {
  /** Bytes from the start of the file. */
  offset: number;
  /** Line in the file, from 1. */
  line: number;
  /** Rows that begin before this offset come after a broken quote and may be the rest of its row. */
  wary: number;
}

/** A row as its fields' texts, or what is wrong with it. */
export type Row = { line: number; after: Position } & (
  | { fields: string[] }
  | { broken: { reason: string; detail: string } }
);

/** Reads rows of a delimited file one after another and goes on after broken ones. */
export class RowReader {
  readonly #window: FileWindow;
  readonly #dialect: Dialect;
  readonly #columns: readonly string[];
  readonly #maxRowBytes: number;
  readonly #decoding: Decoding;
  readonly #scanner: RowScanner;
  #position: Position;

  constructor(
    window: FileWindow,
    dialect: Dialect,
    columns: readonly string[],
    position: Position,
    maxRowBytes: number,
    decoding: Decoding,
  ) {
    this.#window = window;
    this.#dialect = dialect;
    this.#columns = columns;
    this.#maxRowBytes = maxRowBytes;
    this.#decoding = decoding;
    this.#scanner = new RowScanner(dialect, columns.length);
    this.#position = position;
  }

  /** The next row; undefined at the end of the file. */
  async next(signal?: AbortSignal): Promise<Row | undefined> {
    for (;;) {
      const row = this.nextHeld();
      if (row === 'long') return this.#pass(signal);
      if (row !== 'more') return row;
      await this.#window.fill(this.#position.offset);
    }
  }

  /** The next row as far as the bytes in memory go: `more` when they end too early, `long` when the row is too long. */
  nextHeld(): Row | 'more' | 'long' | undefined {
    const { buffer, base, length, atEnd } = this.#window;
    const scanner = this.#scanner;
    for (;;) {
      const { offset, line, wary } = this.#position;
      const start = offset - base;
      if (start < 0 || start > length) return 'more';
      if (start === length) return atEnd ? undefined : 'more';
      // What a row is must not depend on how much of the file is in memory, so what shows only beyond the limit
      // does not count even where it is at hand.
      const isLong = () => (found === 'more' ? length : scanner.next) - start > this.#maxRowBytes;
      let found = scanner.scan(buffer, start, length, atEnd);
      if (this.#dialect.delimiter === TAB && (isLong() || this.#isPlain(found))) {
        found = scanner.scan(buffer, start, length, atEnd, false);
      }
      if (isLong()) return 'long';
      if (found === 'more') return 'more';
      if (found === 'broken' || (scanner.lines > 1 && this.#hasWrongCount())) return this.#openQuote(start);

      this.#position = { offset: base + scanner.next, line: line + scanner.lines, wary };
      if (scanner.count === 1 && isBlank(buffer, scanner.starts[0]!, scanner.ends[0]!)) continue;
      const wrong = this.#whatIsWrong(offset < wary);
      // The rest of a broken row may go on over several lines; its closing quote is the last of them.
      if (offset < wary && this.#hasWrongCount()) {
        this.#position.wary = Math.max(wary, this.#position.offset + 1);
      }
      const after = this.#position;
      if (wrong) return { line, after, broken: wrong };
      const fields = scanner.texts(buffer);
      const damage = this.#damage(fields, start);
      return damage ? { line, after, broken: damage } : { line, after, fields };
    }
  }

  /**
   * A tab-separated file need not quote at all (IANA text/tab-separated-values), so there a quote that does not close
   * is a character like any other.
   */
  #isPlain(found: 'row' | 'more' | 'broken'): boolean {
    return found === 'broken' || (found === 'row' && this.#scanner.lines > 1 && this.#hasWrongCount());
  }

  #hasWrongCount(): boolean {
    const { count, surplus } = this.#scanner;
    return count < this.#columns.length || surplus;
  }

  #whatIsWrong(wary: boolean): { reason: string; detail: string } | undefined {
    const scanner = this.#scanner;
    if (this.#hasWrongCount()) {
      const detail = `${scanner.count} fields where the header has ${this.#columns.length}`;
      return { reason: 'wrong number of fields', detail };
    }
    if (wary && scanner.hasDanglingQuote(this.#window.buffer)) {
      return { reason: 'broken quote', detail: 'the line is part of a row whose quotes are broken' };
    }
    return undefined;
  }

  #damage(fields: readonly string[], start: number): { reason: string; detail: string } | undefined {
    for (let i = 0; i < fields.length; i++) {
      const text = fields[i]!;
      if (text.includes('\0'))
        return { reason: 'NUL byte', detail: `"${this.#columns[i]}" holds a NUL byte` };
      // U+FFFD stands for invalid bytes, but a file in UTF-8 may also hold it as a character.
      if (!text.includes('\ufffd')) continue;
      const row = this.#window.buffer.subarray(start, this.#scanner.next);
      if (this.#decoding.encoding !== undefined || !isUtf8(row))
        return this.#decoding.damage(row, this.#columns[i]!);
    }
    return undefined;
  }

  /** The row is its first line only; what follows is read again as rows of their own. */
  #openQuote(start: number): Row | 'more' | 'long' {
    const { buffer, base, length, atEnd } = this.#window;
    const lineEnd = buffer.subarray(0, length).indexOf(this.#dialect.newline, start);
    const seen = base + this.#scanner.next;
    const column = this.#columns[this.#scanner.count];
    const where = column === undefined || this.#scanner.lines > 1 ? 'a field' : `"${column}"`;
    const detail = `the quote that opens ${where} is not closed properly`;
    const next = lineEnd < 0 ? length : lineEnd + 1;
    if (next - start > this.#maxRowBytes) return 'long';
    if (lineEnd < 0 && !atEnd) return 'more';
    // At least the next line is suspect, wherever the quote was seen to be broken.
    const wary = Math.max(seen, base + next + 1);
    const { line, wary: before } = this.#position;
    this.#position = { offset: base + next, line: line + 1, wary: Math.max(wary, before) };
    return { line, after: this.#position, broken: { reason: 'broken quote', detail } };
  }

  #tooLong(bytes: number): { reason: string; detail: string } {
    const detail = `the row has ${mebibytes(bytes)} MiB, the limit is ${mebibytes(this.#maxRowBytes)} MiB`;
    return { reason: 'row too long', detail };
  }

  async #pass(signal?: AbortSignal): Promise<Row> {
    const { offset, line, wary } = this.#position;
    const passed = await passOversizedRow(this.#window, offset, this.#dialect, this.#columns.length, signal);
    this.#position = {
      offset: passed.next,
      line: line + passed.lines,
      wary: Math.max(wary, passed.seen),
    };
    const open = { reason: 'broken quote', detail: 'a quote in this row is never closed' };
    return { line, after: this.#position, broken: passed.broken ? open : this.#tooLong(passed.bytes) };
  }
}

function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (bytes[at] !== 32 && bytes[at] !== 13 && bytes[at] !== 9) return false;
  return true;
}
