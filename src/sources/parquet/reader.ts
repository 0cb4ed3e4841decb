import type { FileHandle } from 'node:fs/promises';
import { TooLargeHere } from './column.ts';
import { type ParquetColumn, ParquetFile, type ParquetRows } from './file.ts';
import { ParquetThread } from './thread.ts';

/**
 * Reads a Parquet file here as long as its pages are small, which takes some milliseconds each, and in a thread from the
 * first large one on: a page may be decoded in one go only, and nobody else has a turn meanwhile.
 */
export class ParquetReader {
  readonly #path: string;
  readonly #signal: AbortSignal | undefined;
  readonly #file: ParquetFile | undefined;
  #thread: ParquetThread | undefined;

  private constructor(path: string, signal: AbortSignal | undefined, reader: ParquetFile | ParquetThread) {
    this.#path = path;
    this.#signal = signal;
    if (reader instanceof ParquetFile) this.#file = reader;
    else this.#thread = reader;
  }

  /** @throws PromptloomError `source-unreadable` for what is no whole Parquet file. */
  static async open(
    path: string,
    file: FileHandle,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<ParquetReader> {
    const reader = await ParquetFile.open(path, file, size, { smallOnly: true }).catch((error: unknown) => {
      if (error instanceof TooLargeHere) return ParquetThread.open(path, signal);
      throw error;
    });
    return new ParquetReader(path, signal, reader);
  }

  /** Columns that can be read. */
  get columns(): readonly ParquetColumn[] {
    return (this.#file ?? this.#thread!).columns;
  }

  get rows(): number {
    return (this.#file ?? this.#thread!).rows;
  }

  /** Whether it has gone over to a thread. */
  get isInThread(): boolean {
    return this.#thread !== undefined;
  }

  /**
   * Rows from one on, in order, in blocks: each wanted column's values.
   * @throws PromptloomError `source-unreadable` naming the column and the rows that cannot be read.
   */
  async *read(wanted: readonly ParquetColumn[], from = 0): AsyncGenerator<ParquetRows> {
    let next = from;
    if (this.#thread === undefined) {
      try {
        for await (const block of this.#file!.read(wanted, from)) {
          yield block;
          next = block.first + block.rows;
        }
        return;
      } catch (error) {
        if (!(error instanceof TooLargeHere)) throw error;
      }
      this.#thread = await ParquetThread.open(this.#path, this.#signal);
    }
    const indices = wanted.map((column) => this.columns.indexOf(column));
    yield* this.#thread.read(indices, next);
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }
}
