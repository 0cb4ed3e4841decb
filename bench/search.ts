/**
 * Measures search side by side with LanceDB and faiss, on the same vectors and in one run: load, index, disk, memory,
 * cold start, latency and searches a second at 1, 8 and 32 clients, and recall with and without filters. Needs a build,
 * and the peers in a folder of their own (npm, Python 3 and the two registries for that step).
 *
 *     npm run build
 *     npx tsx bench/search.ts --setup --peers FOLDER
 *     npx tsx bench/search.ts --peers FOLDER [--size 10000,100000] [--data lite,clustered]
 *       [--only ours,lancedb,faiss] [--seconds 2] [--work FOLDER] [--mode semantic] [--save]
 *
 * With `--data minilm --only engine,library,http` it measures a library as the embedder MiniLM fills one, and what
 * embedding the query adds; the results stand in a file of their own.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataSet, dataSetIn, writeDataSet } from './search/data-set.ts';
import { writeExact } from './search/exact.ts';
import { Judge } from './search/judge.ts';
import { makeClustered } from './search/make-clustered.ts';
import { makeLite } from './search/make-lite.ts';
import { makeMinilm } from './search/make-minilm.ts';
import { type DataKind, readOptions } from './search/options.ts';
import { checkPeers, installPeers } from './search/peers.ts';
import { type DataResult, growth, heading, tables } from './search/report.ts';
import { type Measured, runSystem } from './search/run-system.ts';

const MAKERS = { lite: makeLite, clustered: makeClustered, minilm: makeMinilm };
const resultsFolder = fileURLToPath(new URL('./results/', import.meta.url));
const options = readOptions();
const started = performance.now();
const note = (line: string) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);

if (options.setup) await installPeers(options.peers);
else await measureAll();

async function measureAll(): Promise<void> {
  checkPeers(options.peers, options.systems);
  const work = options.work ?? (await mkdtemp(path.join(os.tmpdir(), 'promptloom-bench-search-')));
  const results: DataResult[] = [];
  try {
    for (const size of options.sizes) {
      for (const kind of options.data) {
        const folder = path.join(work, `${kind}-${size}-${options.seed}`);
        results.push(await measureOne(kind, size, folder));
        if (!options.work) await rm(folder, { recursive: true });
      }
      const last = size === options.sizes.at(-1);
      const ofSize = results.filter(({ set }) => set.rows === size);
      const report = [
        ...heading(size, options, ofSize),
        ...ofSize.flatMap(tables),
        ...(last ? options.data.flatMap((kind) => growth(kind, ofKind(results, kind))) : []),
      ].join('\n');
      process.stdout.write(report);
      const name = options.data.includes('minilm') ? 'search-minilm' : 'search';
      if (options.save) await writeFile(path.join(resultsFolder, `${name}-${size}.md`), report);
    }
  } finally {
    if (!options.work) await rm(work, { recursive: true, force: true });
  }
}

async function measureOne(kind: DataKind, size: number, folder: string): Promise<DataResult> {
  const set = await prepare(kind, size, folder);
  const judge = await Judge.open(set);
  const measured: Measured[] = [];
  for (const system of options.systems) {
    // Words reach these, and the vectors have none.
    if ((system === 'http' || system === 'library') && kind === 'clustered') continue;
    measured.push(await runSystem(system, set, judge, options, (line) => note(`${kind} ${size}: ${line}`)));
  }
  return { set, measured };
}

/** Makes the data set, or takes the one that an earlier run left in the work folder. */
async function prepare(kind: DataKind, size: number, folder: string): Promise<DataSet> {
  const maker = await MAKERS[kind](options.seed);
  try {
    const set = dataSetIn(folder, kind, size, maker.dimensions, options.seed);
    if (existsSync(set.files.exact)) return set;
    await writeDataSet(set, maker);
    note(`${kind} ${size}: data made`);
    await writeExact(set);
    note(`${kind} ${size}: exact answers found`);
    return set;
  } finally {
    await maker.close();
  }
}

function ofKind(results: readonly DataResult[], kind: DataKind): DataResult[] {
  return results.filter(({ set }) => set.kind === kind);
}
