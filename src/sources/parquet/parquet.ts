import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { openSource, unreadable } from '../files/file.ts';
import { FileSource, unknownPosition } from '../files/file-source.ts';
import { looksOpenable } from '../json/json-text.ts';
import { openedFields, RecordReader } from '../json/record.ts';
import {
  type ColumnMapping,
  type Columns,
  findColumn,
  isCategorical,
  isParent,
  matchColumns,
  movedColumns,
  usedColumns,
} from '../rows/columns.ts';
import { requireColumns } from '../rows/required-columns.ts';
import type { RowPrompt } from '../rows/row-prompt.ts';
import { valuesToPrompt } from '../rows/value-prompt.ts';
import { INVALID_TEXT, valueText } from '../rows/value-text.ts';
import { checkVectors, type KeptVectors, unitVector } from '../rows/vectors.ts';
import type { SourceRecord } from '../source.ts';
import type { ParquetColumn } from './file.ts';
import { ParquetThread } from './thread.ts';

/** Rows that are looked at to find out what columns hold, and blocks of them at most: rows may be large. */
const SAMPLE_ROWS = 1000;
const SAMPLE_BLOCKS = 64;

/** Options of {@link ParquetSource}. */
export interface ParquetOptions {
  /** A column with vectors that are kept. */
  vectors?: KeptVectors;
  /** Which column is what, where somebody said so. */
  columns?: ColumnMapping;
}

/**
 * Prompts in a Parquet file. Columns go by the same names as in CSV files, see columns.ts; tags may be a list. Only the
 * columns that say something are read, a page at a time, so that memory does not grow with the file or its row groups.
 */
export class ParquetSource extends FileSource {
  readonly #vectors: KeptVectors | undefined;
  readonly #mapping: ColumnMapping;

  constructor(file: string, options: ParquetOptions = {}) {
    super(file);
    this.#vectors = options.vectors;
    this.#mapping = options.columns ?? {};
  }

  /**
   * Reads the rows in order; a position is the number of rows before it.
   * @throws PromptloomError `source-unreadable` naming the file and, where it is broken, the column and row;
   * `invalid-input` for a `from` that is not from this source and for vectors of another length; `cancelled`.
   */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { signal } = options;
    let parquet: ParquetThread | undefined;
    try {
      await (await openSource(this.path)).file.close();
      parquet = await ParquetThread.open(this.path, signal);
      const { wanted, columns, vector, records } = await this.#look(parquet);
      const from = options.from === undefined ? 0 : parsePosition(options.from, parquet.rows);
      const [folder, name] = [path.dirname(this.path), path.basename(this.path)];
      if (this.#vectors) checkVectors(await firstOf(parquet, vector!), this.#vectors);
      for await (const { first, rows, values } of parquet.read(wanted, from)) {
        for (let n = 0; n < rows; n++) {
          signal?.throwIfAborted();
          const next = first + n + 1;
          const row = values.map((column) => column[n]);
          const read = promptOf(vector ? row.slice(0, -1) : row, wanted, columns, folder, records);
          const kept =
            this.#vectors && 'prompt' in read ? unitVector(listOf(row.at(-1)), this.#vectors) : undefined;
          yield {
            next: String(next),
            place: `${name}:${next}`,
            fraction: next / parquet.rows,
            ...(kept && 'prompt' in read ? { prompt: { ...read.prompt, vector: kept } } : read),
          };
        }
      }
    } catch (error) {
      throw this.failure(error, signal);
    } finally {
      await parquet?.close();
    }
  }

  /** Which columns are read, the one of vectors last, and what they are to us. */
  async #look(parquet: ParquetThread) {
    const readable = readableColumns(parquet, this.#mapping);
    const names = readable.map(({ name }) => name);
    const known = matchColumns(names, this.#mapping);
    const all = parquet.columns.map(({ name }) => name);
    const openable = readable.filter(({ kind, name }) => kind === 'text' && isParent(name));
    const opened = await namesWithin(parquet, openable);
    const within = matchColumns([...names, ...opened], this.#mapping);
    if (
      within.roles.prompt === undefined ||
      Object.values(this.#mapping).some((name) => findColumn([...names, ...opened], name) < 0)
    )
      requireColumns(this.path, [...all, ...opened], this.#mapping, 'column');
    if (within.roles.prompt === undefined)
      throw unreadable(
        this.path,
        'its prompt column holds no texts',
        'Name another with --column prompt=NAME.',
      );
    // Fields of structures are read where they mean something, and make no tags.
    const unknown = known.others
      .map(({ index }) => readable[index]!)
      .filter(({ kind, path }) => kind === 'text' && path.length === 2);
    const samples = await sampleOf(parquet, unknown);
    const categories = unknown.filter((_, n) => isCategorical(samples[n]!.map(valueText)));
    const inUse = [...usedColumns(known).map((index) => readable[index]!), ...categories];
    const used = [...new Set([...inUse, ...(opened.length > 0 ? openable : [])])];
    const vector = this.#vectorColumn(parquet);
    const others = known.others.filter(({ index }) => categories.includes(readable[index]!));
    const columns = movedColumns({ ...known, others }, (index) => used.indexOf(readable[index]!));
    const records = opened.length > 0 ? new RecordReader(this.#mapping, path.dirname(this.path)) : undefined;
    records?.setCategories(new Set(others.map(({ name }) => name)));
    return { wanted: vector ? [...used, vector] : used, columns, vector, records };
  }

  #vectorColumn({ columns }: ParquetThread): ParquetColumn | undefined {
    if (!this.#vectors) return undefined;
    const lists = columns.filter(({ kind }) => kind === 'numbers');
    const found = lists.find(({ name }) => name === this.#vectors!.column);
    if (found) return found;
    const names = lists.map(({ name }) => name).join(', ');
    const hint = names === '' ? 'It has no column of vectors.' : `Columns of vectors: ${names}.`;
    const why = `${this.path} has no column ${this.#vectors.column} of vectors`;
    throw new PromptloomError('invalid-input', why, { hint });
  }
}

/** What may be in bytes that nobody marked as text. */
const UNMARKED = 'prompt negative model sampler scheduler site id tags'.split(' ');

/**
 * The columns that may hold something for us. Files of old writers do not say which of their bytes are texts: where none
 * are marked all are taken for texts, where some are marked only those that a name tells.
 */
function readableColumns({ columns }: ParquetThread, mapping: ColumnMapping): ParquetColumn[] {
  const isMarked = columns.some(({ kind, path }) => {
    const { type } = path.at(-1)!.element;
    return kind.startsWith('text') && (type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY');
  });
  return columns.filter(({ kind, name }) => {
    if (kind !== 'binary') return kind !== 'numbers';
    if (!isMarked || Object.values(mapping).some((one) => findColumn([name], one) === 0)) return true;
    return Object.keys(matchColumns([name]).roles).some((role) => UNMARKED.includes(role));
  });
}

/** What the first rows have in some columns. */
async function sampleOf(parquet: ParquetThread, columns: readonly ParquetColumn[]): Promise<unknown[][]> {
  const samples: unknown[][] = columns.map(() => []);
  let blocks = 0;
  if (columns.length === 0) return samples;
  for await (const { first, rows, values } of parquet.read(columns)) {
    for (const [n, column] of values.entries()) samples[n]!.push(...column);
    if (first + rows >= SAMPLE_ROWS || ++blocks === SAMPLE_BLOCKS) break;
  }
  return samples;
}

/** The names of what the first rows of some columns hold as JSON. */
async function namesWithin(parquet: ParquetThread, columns: readonly ParquetColumn[]): Promise<string[]> {
  const samples = await sampleOf(parquet, columns);
  const found = columns.flatMap(({ name }, n) =>
    samples[n]!.flatMap((value) => openedFields([name], [value])[0].filter((one) => one !== name)),
  );
  return [...new Set(found)].slice(0, 1_000);
}

async function firstOf(parquet: ParquetThread, column: ParquetColumn) {
  for await (const { values } of parquet.read([column])) {
    const found = values[0]!.map(listOf).find((vector) => vector !== undefined);
    if (found) return found;
  }
  return undefined;
}

function promptOf(
  row: readonly unknown[],
  wanted: readonly ParquetColumn[],
  columns: Columns,
  folder: string,
  records: RecordReader | undefined,
): RowPrompt {
  // What nobody marked as text may be something else, unless it is where the prompt should be.
  const isText = (index: number) => wanted[index]!.kind !== 'binary' || index === columns.roles.prompt;
  const invalid = row.findIndex((value, index) => value === INVALID_TEXT && isText(index));
  if (invalid >= 0) {
    const detail = `"${wanted[invalid]!.name}" is not valid UTF-8`;
    return { skipped: { reason: 'invalid UTF-8', detail } };
  }
  const isOpenable = (value: unknown) => typeof value === 'string' && looksOpenable(value);
  if (!records || !row.some(isOpenable)) return valuesToPrompt(row, columns, folder);
  const names = row.map((_, index) => wanted[index]!.name);
  return records.readRow(names, row);
}

function listOf(value: unknown): ArrayLike<number> | undefined {
  if (value instanceof Float64Array) return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : undefined;
}

function parsePosition(from: string, rows: number): number {
  if (/^\d{1,15}$/.test(from) && Number(from) <= rows) return Number(from);
  throw unknownPosition(from);
}
