import { closeSync, openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { sentError } from '../../async/thread.ts';
import { ParquetFile, type ParquetRows } from './file.ts';
import type { ThreadAnswer, ThreadTask } from './thread.ts';

/** Reads one Parquet file after the other in a thread of its own. */
const port = parentPort!;
// A thread that is ended closes what is open as a number, and complains of handles.
let opened: number | undefined;
let file: ParquetFile | undefined;
let blocks: AsyncIterator<ParquetRows> | undefined;

port.on('message', (task: ThreadTask) => {
  work(task).then(
    (answer) => port.postMessage(answer),
    (error: unknown) => port.postMessage({ error: sentError(error) } satisfies ThreadAnswer),
  );
});

async function work(task: ThreadTask): Promise<ThreadAnswer> {
  if (task.kind === 'open') {
    opened = openSync(task.path, 'r');
    file = await ParquetFile.open(task.path, opened);
    return { columns: file.columns, rows: file.rows };
  }
  if (task.kind === 'read') {
    const wanted = task.columns.map((index) => file!.columns[index]!);
    blocks = file!.read(wanted, task.from);
    return {};
  }
  if (task.kind === 'next') return { block: (await blocks!.next()).value };
  if (opened !== undefined) closeSync(opened);
  opened = file = blocks = undefined;
  return {};
}
