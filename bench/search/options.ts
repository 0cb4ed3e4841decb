import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the vectors are: texts by the `lite` embedder, clusters of 512 dimensions, or texts by MiniLM with noise. */
const DATA_KINDS = ['lite', 'clustered', 'minilm'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/**
 * What is measured: the engine in this repository's store, the same through the library in the process and through the
 * HTTP API, both of which embed the query, and two peers.
 */
const SYSTEMS = ['engine', 'library', 'http', 'lancedb', 'faiss'] as const;
export type System = (typeof SYSTEMS)[number];

/** One run of the benchmark, as its flags state it. */
export interface Options {
  sizes: number[];
  data: DataKind[];
  systems: System[];
  /** Folder of the peers' packages, outside the repository. */
  peers: string;
  /** Where data sets and databases are made; kept if named. */
  work: string | undefined;
  /** Longest time of one cell (one filter at one number of clients), in seconds. */
  seconds: number;
  /** Degree and build effort of the peers' HNSW graphs; ours has them in its dialect. */
  m: number;
  efConstruction: number;
  /** The peers get the least search effort that reaches this recall without a filter. */
  recall: number;
  seed: number;
  /** Passed through to searches by the library and over HTTP as their `mode`, if given. */
  mode: string | undefined;
  setup: boolean;
  save: boolean;
}

/** @throws Error with the wrong flag in it. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '10000,100000' },
      data: { type: 'string', default: 'lite,clustered' },
      only: { type: 'string', default: 'ours,lancedb,faiss' },
      peers: {
        type: 'string',
        default: process.env.PROMPTLOOM_BENCH_PEERS ?? path.join(os.tmpdir(), 'promptloom-bench-peers'),
      },
      work: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      m: { type: 'string', default: '16' },
      'ef-construction': { type: 'string', default: '64' },
      recall: { type: 'string', default: '0.98' },
      seed: { type: 'string', default: '1' },
      mode: { type: 'string' },
      setup: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').flatMap((name) => (name === 'ours' ? ['engine', 'http'] : [name]));
  return {
    sizes: values.size.split(',').map((size) => positive('size', size)),
    data: values.data.split(',').map((name) => oneOf('data', DATA_KINDS, name)),
    systems: only.map((name) => oneOf('only', SYSTEMS, name)),
    peers: path.resolve(values.peers),
    work: values.work && path.resolve(values.work),
    seconds: positive('seconds', values.seconds),
    m: positive('m', values.m),
    efConstruction: positive('ef-construction', values['ef-construction']),
    recall: positive('recall', values.recall),
    seed: positive('seed', values.seed),
    mode: values.mode,
    setup: values.setup,
    save: values.save,
  };
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${flag}: "${text}" is not a positive number`);
  return number;
}

function oneOf<T extends string>(flag: string, known: readonly T[], name: string): T {
  const found = known.find((one) => one === name);
  if (!found) throw new Error(`--${flag}: "${name}" is none of ${known.join(', ')}`);
  return found;
}
