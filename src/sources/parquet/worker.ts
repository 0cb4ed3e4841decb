import { fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { sentError } from '../../async/thread.ts';
import { type Bytes, ParquetFile, type ParquetRows } from './file.ts';
import type { ThreadAnswer, ThreadTask } from './thread.ts';

/** Reads one Parquet file in a thread of its own, and hands its rows out a few at a time. */
const port = parentPort!;
const path = workerData as string;

/** What one message may hold, in bytes of texts and numbers, about: the other side has to unpack it in one go. */
const MOST_BYTES = 1024 ** 2;

let file: ParquetFile | undefined;
let rows: AsyncIterator<ParquetRows> | undefined;
let block: ParquetRows | undefined;
/** Which of the columns hold lists of numbers. */
const vectors: boolean[] = [];

port.on('message', (task: ThreadTask) => {
  work(task).then(
    (answer) => port.postMessage(answer),
    (error: unknown) => port.postMessage({ error: sentError(error) } satisfies ThreadAnswer),
  );
});

async function work(task: ThreadTask): Promise<ThreadAnswer> {
  if (task.kind === 'open') {
    // A thread that is ended closes what is open as a number, and complains of handles.
    const opened = openSync(path, 'r');
    const bytes: Bytes = {
      read: async (buffer, offset, length, position) => ({
        bytesRead: readSync(opened, buffer, offset, length, position),
      }),
    };
    file = await ParquetFile.open(path, bytes, fstatSync(opened).size);
    return { opened: { columns: file.columns, rows: file.rows } };
  }
  if (task.kind === 'read') {
    const { columns, from } = task;
    rows = file!
      .read(
        columns.map((index) => file!.columns[index]!),
        from,
      )
      [Symbol.asyncIterator]();
    block = undefined;
    return {};
  }
  if (!block) {
    const next = await rows!.next();
    if (next.done) return {};
    block = next.value;
  }
  const count = fitting(block);
  const given = { first: block.first, rows: count, values: block.values.map((one) => part(one, 0, count)) };
  given.values = given.values.map((column, n) => (vectors[n] ? column.map(packed) : column));
  const { first, rows: all, values } = block;
  block =
    count < all
      ? { first: first + count, rows: all - count, values: values.map((one) => part(one, count, all)) }
      : undefined;
  return { rows: given };
}

/** How many of a block's rows go into one message; one at least. */
function fitting({ rows, values }: ParquetRows): number {
  let bytes = 0;
  for (let row = 0; row < rows; row++) {
    for (const column of values) bytes += weightOf(column[row]);
    if (bytes > MOST_BYTES) return Math.max(1, row);
  }
  return rows;
}

function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? value.reduce<number>((sum, one) => sum + weightOf(one), 8) : 8;
}

function part(values: ArrayLike<unknown>, from: number, to: number): unknown[] {
  return Array.prototype.slice.call(values, from, to);
}

/** A list of numbers goes as one piece, not value by value. */
function packed(value: unknown): unknown {
  const isVector = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number');
  return isVector ? Float64Array.from(value as number[]) : value;
}
