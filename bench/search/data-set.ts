import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { idOf } from '../../src/store/sql/ids.ts';
import { randomFrom } from '../support/prompt-rows.ts';
import type { DataKind } from './options.ts';

/** Source sites by the share of rows that have them; drawn apart from text and vector. */
const SITES = [
  ['half.example', 0.5],
  ['tenth.example', 0.1],
  ['hundredth.example', 0.01],
  ['thousandth.example', 0.001],
] as const;
const OTHER_SITE = 'other.example';
const ROWS_A_BATCH = 10_000;

/** Queries that are timed, and how many of them, from the first on, are compared with the exact answer. */
export const QUERIES = 500;
export const JUDGED = 100;
export const K = 10;

/** A row before its id: the text, what it is about, and a vector of unit length. */
export interface Drawn {
  text: string;
  topic: string;
  vector: Float32Array;
}

/** A query: `otherTopic` is what few rows near it are about, and about 1 % of all rows. */
export interface Query {
  text: string;
  otherTopic: string;
}

/** A row as the systems keep it. */
export interface Row {
  id: string;
  text: string;
  site: string;
  topic: string;
}

/** Makes the rows and queries of one kind of data. */
export interface DataMaker {
  readonly dimensions: number;
  rows(count: number): AsyncIterable<Drawn[]>;
  queries(count: number): Promise<(Query & { vector: Float32Array })[]>;
  close(): Promise<void>;
}

/** A data set on disk; vectors are Float32, row by row, little-endian, nothing before them. */
export interface DataSet {
  kind: DataKind;
  rows: number;
  dimensions: number;
  seed: number;
  files: { rows: string; vectors: string; queries: string; queryVectors: string; exact: string };
}

/** Which rows may be found; `topic` differs from query to query. */
export const FILTERS = [
  { name: 'none', share: '100 %', column: undefined, value: undefined },
  { name: 'half', share: '50 %', column: 'site', value: SITES[0][0] },
  { name: 'tenth', share: '10 %', column: 'site', value: SITES[1][0] },
  { name: 'hundredth', share: '1 %', column: 'site', value: SITES[2][0] },
  { name: 'thousandth', share: '0.1 %', column: 'site', value: SITES[3][0] },
  { name: 'elsewhere', share: 'about 1 %, far from the query', column: 'topic', value: undefined },
] as const;
export type FilterName = (typeof FILTERS)[number]['name'];

/** The column and value that a filter asks for; undefined where everything passes. */
export function conditionOf(
  name: FilterName,
  query: Query,
): { column: 'site' | 'topic'; value: string } | undefined {
  const { column, value } = FILTERS.find((filter) => filter.name === name)!;
  return column && { column, value: value ?? query.otherTopic };
}

/** Where a data set's files are. */
export function dataSetIn(folder: string, kind: DataKind, rows: number, dimensions: number, seed: number) {
  const file = (name: string) => path.join(folder, name);
  const files = {
    rows: file('rows.jsonl'),
    vectors: file('vectors.f32'),
    queries: file('queries.json'),
    queryVectors: file('queries.f32'),
    exact: file('exact.json'),
  };
  return { kind, rows, dimensions, seed, files } satisfies DataSet;
}

/** Writes rows, queries and their vectors. */
export async function writeDataSet(set: DataSet, maker: DataMaker): Promise<void> {
  await mkdir(path.dirname(set.files.rows), { recursive: true });
  const random = randomFrom(set.seed + 1000);
  const lines = createWriteStream(set.files.rows);
  const vectors = createWriteStream(set.files.vectors);
  let number = 0;
  for await (const batch of maker.rows(set.rows)) {
    for (const { text, topic, vector } of batch) {
      const row: Row = { id: idOf('prompt', `${number++}`, text), text, site: siteOf(random()), topic };
      if (!lines.write(`${JSON.stringify(row)}\n`)) await once(lines, 'drain');
      if (!vectors.write(bytesOf(vector))) await once(vectors, 'drain');
    }
  }
  lines.end();
  vectors.end();
  await Promise.all([finished(lines), finished(vectors)]);
  const queries = await maker.queries(QUERIES);
  await writeFile(set.files.queryVectors, Buffer.concat(queries.map(({ vector }) => bytesOf(vector))));
  await writeFile(
    set.files.queries,
    JSON.stringify(queries.map(({ text, otherTopic }) => ({ text, otherTopic }))),
  );
}

/** The queries with their vectors. */
export async function readQueries(set: DataSet): Promise<(Query & { vector: Float32Array })[]> {
  const queries = JSON.parse(await readFile(set.files.queries, 'utf8')) as Query[];
  const bytes = await readFile(set.files.queryVectors);
  const size = set.dimensions;
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return queries.map((query, n) => ({ ...query, vector: all.slice(n * size, (n + 1) * size) }));
}

/** The rows with their vectors, a batch at a time; vectors of a batch lie in one array, row by row. */
export async function* readBatches(set: DataSet): AsyncGenerator<{ rows: Row[]; vectors: Float32Array }> {
  const file = await open(set.files.vectors);
  try {
    for await (const rows of rowBatches(set)) {
      const vectors = new Float32Array(rows.length * set.dimensions);
      await file.read(new Uint8Array(vectors.buffer), 0, vectors.byteLength);
      yield { rows, vectors };
    }
  } finally {
    await file.close();
  }
}

/** The rows without their vectors, a batch at a time. */
export async function* rowBatches(set: DataSet): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(set.files.rows) })) {
    rows.push(JSON.parse(line) as Row);
    if (rows.length < ROWS_A_BATCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function siteOf(draw: number): string {
  let below = 0;
  for (const [site, share] of SITES) {
    below += share;
    if (draw < below) return site;
  }
  return OTHER_SITE;
}

function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
