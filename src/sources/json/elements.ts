import { parseExactJson } from '../../text/exact-json.ts';
import type { FileWindow } from '../files/file.ts';
import { nextRecord, type Shape, skipSpace, ValueScanner } from './scan.ts';

const LF = 10;
const QUOTE = 34;
const [COMMA, COLON, CLOSE_LIST, CLOSE_OBJECT] = [44, 58, 93, 125];

/** So many bytes of a file, and four times what was read, are read again at most, so that one made of broken records takes no longer than others. */
const MOST_AGAIN = 64 * 1024 ** 2;

/** Where a record begins. */
export interface ElementPosition {
  offset: number;
  line: number;
  /** Whether what ends the records was read. */
  ended: boolean;
}

/** A value as it stands in the file, or what is wrong with it. */
export type Element = { line: number; after: ElementPosition } & (
  | { value: unknown; key?: string; bytes: Buffer }
  | { broken: { reason: string; detail: string } }
);

/** Reads the values of a list, or of an object, one after another, and goes on after broken ones. */
export class ElementReader {
  readonly #window: FileWindow;
  readonly #shape: Shape;
  readonly #most: number;
  #position: ElementPosition;
  /** Bytes that were read once more, after records that could not be read. */
  #again = 0;

  constructor(window: FileWindow, shape: Shape, position: ElementPosition, most: number) {
    this.#window = window;
    this.#shape = shape;
    this.#position = position;
    this.#most = most;
  }

  /** The next value; undefined at the end. */
  async next(signal?: AbortSignal): Promise<Element | undefined> {
    for (;;) {
      const element = this.nextHeld();
      if (element === 'long') return this.#pass(signal);
      if (element !== 'more') return element;
      signal?.throwIfAborted();
      await this.#window.fill(this.#position.offset);
    }
  }

  /** The next value as far as the bytes in memory go: `more` when they end too early, `long` when it is too long. */
  nextHeld(): Element | 'more' | 'long' | undefined {
    if (this.#position.ended) return undefined;
    const { buffer, base, length, atEnd } = this.#window;
    const from = this.#position.offset - base;
    if (from < 0 || from > length) return 'more';
    const bytes = buffer.subarray(0, length);
    const start = this.#skipSeparators(bytes, from);
    // So that white space without end is passed over too.
    this.#advance(bytes, from, start, false);
    if (start === length) return atEnd ? this.#endOfFile() : 'more';
    const { line } = this.#position;
    if (bytes[start] === CLOSE_LIST || bytes[start] === CLOSE_OBJECT) {
      this.#position = { ...this.#position, ended: true };
      return undefined;
    }
    const value = this.#shape.kind === 'entries' ? this.#valueOf(bytes, start) : { at: start };
    if (value === 'more')
      return atEnd ? this.#broken(bytes, start, length) : this.#moreOrLong(length - start);
    const end =
      new ValueScanner().scan(bytes, value.at, length) ??
      (atEnd && isScalar(bytes[value.at]!) ? length : undefined);
    if (end === undefined || end - start > this.#most) {
      const seen = Math.min(length, start + this.#most);
      if (end === undefined && !atEnd && length - start <= this.#most) return 'more';
      if (nextRecord(bytes, start, seen) !== undefined || (end === undefined && atEnd))
        return this.#broken(bytes, start, seen);
      return 'long';
    }
    const text = bytes.toString('utf8', value.at, end);
    const parsed = parseRecord(text);
    if (parsed === undefined || end === value.at)
      return this.#broken(bytes, start, end === value.at ? end + 1 : end);
    this.#advance(bytes, start, end, false);
    return {
      line,
      after: this.#position,
      value: parsed.value,
      ...('key' in value && { key: value.key }),
      bytes: bytes.subarray(start, end),
    };
  }

  #moreOrLong(seen: number): 'more' | 'long' {
    return seen > this.#most ? 'long' : 'more';
  }

  #skipSeparators(bytes: Buffer, from: number): number {
    let at = skipSpace(bytes, from, bytes.length);
    while (bytes[at] === COMMA) at = skipSpace(bytes, at + 1, bytes.length);
    return at;
  }

  /** Where the value of an entry begins, after its key. */
  #valueOf(bytes: Buffer, start: number): { at: number; key: string } | 'more' {
    if (bytes[start] !== QUOTE) return { at: start, key: '' };
    const end = new ValueScanner().scan(bytes, start, bytes.length);
    const colon = end === undefined ? bytes.length : skipSpace(bytes, end, bytes.length);
    const at = skipSpace(bytes, colon + 1, bytes.length);
    if (at >= bytes.length) return 'more';
    if (bytes[colon] !== COLON) return { at: start, key: '' };
    const key = parseRecord(bytes.toString('utf8', start, end))?.value;
    return { at, key: typeof key === 'string' ? key : '' };
  }

  #advance(bytes: Buffer, from: number, to: number, ended: boolean): void {
    let { line } = this.#position;
    const part = bytes.subarray(from, to);
    for (let at = part.indexOf(LF); at >= 0; at = part.indexOf(LF, at + 1)) line++;
    this.#position = { offset: this.#window.base + to, line, ended };
  }

  /** The record that begins here cannot be read; records go on where the next one seems to begin. */
  #broken(bytes: Buffer, start: number, end: number): Element {
    const { line } = this.#position;
    const found = nextRecord(bytes, start, end) ?? end;
    const next = this.#again + end - found > MOST_AGAIN + 4 * this.#position.offset ? end : found;
    this.#again += end - next;
    this.#advance(bytes, start, Math.max(next, start + 1), false);
    const shown = bytes.toString('utf8', start, Math.min(end, start + 60)).replace(/\s+/g, ' ');
    return {
      line,
      after: this.#position,
      broken: { reason: 'broken JSON', detail: `this cannot be read: ${shown}` },
    };
  }

  #endOfFile(): Element | undefined {
    this.#position = { ...this.#position, ended: true };
    if (!this.#shape.isClosed) return undefined;
    const detail = 'the file ends before its list does; it may have been cut off';
    return { line: this.#position.line, after: this.#position, broken: { reason: 'broken JSON', detail } };
  }

  /** Passes over a value longer than the window. */
  async #pass(signal?: AbortSignal): Promise<Element> {
    const { line } = this.#position;
    const start = this.#position.offset;
    const scanner = new ValueScanner();
    for (;;) {
      signal?.throwIfAborted();
      const from = this.#position.offset;
      await this.#window.fill(from);
      const bytes = this.#window.buffer.subarray(0, this.#window.length);
      const found = scanner.scan(bytes, 0, bytes.length);
      this.#advance(bytes, 0, found ?? bytes.length, false);
      if (found !== undefined || this.#window.atEnd) {
        const size = Math.round(((this.#position.offset - start) / 1024 ** 2) * 10) / 10;
        const detail = `the record has ${size} MiB, the limit is ${this.#most / 1024 ** 2} MiB`;
        return { line, after: this.#position, broken: { reason: 'record too long', detail } };
      }
    }
  }
}

/** Strings and tokens that are in no JSON, but in what tools write: NaN of Python, a comma too many, raw line breaks. */
const REPAIRED = /"(?:[^"\\]|\\.)*"|\b(?:NaN|undefined)\b|[+-]?\bInfinity\b|,(?=\s*[}\]])/gs;

/** A value of JSON, also with what tools get wrong in it; undefined for what is none. */
export function parseRecord(text: string): { value: unknown } | undefined {
  try {
    return { value: parseExactJson(text) };
  } catch {
    try {
      return { value: parseExactJson(text.replace(REPAIRED, repaired)) };
    } catch {
      return undefined;
    }
  }
}

function repaired(found: string): string {
  if (found.startsWith(',')) return '';
  if (!found.startsWith('"')) return 'null';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return found.replace(/[\0-\x1f]/g, (one) => JSON.stringify(one).slice(1, -1));
}

function isScalar(byte: number): boolean {
  return byte !== 91 && byte !== 123 && byte !== QUOTE;
}
