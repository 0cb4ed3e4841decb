import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { measureCells, percentile } from '../cells.ts';
import {
  conditionOf,
  type FilterName,
  JUDGED,
  K,
  type Query,
  type Row,
  readBatches,
  readQueries,
} from '../data-set.ts';
import type { Built, Job, Searched, Tuned } from '../job.ts';
import { bytesIn, memoryOf } from '../process-facts.ts';

/** Candidates kept, at least k × REFINE; the nearest of the compressed vectors are compared again with the whole ones. */
const EFFORTS = [40, 64, 128, 256, 512];
const REFINE = 4;
const TABLE = 'prompts';

/** The part of the package that is used; it is not a dependency of this repository. */
interface VectorQuery {
  distanceType(type: string): VectorQuery;
  ef(candidates: number): VectorQuery;
  refineFactor(factor: number): VectorQuery;
  where(condition: string): VectorQuery;
  select(columns: string[]): VectorQuery;
  limit(k: number): VectorQuery;
  toArray(): Promise<{ id: string }[]>;
}
interface Table {
  add(rows: unknown): Promise<unknown>;
  optimize(): Promise<unknown>;
  createIndex(column: string, options: { config: unknown }): Promise<void>;
  query(): { nearestTo(vector: Float32Array): VectorQuery };
}
interface Database {
  createTable(name: string, rows: unknown): Promise<Table>;
  openTable(name: string): Promise<Table>;
}
interface LanceDb {
  connect(folder: string): Promise<Database>;
  Index: { hnswSq(options: object): unknown; bitmap(): unknown };
}

/** Loads the same rows, and builds HNSW in one partition over scalar-quantised vectors, and bitmaps for the filters. */
export async function build({ set, folder, peers, m, efConstruction }: Job): Promise<Built> {
  const { lance, arrow } = load(peers);
  const database = await lance.connect(folder);
  let table: Table | undefined;
  let loadMs = 0;
  for await (const { rows, vectors } of readBatches(set)) {
    const started = performance.now();
    const batch = arrowTable(arrow, rows, vectors, set.dimensions);
    if (table) await table.add(batch);
    else table = await database.createTable(TABLE, batch);
    loadMs += performance.now() - started;
  }
  const started = performance.now();
  await table!.optimize();
  const config = lance.Index.hnswSq({ distanceType: 'cosine', numPartitions: 1, m, efConstruction });
  await table!.createIndex('vector', { config });
  for (const column of ['site', 'topic']) await table!.createIndex(column, { config: lance.Index.bitmap() });
  const indexMs = performance.now() - started;
  const index = `IVF_HNSW_SQ, 1 partition, M=${m}, efConstruction=${efConstruction}; bitmaps`;
  return { loadMs, indexMs, bytes: await bytesIn(folder), peakMb: memoryOf().peakMb, index };
}

/** The judged queries at each effort. */
export async function tune(job: Job): Promise<Tuned[]> {
  const queries = (await readQueries(job.set)).slice(0, JUDGED);
  const ask = await open(job, queries);
  const tuned: Tuned[] = [];
  for (const effort of EFFORTS) {
    const ms: number[] = [];
    const answers: string[][] = [];
    for (const n of queries.keys()) {
      const started = performance.now();
      answers.push(await ask(n, 'none', effort));
      ms.push(performance.now() - started);
    }
    tuned.push({ effort, p50: percentile(ms, 0.5), answers });
  }
  return tuned;
}

export async function search(job: Job): Promise<Searched> {
  const queries = await readQueries(job.set);
  load(job.peers);
  const opened = performance.now();
  const ask = await open(job, queries);
  await ask(queries.length - 1, 'none', job.effort);
  const coldMs = performance.now() - opened;
  let residentMb = 0;
  const cells = await measureCells(
    (n, filter) => ask(n, filter, job.effort),
    queries.length,
    job.seconds,
    () => {
      ({ residentMb } = memoryOf());
    },
  );
  const { version } = load(job.peers);
  return { version: `LanceDB ${version}`, coldMs, residentMb, peakMb: memoryOf().peakMb, cells };
}

async function open({ peers, folder }: Job, queries: readonly (Query & { vector: Float32Array })[]) {
  const { lance } = load(peers);
  const table = await (await lance.connect(folder)).openTable(TABLE);
  return async (n: number, filter: FilterName, effort: number): Promise<string[]> => {
    const condition = conditionOf(filter, queries[n]!);
    let query = table
      .query()
      .nearestTo(queries[n]!.vector)
      .distanceType('cosine')
      .ef(effort)
      .refineFactor(REFINE);
    if (condition) query = query.where(`${condition.column} = '${condition.value.replaceAll("'", "''")}'`);
    const rows = await query.select(['id', '_distance']).limit(K).toArray();
    return rows.map(({ id }) => id);
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the package is not installed where types are checked
type Arrow = any;

function load(peers: string): { lance: LanceDb; arrow: Arrow; version: string } {
  const require = createRequire(path.join(peers, 'package.json'));
  const about = path.join(peers, 'node_modules', '@lancedb', 'lancedb', 'package.json');
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string };
  return { lance: require('@lancedb/lancedb') as LanceDb, arrow: require('apache-arrow'), version };
}

/** Rows as an Arrow table whose vectors are the given array itself. */
function arrowTable(arrow: Arrow, rows: readonly Row[], vectors: Float32Array, dimensions: number): unknown {
  const strings = (column: keyof Row) =>
    arrow.vectorFromArray(
      rows.map((row) => row[column]),
      new arrow.Utf8(),
    );
  const numbers = arrow.makeData({ type: new arrow.Float32(), length: vectors.length, data: vectors });
  const lists = arrow.makeVector(
    arrow.makeData({
      type: new arrow.FixedSizeList(dimensions, new arrow.Field('item', new arrow.Float32(), true)),
      length: rows.length,
      child: numbers,
    }),
  );
  return new arrow.Table({
    id: strings('id'),
    text: strings('text'),
    site: strings('site'),
    topic: strings('topic'),
    vector: lists,
  });
}
