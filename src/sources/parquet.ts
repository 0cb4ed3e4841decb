import path from 'node:path';
import { PromptloomError } from '../errors.ts';
import { type Columns, isCategorical, matchColumns } from './columns.ts';
import { fingerprintFile, openSource, unreadable, whyUnreadable } from './file.ts';
import { INVALID_TEXT } from './parquet-column.ts';
import { type ParquetColumn, ParquetFile } from './parquet-file.ts';
import { type RowPrompt, rowToPrompt } from './row-prompt.ts';
import type { Source, SourceRecord } from './source.ts';
import { checkVectors, type KeptVectors, unitVector } from './vectors.ts';

/** Rows that are looked at to find out which columns hold categories. */
const SAMPLE_ROWS = 1000;

/** Options of {@link ParquetSource}. */
export interface ParquetOptions {
  /** A column with vectors that are kept. */
  vectors?: KeptVectors;
}

/**
 * Prompts in a Parquet file. Columns go by the same names as in CSV files, see columns.ts; tags may be a list. Only the
 * columns that say something are read, a page at a time, so that memory does not grow with the file or its row groups.
 */
export class ParquetSource implements Source {
  readonly #path: string;
  readonly #vectors: KeptVectors | undefined;

  constructor(file: string, options: ParquetOptions = {}) {
    this.#path = path.resolve(file);
    this.#vectors = options.vectors;
  }

  /** @throws PromptloomError `source-unreadable`. */
  fingerprint(): Promise<string> {
    return fingerprintFile(this.#path);
  }

  /**
   * Reads the rows in order; a position is the number of rows before it.
   * @throws PromptloomError `source-unreadable` naming the file and, where it is broken, the column and row;
   * `invalid-input` for a `from` that is not from this source and for vectors of another length; `cancelled`.
   */
  async *read(options: { from?: string; signal?: AbortSignal } = {}): AsyncGenerator<SourceRecord> {
    const { signal } = options;
    const { file, size } = await openSource(this.#path);
    try {
      const parquet = await ParquetFile.open(this.#path, file, size);
      const { wanted, columns, vector } = await this.#look(parquet);
      const from = options.from === undefined ? 0 : parsePosition(options.from, parquet.rows);
      const [folder, name] = [path.dirname(this.#path), path.basename(this.#path)];
      if (this.#vectors) checkVectors(await firstOf(parquet, vector!), this.#vectors);
      for await (const { first, rows, values } of parquet.read(wanted, from)) {
        for (let n = 0; n < rows; n++) {
          signal?.throwIfAborted();
          const next = first + n + 1;
          const row = values.map((column) => column[n]);
          const read = promptOf(vector ? row.slice(0, -1) : row, wanted, columns, folder);
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
      if (signal?.aborted)
        throw new PromptloomError('cancelled', `Reading ${this.#path} was cancelled.`, { cause: error });
      const ofSystem = error instanceof Error && 'syscall' in error;
      throw ofSystem ? unreadable(this.#path, whyUnreadable(error), '', error) : error;
    } finally {
      await file.close();
    }
  }

  /** Which columns are read, the one of vectors last, and what they are to us. */
  async #look(parquet: ParquetFile) {
    // Files of old writers do not say which of their bytes are texts.
    const said = parquet.columns.some(({ kind }) => kind === 'text' || kind === 'texts');
    const readable = parquet.columns.filter(({ kind }) => kind !== 'numbers' && (kind !== 'binary' || !said));
    const { roles, others } = matchColumns(readable.map(({ name }) => name));
    if (roles.prompt === undefined) throw this.#missingPrompt(parquet);
    const unknown = others.map(({ index }) => readable[index]!).filter(({ kind }) => kind === 'text');
    const categories = await categorical(parquet, unknown);
    const used = [...Object.values(roles).map((index) => readable[index]!), ...categories];
    const vector = this.#vectorColumn(parquet);
    const columns: Columns = {
      roles: Object.fromEntries(
        Object.entries(roles).map(([role, index]) => [role, used.indexOf(readable[index]!)]),
      ),
      others: categories.map((column) => ({ index: used.indexOf(column), name: column.name })),
    };
    return { wanted: vector ? [...used, vector] : used, columns, vector };
  }

  #vectorColumn({ columns }: ParquetFile): ParquetColumn | undefined {
    if (!this.#vectors) return undefined;
    const lists = columns.filter(({ kind }) => kind === 'numbers');
    const found = lists.find(({ name }) => name === this.#vectors!.column);
    if (found) return found;
    const hint = lists.map(({ name }) => name).join(', ');
    throw new PromptloomError(
      'invalid-input',
      `${this.#path} has no column ${this.#vectors.column} of vectors`,
      {
        hint: hint === '' ? 'It has no column of vectors.' : `Columns of vectors: ${hint}.`,
      },
    );
  }

  #missingPrompt({ columns }: ParquetFile): PromptloomError {
    const names = columns.map(({ name }) => name).slice(0, 20);
    return unreadable(
      this.#path,
      `it has no prompt column; its columns are: ${names.join(', ')}`,
      'Name the column that holds the prompts "prompt" ("text" and "caption" are understood too).',
    );
  }
}

/** Those of some columns that hold categories, judged by the first rows. */
async function categorical(
  parquet: ParquetFile,
  columns: readonly ParquetColumn[],
): Promise<readonly ParquetColumn[]> {
  if (columns.length === 0) return [];
  const samples: string[][] = columns.map(() => []);
  for await (const { values } of parquet.read(columns)) {
    values.forEach((column, n) => {
      for (let row = 0; row < column.length; row++) samples[n]!.push(asText(column[row]));
    });
    if (samples[0]!.length >= SAMPLE_ROWS) break;
  }
  return columns.filter((_, n) => isCategorical(samples[n]!));
}

async function firstOf(parquet: ParquetFile, column: ParquetColumn): Promise<ArrayLike<number> | undefined> {
  for await (const { values } of parquet.read([column])) {
    const found = Array.from(values[0]!, listOf).find((vector) => vector !== undefined);
    if (found) return found;
  }
  return undefined;
}

function promptOf(
  row: readonly unknown[],
  wanted: readonly ParquetColumn[],
  columns: Columns,
  folder: string,
): RowPrompt {
  const invalid = row.indexOf(INVALID_TEXT);
  if (invalid >= 0) {
    const detail = `"${wanted[invalid]!.name}" is not valid UTF-8`;
    return { skipped: { reason: 'invalid UTF-8', detail } };
  }
  return rowToPrompt(row.map(asText), columns, folder);
}

/** A value as a CSV file would have it; a list as tags are written there. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  // The bar at the end tells that a comma is part of a tag.
  if (Array.isArray(value)) return value.map((one) => `${asText(one).replaceAll('|', ' ')}|`).join('');
  return typeof value === 'object' || typeof value === 'symbol' ? '' : String(value);
}

function listOf(value: unknown): ArrayLike<number> | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : undefined;
}

function parsePosition(from: string, rows: number): number {
  if (/^\d{1,15}$/.test(from) && Number(from) <= rows) return Number(from);
  throw new PromptloomError('invalid-input', `"${from.slice(0, 60)}" is not a position in this file.`, {
    hint: 'The file has changed since; import it from the start.',
  });
}
