/** How a file separates fields and rows, as byte values. */
export interface Dialect {
  /** -1 when the file has one column: then everything in a line is the field. */
  delimiter: number;
  newline: number;
}

export const TAB = 9;
export const LF = 10;
export const CR = 13;
const QUOTE = 34;

/**
 * Finds the fields of one row in bytes, by RFC 4180: a field that begins with a quote ends at the next quote that is
 * not doubled, and a delimiter or line end must follow. Quotes elsewhere are plain characters. Works on bytes because
 * delimiters, quotes and line ends are ASCII and never part of a longer UTF-8 sequence.
 */
export class RowScanner {
  /** Fields found; only the first `keep` have their places below. */
  count = 0;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Whether the field has doubled quotes to undo. */
  readonly doubled: boolean[] = [];
  /** Whether a field after the first `keep` has content. */
  surplus = false;
  /** Where the next row begins, or for a broken row where it was seen to be broken. */
  next = 0;
  /** Lines the row takes. */
  lines = 1;
  readonly #dialect: Dialect;
  readonly #keep: number;

  constructor(dialect: Dialect, keep: number) {
    this.#dialect = dialect;
    this.#keep = keep;
  }

  /**
   * Scans one row from `start`. `more`: the row does not end in these bytes. `broken`: the last field counted
   * began with a quote and does not end as it should.
   */
  scan(bytes: Buffer, start: number, end: number, atEnd: boolean, quotes = true): 'row' | 'more' | 'broken' {
    const { delimiter, newline } = this.#dialect;
    this.count = 0;
    this.lines = 1;
    this.surplus = false;
    let at = start;
    for (;;) {
      const from = at;
      if (quotes && at < end && bytes[at] === QUOTE) {
        let doubled = false;
        for (at++; ; at++) {
          while (at < end && bytes[at] !== QUOTE) if (bytes[at++] === newline) this.lines++;
          if (at + 1 >= end && !atEnd) return 'more';
          if (at >= end) return this.#broken(end);
          if (bytes[at + 1] !== QUOTE || at + 1 >= end) break;
          doubled = true;
          at++;
        }
        this.#add(from + 1, at, doubled);
        at++;
        if (bytes[at] === CR && newline === LF && at < end) {
          if (at + 1 >= end && !atEnd) return 'more';
          if (at + 1 >= end || bytes[at + 1] === LF) at++;
        }
        if (at < end && bytes[at] !== delimiter && bytes[at] !== newline) {
          this.count--;
          return this.#broken(at);
        }
      } else {
        while (at < end && bytes[at] !== delimiter && bytes[at] !== newline) at++;
        const lineEnd = at >= end || bytes[at] === newline;
        this.#add(from, lineEnd && at > from && bytes[at - 1] === CR ? at - 1 : at, false);
      }
      if (at >= end) {
        if (!atEnd) return 'more';
        this.next = end;
        return 'row';
      }
      if (bytes[at++] === newline) {
        this.next = at;
        return 'row';
      }
    }
  }

  #add(from: number, to: number, doubled: boolean): void {
    if (this.count < this.#keep) {
      this.starts[this.count] = from;
      this.ends[this.count] = to;
      this.doubled[this.count] = doubled;
    } else if (to > from) {
      this.surplus = true;
    }
    this.count++;
  }

  #broken(at: number): 'broken' {
    this.next = at;
    return 'broken';
  }

  /** Whether a plain field ends in a quote that nothing opens: in the lines after a broken quote, the rest of that row. */
  hasDanglingQuote(bytes: Buffer): boolean {
    for (let i = 0; i < this.count && i < this.#keep; i++) {
      const from = this.starts[i]!;
      const to = this.ends[i]!;
      // Only a quoted field has a quote before it.
      if (to <= from || bytes[to - 1] !== QUOTE || bytes[from - 1] === QUOTE) continue;
      let quotes = 0;
      for (let at = from; at < to; at++) if (bytes[at] === QUOTE) quotes++;
      if (quotes % 2 === 1) return true;
    }
    return false;
  }

  /** The fields' texts; invalid UTF-8 comes out as U+FFFD. Fields missing from the row are left out. */
  texts(bytes: Buffer): string[] {
    const count = Math.min(this.count, this.#keep);
    const texts = new Array<string>(count);
    const first = this.starts[0]!;
    const last = this.ends[count - 1]!;
    const row = bytes.toString('utf8', first, last);
    // In a row of ASCII, characters and bytes stand at the same places, and one decoding serves all fields.
    const ascii = row.length === last - first;
    for (let i = 0; i < count; i++) {
      const from = this.starts[i]!;
      const to = this.ends[i]!;
      const text = ascii ? row.slice(from - first, to - first) : bytes.toString('utf8', from, to);
      texts[i] = this.doubled[i] ? text.replaceAll('""', '"') : text;
    }
    return texts;
  }
}
