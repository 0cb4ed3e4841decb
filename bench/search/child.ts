/** Does one job in a process of its own; started by the benchmark, not by people. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Job } from './job.ts';

type System = Partial<Record<Job['phase'], (job: Job) => Promise<unknown>>>;

/** Loaded one by one: what another system needs would count as memory of this one. */
const systems: Record<string, () => Promise<System>> = {
  engine: () => import('./systems/engine.ts'),
  http: () => import('./systems/http.ts'),
  library: () => import('./systems/library.ts'),
  lancedb: () => import('./systems/lancedb.ts'),
};
const job = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as Job;
const work = (await systems[job.system]?.())?.[job.phase];
if (!work) throw new Error(`${job.system} has no ${job.phase}`);
await writeFile(job.out, JSON.stringify(await work(job)));
// Some engines keep threads that would hold the process.
process.exit(0);
