import { open, writeFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  conditionOf,
  type DataSet,
  FILTERS,
  JUDGED,
  K,
  type Row,
  readQueries,
  rowBatches,
} from './data-set.ts';

const THREADS = 2;
const BLOCK = 4096;
/** On Node.js 20 a worker does not take over the loader for TypeScript from its parent. */
const LOADER = `import { register } from 'tsx/esm/api'; register(); await import(${JSON.stringify(import.meta.url)});`;

/** The cosine of the k-th nearest row, and how many rows are to be found at most; for each judged query, by filter. */
export type Exact = Record<string, { kth: number; wanted: number }[]>;

interface Share {
  set: DataSet;
  from: number;
  to: number;
}

/** Finds the exact answers by comparing every judged query with every row, and writes them beside the data set. */
export async function writeExact(set: DataSet): Promise<void> {
  const step = Math.ceil(set.rows / THREADS);
  const shares = await Promise.all(
    Array.from({ length: THREADS }, (_, n) => {
      const share: Share = { set, from: n * step, to: Math.min(set.rows, (n + 1) * step) };
      const worker = new Worker(LOADER, {
        eval: true,
        workerData: share,
        execArgv: ['--input-type=module'],
      });
      return new Promise<Record<string, number[][]>>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
  const exact: Exact = {};
  for (const { name } of FILTERS) {
    exact[name] = Array.from({ length: JUDGED }, (_, query) => {
      const best = shares
        .flatMap((share) => share[name]![query]!)
        .sort((a, b) => b - a)
        .slice(0, K);
      return { kth: best.at(-1) ?? 1, wanted: best.length };
    });
  }
  await writeFile(set.files.exact, JSON.stringify(exact));
}

/** The best cosines among this thread's rows: by filter, for each judged query. */
async function compareShare({ set, from, to }: Share): Promise<Record<string, number[][]>> {
  const queries = (await readQueries(set)).slice(0, JUDGED);
  const best = FILTERS.map(() => queries.map(() => new Best(K)));
  const conditions = FILTERS.map(({ name }) => queries.map((query) => conditionOf(name, query)));
  const { dimensions } = set;
  const block = new Float32Array(BLOCK * dimensions);
  const file = await open(set.files.vectors);
  let held: Row[] = [];
  let first = 0;
  for await (const rows of rowBatches(set)) {
    const start = first;
    first += rows.length;
    if (first <= from || start >= to) continue;
    held = rows.slice(Math.max(0, from - start), Math.max(0, to - start));
    const offset = Math.max(from, start);
    for (let at = 0; at < held.length; at += BLOCK) {
      const some = held.slice(at, at + BLOCK);
      const bytes = some.length * dimensions * 4;
      await file.read(new Uint8Array(block.buffer, 0, bytes), 0, bytes, (offset + at) * dimensions * 4);
      for (const [q, { vector }] of queries.entries()) {
        for (const [r, row] of some.entries()) {
          const cosine = dot(vector, block, r * dimensions);
          for (const [f, lists] of best.entries()) {
            const list = lists[q]!;
            if (cosine <= list.least) continue;
            const condition = conditions[f]![q];
            if (!condition || row[condition.column] === condition.value) list.add(cosine);
          }
        }
      }
    }
  }
  await file.close();
  return Object.fromEntries(
    FILTERS.map(({ name }, f) => [name, best[f]!.map((list) => list.values)] as const),
  );
}

/** The greatest numbers that it was given. */
class Best {
  readonly values: number[] = [];
  /** A number that is not greater changes nothing. */
  least = Number.NEGATIVE_INFINITY;
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(value: number): void {
    let at = this.values.length;
    while (at > 0 && this.values[at - 1]! < value) at--;
    this.values.splice(at, 0, value);
    if (this.values.length > this.#size) this.values.pop();
    if (this.values.length === this.#size) this.least = this.values.at(-1)!;
  }
}

/** The dot product of a vector with the one that begins at `from` in a block. */
export function dot(vector: Float32Array, block: Float32Array, from: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let n = 0; n < vector.length; n += 4) {
    a += vector[n]! * block[from + n]!;
    b += vector[n + 1]! * block[from + n + 1]!;
    c += vector[n + 2]! * block[from + n + 2]!;
    d += vector[n + 3]! * block[from + n + 3]!;
  }
  return a + b + c + d;
}

if (!isMainThread && workerData) parentPort!.postMessage(await compareShare(workerData as Share));
