import { isUtf8 } from 'node:buffer';
import { type Columns, isCategorical, matchColumns } from './columns.ts';
import { type Position, RowReader } from './csv-rows.ts';
import { CR, type Dialect, LF, RowScanner, TAB } from './csv-scan.ts';
import { type FileWindow, unreadable } from './file.ts';

const MAX_COLUMNS = 10_000;
const SAMPLE_BYTES = 256 * 1024;
const DELIMITERS = [','.charCodeAt(0), TAB, ';'.charCodeAt(0)];
const UTF8_HINT = 'Save the file as UTF-8 and import it again.';

/** What other files begin with. */
const MAGIC: readonly [string, string][] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a WebP picture or another RIFF file'],
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['PAR1', 'a Parquet file'],
  ['SQLite format 3', 'an SQLite database'],
  ['%PDF', 'a PDF document'],
];

/** What the beginning of a delimited file says about the rest. */
export interface Head {
  dialect: Dialect;
  names: string[];
  columns: Columns;
  /** Where the first row begins. */
  body: Position;
}

/**
 * Reads the header at the start of a file: its delimiter, its columns and which of the unknown ones hold categories.
 * @param window filled from the start of the file
 * @throws PromptloomError `source-unreadable` for what is no such file, and for one without a prompt column.
 */
export function readHead(path: string, window: FileWindow, maxRowBytes: number): Head {
  const { buffer, length, atEnd } = window;
  const bytes = buffer.subarray(0, length);
  refuseOthers(path, bytes);
  const skipped = skipBlankLines(bytes, bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0);
  if (skipped.offset === length) throw unreadable(path, 'it is empty', 'Give a file with a header row.');
  const newline = bytes.includes(LF) || !bytes.includes(CR) ? LF : CR;

  const readings = DELIMITERS.map((delimiter) => {
    const scanner = new RowScanner({ delimiter, newline }, MAX_COLUMNS);
    const found = scanner.scan(bytes, skipped.offset, length, atEnd);
    const names = found === 'row' ? scanner.texts(bytes).map((name) => name.trim()) : [];
    return { delimiter, names, next: scanner.next, lines: scanner.lines, ...matchColumns(names) };
  });
  const fullest = readings.toSorted((a, b) => b.names.length - a.names.length);
  const best = fullest.find(({ roles }) => roles.prompt !== undefined) ?? fullest[0]!;
  if (best.names.length === 0) {
    throw unreadable(path, 'its header row is broken or too long', 'Check the quotes of its first line.');
  }
  if (!isUtf8(bytes.subarray(skipped.offset, best.next))) {
    throw unreadable(path, 'its header row is not valid UTF-8', UTF8_HINT);
  }
  if (best.roles.prompt === undefined) throw missingPrompt(path, best.names);

  const dialect = { delimiter: best.names.length > 1 ? best.delimiter : -1, newline };
  const body = { offset: best.next, line: skipped.line + best.lines, wary: 0 };
  const { roles, others } = best;
  const head: Head = { dialect, names: best.names, columns: { roles, others }, body };
  if (others.length > 0) head.columns.others = categories(head, window, maxRowBytes);
  return head;
}

function categories(head: Head, window: FileWindow, maxRowBytes: number): Columns['others'] {
  const reader = new RowReader(window, head.dialect, head.names, head.body, maxRowBytes);
  const rows: string[][] = [];
  for (;;) {
    const row = reader.nextHeld();
    if (row === undefined || row === 'more' || row === 'long' || row.after.offset > SAMPLE_BYTES) break;
    if ('fields' in row) rows.push(row.fields);
  }
  return head.columns.others.filter(({ index }) => isCategorical(rows.map((fields) => fields[index]!)));
}

function refuseOthers(path: string, bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 16);
  const other = MAGIC.find(([magic]) => start.startsWith(magic));
  if (other) throw unreadable(path, `it is ${other[1]}, not a CSV file`);
  const early = bytes.subarray(0, 4096);
  // UTF-16 text in Latin letters has a zero in every second byte.
  let even = 0;
  let odd = 0;
  for (let at = 0; at < early.length; at++) if (early[at] === 0) at % 2 === 0 ? even++ : odd++;
  const utf16 = /^(\xff\xfe|\xfe\xff)/.test(start) || Math.max(odd, even) > early.length / 4;
  if (utf16 && Math.min(odd, even) < early.length / 16) {
    throw unreadable(path, 'it is in UTF-16, not UTF-8', UTF8_HINT);
  }
  const line = early.subarray(0, Math.max(early.indexOf(LF), 0) || early.length);
  if (line.includes(0)) throw unreadable(path, 'it is a binary file, not a CSV file');
}

function skipBlankLines(bytes: Buffer, from: number): { offset: number; line: number } {
  let line = 1;
  let offset = from;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
      line++;
      offset = at + 1;
    } else if (byte !== 32 && byte !== TAB && byte !== CR) {
      return { offset, line };
    }
  }
  return { offset: bytes.length, line };
}

function missingPrompt(path: string, names: readonly string[]): Error {
  const shown = names.slice(0, 20).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  if (names.length > shown.length) shown.push(`and ${names.length - shown.length} more`);
  return unreadable(
    path,
    `it has no prompt column; its columns are: ${shown.join(', ')}`,
    'Name the column that holds the prompts "prompt" ("text" and "caption" are understood too).',
  );
}
