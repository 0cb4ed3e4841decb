import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonIn } from '../support/python-peer.ts';
import type { DataSet, FilterName } from './data-set.ts';
import type { Built, Cell, Job, Outcomes, Searched } from './job.ts';
import type { Judge, Verdict } from './judge.ts';
import type { Options, System } from './options.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const faiss = fileURLToPath(new URL('../support/faiss_hnsw.py', import.meta.url));

/** A system at one data set. */
export interface Measured {
  system: System;
  built: Built | undefined;
  searched: Searched;
  /** How good the answers were, at one client. */
  verdicts: Partial<Record<FilterName, Verdict>>;
  /** Lowest recall at several clients, as far as it is below that at one. */
  lostUnderLoad: number;
  /** Processes that wanted to run, on average over the minute before it was searched. */
  load: number;
  /** What was tried before one effort was chosen; empty for ours, which has its own. */
  ladder: { effort: number; p50: number; recall: number; chosen: boolean }[];
}

/** Builds, tunes and searches one system, each in a process of its own. */
export async function runSystem(
  system: System,
  set: DataSet,
  judge: Judge,
  options: Options,
  note: (line: string) => void,
): Promise<Measured> {
  const data = path.dirname(set.files.rows);
  // These open the library that the engine was measured with.
  const opensEngines = system === 'http' || system === 'library';
  const folder = path.join(data, opensEngines ? 'engine' : system);
  const job: Omit<Job, 'phase'> = {
    system,
    set,
    folder,
    peers: options.peers,
    m: options.m,
    efConstruction: options.efConstruction,
    effort: 0,
    seconds: options.seconds,
    mode: options.mode,
    out: path.join(data, `${system}-outcome.json`),
  };
  if (opensEngines && !existsSync(folder))
    throw new Error(
      `${system} opens the library that engine made: use --only ours, or the --work folder of such a run`,
    );
  let built: Built | undefined;
  if (!opensEngines) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    built = await runJob({ ...job, phase: 'build' });
    note(`${system}: loaded in ${seconds(built.loadMs)} s, indexed in ${seconds(built.indexMs)} s`);
  }
  const ladder: Measured['ladder'] = [];
  if (system === 'lancedb' || system === 'faiss') {
    for (const { effort, p50, answers } of await runJob({ ...job, phase: 'tune' })) {
      ladder.push({ effort, p50, recall: (await judge.judge('none', answers)).recall, chosen: false });
    }
    const chosen = ladder.find(({ recall }) => recall >= options.recall) ?? ladder.at(-1)!;
    chosen.chosen = true;
    job.effort = chosen.effort;
  }
  const [load] = os.loadavg() as [number];
  const searched = await runJob({ ...job, phase: 'search' });
  const verdicts: Measured['verdicts'] = {};
  let lostUnderLoad = 0;
  for (const { filter, clients, answers } of searched.cells) {
    if (clients === 1) {
      verdicts[filter] = await judge.judge(filter, answers);
    } else {
      const alone = await judge.judge(filter, one(searched.cells, filter).answers.slice(0, answers.length));
      const { recall } = await judge.judge(filter, answers.slice(0, alone.judged));
      lostUnderLoad = Math.max(lostUnderLoad, alone.recall - recall);
    }
  }
  const [first] = searched.cells as [Cell];
  note(
    `${system}: no filter, one client p50 ${first.p50.toFixed(2)} ms, recall ${verdicts.none!.recall.toFixed(3)}`,
  );
  return { system, built, searched, verdicts, lostUnderLoad, load, ladder };
}

/** The cell of one client. */
function one(cells: readonly Cell[], filter: FilterName): Cell {
  return cells.find((cell) => cell.filter === filter && cell.clients === 1)!;
}

async function runJob<P extends Job['phase']>(job: Job & { phase: P }): Promise<Outcomes[P]> {
  const file = `${job.out}.job`;
  await writeFile(file, JSON.stringify(job));
  const [program, args] =
    job.system === 'faiss'
      ? [pythonIn(job.peers), [faiss, file]]
      : [process.execPath, ['--import', 'tsx', child, file]];
  const running = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(running, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${job.system}: ${job.phase} ended with ${code}`);
  return JSON.parse(await readFile(job.out, 'utf8')) as Outcomes[P];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
