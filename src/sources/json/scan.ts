const LF = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA, COLON] = [91, 93, 123, 125, 44, 58];

/** Finds the end of a JSON value in bytes that may come in several pieces; whether the value is sound is not looked at. */
export class ValueScanner {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #begun = false;

  /** @returns where the value ends, or undefined when it goes on after these bytes. */
  scan(bytes: Buffer, from: number, to: number): number | undefined {
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) {
          this.#inString = false;
          if (this.#depth === 0) return at + 1;
        }
        continue;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#depth++;
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        if (this.#depth === 0) return at;
        if (--this.#depth === 0) return at + 1;
      } else if (this.#depth === 0 && (byte === COMMA || isSpace(byte)) && this.#begun) return at;
      this.#begun = true;
    }
    return undefined;
  }
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === LF || byte === 13;
}

/** Where the next byte is that is no white space. */
export function skipSpace(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(bytes[at]!)) at++;
  return at;
}

/** Where records stand in a JSON document. */
export interface Shape {
  /** `lines`: a value in each line; `list`: values one after another; `entries`: values of an object, each after its key. */
  kind: 'lines' | 'list' | 'entries';
  /** Offset of the first record. */
  start: number;
  /** Whether a bracket must close them. */
  isClosed: boolean;
}

/** What may be the records of a document. */
interface Candidate extends Shape {
  /** The first of them, where it is whole. */
  first: string | undefined;
  of: 'objects' | 'texts';
}

/** How deep lists of records are looked for. */
const DEEPEST = 4;

/**
 * Finds the records in a document by its beginning: a line each, a list, or somewhere within an object a list or an
 * object of them.
 * @param hasPrompt whether a value, as JSON, is a record with a prompt.
 */
export function findRecords(
  bytes: Buffer,
  from: number,
  atEnd: boolean,
  hasPrompt: (json: string) => boolean,
): Shape | undefined {
  const to = bytes.length;
  const at = skipSpace(bytes, from, to);
  if (bytes[at] === OPEN_LIST) return { kind: 'list', start: at + 1, isClosed: true };
  if (bytes[at] !== OPEN_OBJECT) return undefined;
  const end = new ValueScanner().scan(bytes, at, to);
  const next = end === undefined ? to : skipSpace(bytes, end, to);
  if (end !== undefined && (bytes[next] === OPEN_OBJECT || bytes[next] === COMMA)) {
    const isLine = !bytes.subarray(at, end).includes(LF) && bytes.subarray(end, next).includes(LF);
    return { kind: isLine ? 'lines' : 'list', start: at, isClosed: false };
  }
  const candidates: Candidate[] = [];
  collect(bytes, at + 1, 1, candidates);
  const good = candidates.find(
    ({ of, first }) => of === 'objects' && first !== undefined && hasPrompt(first),
  );
  if (good) return good;
  const one: Shape = { kind: 'list', start: at, isClosed: false };
  if (end !== undefined && hasPrompt(bytes.toString('utf8', at, end))) return one;
  const texts = candidates.find(({ of, kind }) => of === 'texts' && kind === 'list');
  return (
    texts ??
    candidates.find(({ kind }) => kind === 'list') ??
    (end !== undefined && atEnd ? one : candidates[0])
  );
}

/** Collects what may be records in an object whose first key begins at `from`. @returns where the object ends. */
function collect(bytes: Buffer, from: number, depth: number, candidates: Candidate[]): number | undefined {
  const to = bytes.length;
  let isFirst = true;
  for (let at = from; ; ) {
    at = skipSpace(bytes, at, to);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1, to);
    if (bytes[at] !== QUOTE) return bytes[at] === CLOSE_OBJECT ? at + 1 : undefined;
    const key = new ValueScanner().scan(bytes, at, to);
    if (key === undefined) return undefined;
    const colon = skipSpace(bytes, key, to);
    if (bytes[colon] !== COLON) return undefined;
    const value = skipSpace(bytes, colon + 1, to);
    const opening = bytes[value];
    if (opening === OPEN_OBJECT) {
      if (isFirst) candidates.push({ ...firstAt(bytes, value), kind: 'entries', start: from, of: 'objects' });
      if (depth < DEEPEST) collect(bytes, value + 1, depth + 1, candidates);
    } else if (opening === OPEN_LIST) {
      const first = skipSpace(bytes, value + 1, to);
      const of = bytes[first] === OPEN_OBJECT ? 'objects' : bytes[first] === QUOTE ? 'texts' : undefined;
      if (of) candidates.push({ ...firstAt(bytes, first), kind: 'list', start: value + 1, of });
    }
    isFirst = false;
    const end = new ValueScanner().scan(bytes, value, to);
    if (end === undefined) return undefined;
    at = end;
  }
}

function firstAt(bytes: Buffer, at: number): { first: string | undefined; isClosed: true } {
  const end = new ValueScanner().scan(bytes, at, bytes.length);
  return { first: end === undefined ? undefined : bytes.toString('utf8', at, end), isClosed: true };
}

/**
 * Where records may go on after a broken one: at the next line that begins with a bracket as far in as this one, or
 * within one line at the next `,{"`.
 */
export function nextRecord(all: Buffer, start: number, to: number): number | undefined {
  const bytes = all.subarray(0, to);
  const line = bytes.lastIndexOf(LF, start) + 1;
  const indent = start - line;
  const isOwnLine = skipSpace(bytes, line, start) === start;
  if (isOwnLine) {
    for (let at = bytes.indexOf(LF, start); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const begin = at + 1 + indent;
      if (begin < to && bytes[begin] === OPEN_OBJECT && skipSpace(bytes, at + 1, begin) === begin)
        return begin;
    }
    return undefined;
  }
  for (let at = bytes.indexOf(OPEN_OBJECT, start + 1); at >= 0; at = bytes.indexOf(OPEN_OBJECT, at + 1)) {
    let before = at - 1;
    while (before > start && isSpace(bytes[before]!)) before--;
    if (bytes[before] === COMMA && bytes[skipSpace(bytes, at + 1, to)] === QUOTE) return at;
  }
  return undefined;
}
