import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import {
  type Decoding,
  decodingOf,
  encodingHint,
  guessEncoding,
  refuseOtherEncodings,
} from '../files/encoding.ts';
import { type FileWindow, unreadable } from '../files/file.ts';
import { refuseOtherKinds } from '../files/file-kind.ts';
import { looksOpenable } from '../json/json-text.ts';
import { openedFields, RecordReader } from '../json/record.ts';
import { type Columns, isCategorical, isParent, matchColumns } from '../rows/columns.ts';
import { requireColumns } from '../rows/required-columns.ts';
import type { TextOptions } from '../text/text-file.ts';
import { type Position, RowReader } from './rows.ts';
import { CR, type Dialect, LF, RowScanner, TAB } from './scan.ts';

const MAX_COLUMNS = 10_000;
const SAMPLE_BYTES = 256 * 1024;
const DELIMITERS = [','.charCodeAt(0), TAB, ';'.charCodeAt(0)];

/** What the beginning of a delimited file says about the rest. */
export interface Head {
  dialect: Dialect;
  names: string[];
  columns: Columns;
  /** Where the first row begins. */
  body: Position;
  decoding: Decoding;
  /** Reads rows of which fields hold JSON, and which fields may; undefined where none may. */
  nested?: { records: RecordReader; fields: number[] };
}

/**
 * Reads the header at the start of a file: its delimiter, its columns and which of the unknown ones hold categories.
 * @param window filled from the start of the file
 * @throws PromptloomError `source-unreadable` for what is no such file, and for one without a prompt column.
 */
export function readHead(
  file: string,
  window: FileWindow,
  maxRowBytes: number,
  { columns: mapping = {}, encoding }: TextOptions = {},
): Head {
  const { buffer, length, atEnd } = window;
  const bytes = buffer.subarray(0, length);
  refuseOtherKinds(file, bytes, 'a CSV file');
  if (encoding === undefined) refuseOtherEncodings(file, bytes, 'a CSV file');
  const mark = bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
  const stated = readSeparator(bytes, skipBlankLines(bytes, { offset: mark, line: 1 }));
  const skipped = skipBlankLines(bytes, stated.after);
  if (skipped.offset === length) throw unreadable(file, 'it is empty', 'Give a file with a header row.');
  const newline = bytes.includes(LF) || !bytes.includes(CR) ? LF : CR;

  const delimiters = stated.delimiter === undefined ? DELIMITERS : [stated.delimiter, ...DELIMITERS];
  const readings = delimiters.map((delimiter) => {
    const scanner = new RowScanner({ delimiter, newline }, MAX_COLUMNS);
    const found = scanner.scan(bytes, skipped.offset, length, atEnd);
    const names = found === 'row' ? scanner.texts(bytes).map((name) => name.trim()) : [];
    return { delimiter, names, next: scanner.next, lines: scanner.lines, ...matchColumns(names, mapping) };
  });
  const fullest = readings.toSorted((a, b) => b.names.length - a.names.length);
  // What the file says of itself counts first.
  if (stated.delimiter !== undefined) fullest.unshift(readings[0]!);
  const best = fullest.find(({ roles }) => roles.prompt !== undefined) ?? fullest[0]!;
  if (best.names.length === 0) {
    throw unreadable(file, 'its header row is broken or too long', 'Check the quotes of its first line.');
  }
  if (!isUtf8(bytes.subarray(skipped.offset, best.next))) {
    throw unreadable(file, 'its header row is not valid UTF-8', encodingHint(guessEncoding(bytes)));
  }

  const dialect = { delimiter: best.names.length > 1 ? best.delimiter : -1, newline };
  const body = { offset: best.next, line: skipped.line + best.lines, wary: 0 };
  const { roles, spare, others } = best;
  const head: Head = {
    dialect,
    names: best.names,
    columns: { roles, ...(spare && { spare }), others },
    body,
    decoding: decodingOf(encoding, bytes),
  };
  const rows = sampleOf(head, window, maxRowBytes);
  const openable = best.names.flatMap((name, n) => (isParent(name) ? [n] : []));
  const found = rows.find((fields) => openable.some((n) => looksOpenable(fields[n] ?? '')));
  const names = found ? openedFields(best.names, found)[0] : [];
  requireColumns(file, [...best.names, ...names], mapping, 'column');
  head.columns.others = others.filter(({ index }) => isCategorical(rows.map((fields) => fields[index]!)));
  if (openable.length > 0) {
    const records = new RecordReader(mapping, path.dirname(file));
    records.setCategories(new Set(head.columns.others.map(({ name }) => name)));
    head.nested = { records, fields: openable };
  }
  return head;
}

function sampleOf(head: Head, window: FileWindow, maxRowBytes: number): string[][] {
  const reader = new RowReader(window, head.dialect, head.names, head.body, maxRowBytes, head.decoding);
  const rows: string[][] = [];
  for (;;) {
    const row = reader.nextHeld();
    if (row === undefined || row === 'more' || row === 'long' || row.after.offset > SAMPLE_BYTES) break;
    if ('fields' in row) rows.push(row.fields);
  }
  return rows;
}

/**
 * What a first line `sep=;` says, which spreadsheets write and read for themselves; quoted or with separators behind it
 * where another program has written it again.
 */
function readSeparator(
  bytes: Buffer,
  from: { offset: number; line: number },
): { delimiter?: number; after: { offset: number; line: number } } {
  const line = bytes.toString('latin1', from.offset, from.offset + 40);
  const found = /^("?)sep=(\\t|[^"\r\n\x80-\xff])\1[,;\t |]*(?:\r\n|\r|\n|$)/i.exec(line);
  if (!found) return { after: from };
  return {
    delimiter: found[2] === '\\t' ? TAB : found[2]!.charCodeAt(0),
    after: { offset: from.offset + found[0].length, line: from.line + 1 },
  };
}

function skipBlankLines(
  bytes: Buffer,
  from: { offset: number; line: number },
): { offset: number; line: number } {
  let { line, offset } = from;
  for (let at = offset; at < bytes.length; at++) {
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
