import type { FileWindow } from '../files/file.ts';
import { CR, type Dialect, TAB } from './scan.ts';

const QUOTE = 34;

/** What lies behind a row too long to hold. */
export interface OversizedRow {
  /** Offset where reading goes on. */
  next: number;
  /** Lines passed over. */
  lines: number;
  /** Bytes passed over. */
  bytes: number;
  /** The row is long because a quote was not closed, not because its fields are. */
  broken: boolean;
  /** Offset up to which was read to find that out. */
  seen: number;
}

/**
 * Passes over a row longer than the window without holding it. A row over several lines that ends with another number
 * of fields than the header, or not at all, is one line with an open quote; the lines after it are rows of their own.
 */
export async function passOversizedRow(
  window: FileWindow,
  start: number,
  dialect: Dialect,
  columns: number,
  signal?: AbortSignal,
): Promise<OversizedRow> {
  const { delimiter, newline } = dialect;
  let state: 'start' | 'plain' | 'quoted' | 'closing' | 'rest' = delimiter === TAB ? 'rest' : 'start';
  let fields = 1;
  let lines = 1;
  let secondLine = -1;
  let offset = start;
  const openQuote = (seen: number): OversizedRow => {
    return { next: secondLine, lines: 1, bytes: secondLine - start, broken: true, seen };
  };

  for (;;) {
    signal?.throwIfAborted();
    await window.fill(offset);
    const { buffer, length } = window;
    for (let at = 0; at < length; at++) {
      const byte = buffer[at]!;
      const lineEnds = byte === newline;
      if (lineEnds && secondLine < 0) secondLine = offset + at + 1;
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'closing';
        else if (lineEnds) lines++;
      } else if (state === 'start' && byte === QUOTE) {
        state = 'quoted';
      } else if (state === 'closing' && byte === QUOTE) {
        state = 'quoted';
      } else if (lineEnds) {
        const next = offset + at + 1;
        if (lines > 1 && fields !== columns) return openQuote(next);
        return { next, lines, bytes: next - start, broken: false, seen: next };
      } else if (byte === delimiter && state !== 'rest') {
        fields++;
        state = 'start';
      } else if (state === 'closing' && byte !== CR) {
        if (secondLine >= 0) return openQuote(offset + at);
        state = 'rest';
      } else if (state === 'start') {
        state = 'plain';
      }
    }
    offset += length;
    if (window.atEnd) break;
  }
  if (secondLine >= 0 && (state === 'quoted' || fields !== columns)) return openQuote(offset);
  return { next: offset, lines, bytes: offset - start, broken: state === 'quoted', seen: offset };
}
