import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { type Decoding, decodingOf, refuseOtherEncodings } from '../files/encoding.ts';
import { type FileWindow, unreadable } from '../files/file.ts';
import { refuseOtherKinds } from '../files/file-kind.ts';
import { FileSource, unknownPosition } from '../files/file-source.ts';
import { isCategorical } from '../rows/columns.ts';
import { requireColumns } from '../rows/required-columns.ts';
import type { RowPrompt } from '../rows/row-prompt.ts';
import type { SourceRecord } from '../source.ts';
import { LineReader } from '../text/lines.ts';
import { openText, type TextFile, type TextOptions } from '../text/text-file.ts';
import { type ElementPosition, ElementReader, parseRecord } from './elements.ts';
import { fieldsOf, RecordReader } from './record.ts';
import { findRecords, type Shape } from './scan.ts';

/** Longest record kept, in bytes. */
const MAX_RECORD_BYTES = 1024 * 1024;
/** Records that are looked at to find out which fields hold categories. */
const SAMPLE = 1000;

/** Options of {@link JsonSource}. */
export interface JsonOptions extends TextOptions {
  /** Whether each line is a record, whatever the file begins with. */
  lines?: boolean;
  /** Longest record kept, in bytes; longer ones are skipped. */
  maxRecordBytes?: number;
}

/** A value of the file and where it stands, or what is wrong with it. */
type Found = { line: number; after: ElementPosition } & (
  | { value: unknown; key?: string; bytes: Buffer }
  | { broken: { reason: string; detail: string } }
);

/**
 * Prompts in a JSON file: a list of records, an object that holds one, or a record a line (JSON Lines). Fields go by the
 * same names as columns of CSV files, see columns.ts, those of objects within them too, as `meta.prompt`; a record may
 * also be the prompt itself. Read a record at a time, in bounded memory.
 */
export class JsonSource extends FileSource {
  readonly #options: JsonOptions;
  readonly #most: number;

  constructor(file: string, options: JsonOptions = {}) {
    super(file);
    this.#options = options;
    this.#most = options.maxRecordBytes ?? MAX_RECORD_BYTES;
  }

  /**
   * Reads the records in order.
   * @throws PromptloomError `source-unreadable` when the file cannot be read or has no records, `invalid-input` for a
   * `from` that is not from this source, `cancelled`.
   */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { signal } = options;
    let text: TextFile | undefined;
    try {
      text = await openText(this.path, this.#options, 2 * this.#most, signal);
      const { window, size } = text;
      const head = window.buffer.subarray(0, window.length);
      const { shape, decoding, records } = await this.#look(window, head);
      const start =
        options.from === undefined ? startOf(head, shape) : parsePosition(options.from, shape, size);
      const name = path.basename(this.path);
      for await (const found of this.#values(window, shape, start, signal)) {
        signal?.throwIfAborted();
        const { offset, line, ended } = found.after;
        yield {
          next: `${offset}:${line}${ended ? ':end' : ''}`,
          place: `${name}:${found.line}`,
          fraction: Math.min(1, offset / size),
          ...promptOf(found, records, decoding),
        };
      }
    } catch (error) {
      throw this.failure(error, signal);
    } finally {
      await text?.file.close();
    }
  }

  /** Finds out where the records are and what their fields are to us. */
  async #look(window: FileWindow, head: Buffer) {
    const { encoding, columns: mapping = {} } = this.#options;
    refuseOtherKinds(this.path, head, 'a JSON file');
    if (encoding === undefined) refuseOtherEncodings(this.path, head, 'a JSON file');
    const records = new RecordReader(mapping, path.dirname(this.path));
    const hasPrompt = (json: string) => records.hasPrompt(parseRecord(json)?.value);
    const mark = markOf(head);
    if (head.toString('utf8', mark).trim() === '')
      throw unreadable(this.path, 'it is empty', 'Give a file with a list of records.');
    const shape = this.#options.lines
      ? ({ kind: 'lines', start: mark, isClosed: false } satisfies Shape)
      : findRecords(head, mark, window.atEnd, hasPrompt);
    if (!shape) {
      throw unreadable(
        this.path,
        'it is no JSON with a list of records',
        'Give a list of objects or texts, an object that holds such a list, or one object a line.',
      );
    }
    const sample: unknown[] = [];
    for await (const found of this.#values(window, shape, startOf(head, shape), undefined, true)) {
      if ('value' in found) sample.push(found.value);
      if (sample.length >= SAMPLE) break;
    }
    this.#judge(sample, records);
    return { shape, records, decoding: decodingOf(encoding, head) };
  }

  #judge(sample: readonly unknown[], records: RecordReader): void {
    const objects = sample.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    if (objects.length > 0 && objects.every(isComfyNode))
      throw unreadable(
        this.path,
        'it is a graph of ComfyUI, not a list of prompts',
        'To read the prompt of an image that was drawn with it, use: npx promptloom describe IMAGE.',
      );
    const values = new Map<string, string[]>();
    const names = new Set<string>();
    let hasPrompt = objects.length < sample.length || objects.length === 0;
    for (const one of objects) {
      const fields = fieldsOf(one as object);
      const { roles, others } = records.columnsOf([...fields.keys()]);
      hasPrompt ||= roles.prompt !== undefined;
      for (const name of fields.keys()) names.add(name);
      for (const { name } of others) {
        const value = fields.get(name);
        // What is nested says something where its name is known, and makes no tags.
        if (typeof value !== 'string' || !Object.hasOwn(one as object, name)) continue;
        const seen = values.get(name);
        if (seen) seen.push(value);
        else values.set(name, [value]);
      }
    }
    if (!hasPrompt || (objects.length > 0 && this.#options.columns))
      requireColumns(this.path, [...names], this.#options.columns ?? {}, 'field');
    records.setCategories(new Set([...values].filter(([, all]) => isCategorical(all)).map(([name]) => name)));
  }

  /** @param held stops where the bytes in memory end. */
  async *#values(
    window: FileWindow,
    shape: Shape,
    start: ElementPosition,
    signal?: AbortSignal,
    held = false,
  ): AsyncGenerator<Found> {
    if (shape.kind !== 'lines') {
      const reader = new ElementReader(window, shape, start, this.#most);
      for (;;) {
        const found = held ? reader.nextHeld() : await reader.next(signal);
        if (found === undefined || found === 'more' || found === 'long') return;
        yield found;
      }
    }
    const reader = new LineReader(window, start, this.#most);
    for (;;) {
      const found = held ? reader.nextHeld() : await reader.next(signal);
      if (found === undefined || found === 'more') return;
      const frame = { line: found.line, after: { ...found.after, ended: false } };
      if (found.bytes === undefined) {
        const detail = `the line is longer than ${this.#most / 1024 ** 2} MiB`;
        yield { ...frame, broken: { reason: 'record too long', detail } };
        continue;
      }
      // A list that is written a record a line has brackets and commas around them.
      const line = found.bytes.toString('utf8').trim().replace(/,$/, '');
      if (line === '[' || line === ']' || line === '') continue;
      const parsed = parseRecord(line);
      if (parsed) yield { ...frame, value: parsed.value, bytes: found.bytes };
      else
        yield {
          ...frame,
          broken: { reason: 'broken JSON', detail: `this cannot be read: ${line.slice(0, 60)}` },
        };
    }
  }
}

function isComfyNode(value: unknown): boolean {
  const { class_type: type, inputs } = value as Record<string, unknown>;
  return typeof type === 'string' && typeof inputs === 'object';
}

function promptOf(found: Found, records: RecordReader, decoding: Decoding): RowPrompt {
  if ('broken' in found) return { skipped: found.broken };
  const isDamaged = decoding.encoding === undefined ? !isUtf8(found.bytes) : found.bytes.includes('\ufffd');
  return isDamaged
    ? { skipped: decoding.damage(found.bytes, 'the record') }
    : records.read(found.value, found.key);
}

function markOf(head: Buffer): number {
  return head.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 3 : 0;
}

function startOf(head: Buffer, { start }: Shape): ElementPosition {
  let line = 1;
  for (let at = 0; at < start; at++) if (head[at] === 10) line++;
  return { offset: start, line, ended: false };
}

function parsePosition(from: string, { start }: Shape, size: number): ElementPosition {
  const [, offset, line, end] = /^(\d{1,15}):(\d{1,15})(:end)?$/.exec(from) ?? [];
  if (offset !== undefined && Number(offset) >= start && Number(offset) <= size)
    return { offset: Number(offset), line: Number(line), ended: end !== undefined };
  throw unknownPosition(from);
}
