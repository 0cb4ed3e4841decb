import { readFileSync, rmSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { stillRuns, thisProcess } from '../../async/process-mark.ts';
import { PromptloomError } from '../../errors.ts';

const FILE = 'holder.json';
const FRESH = /^holder\.json\.\d+\.new$/;
/** Nobody takes so long from writing the file to naming it. */
const LEFT_AFTER_MS = 60_000;

const HolderSchema = z.object({
  pid: z.number().int(),
  since: z.string(),
  place: z.string().optional().describe('Where the number of the process means something'),
  started: z.string().optional().describe('When that process began, as the system counts it'),
  url: z.string().optional().describe('Where the holder serves its API, when it does'),
  ownerKey: z
    .string()
    .optional()
    .describe('Lets commands of the same user ask it for things the API does not offer all'),
});

/** Who has a library open. */
export type Holder = z.infer<typeof HolderSchema>;

/** A library cannot be opened because another process has it open. */
export class LibraryHeldError extends PromptloomError {
  /** The other process, as far as it left word. */
  readonly holder: Holder | undefined;

  constructor(folder: string, holder: Holder | undefined, cause: unknown) {
    const who = holder
      ? `process ${holder.pid}${holder.url ? ` (serving ${holder.url})` : ''}`
      : 'another process';
    super('library-held', `the library ${folder} is open in ${who}`, {
      hint: holder?.url
        ? 'Commands normally go through that server; it did not answer. Stop it or wait for it.'
        : 'Wait for that process to end, stop it, or name another library with --library.',
      cause,
    });
    this.holder = holder;
  }
}

/**
 * Says in the library's folder who has it open, readable by the same user only. The database's own lock does the
 * excluding, and goes with the process however it ends; this file only tells others whom to talk to.
 */
export async function announceHolder(folder: string, holder: Holder): Promise<void> {
  const file = path.join(folder, FILE);
  // A file that is there keeps its rights when it is written anew, and others may hold it open; so it is replaced.
  const fresh = `${file}.${process.pid}.new`;
  await rm(fresh, { force: true });
  const { place, started } = thisProcess();
  const own = holder.pid === process.pid ? { place, started } : {};
  await writeFile(fresh, JSON.stringify({ ...holder, ...own }), { mode: 0o600, flag: 'wx' });
  await rename(fresh, file);
  await removeLeft(folder);
}

/** Removes what processes left that were killed as they announced themselves: there is a key in it. */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!FRESH.test(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Math.abs(Date.now() - mtimeMs) > LEFT_AFTER_MS) await rm(file, { force: true }).catch(() => {});
  }
}

/** Takes the announcement away again, where it is this process's. */
export function withdrawHolder(folder: string, pid: number): void {
  const holder = readHolder(folder);
  const { place } = thisProcess();
  if (holder !== undefined && (holder.pid !== pid || (holder.place ?? place) !== place)) return;
  rmSync(path.join(folder, FILE), { force: true });
}

/** Who has the library open, as far as that process left word and still runs. */
export function whoHolds(folder: string): Holder | undefined {
  const holder = readHolder(folder);
  return holder === undefined || runs(holder) === false ? undefined : holder;
}

/**
 * Whether whoever announced itself still runs, and is no other process that was given its number; undefined where that
 * cannot be seen from here, as from another container.
 */
export function runs({ pid, place, started }: Holder): boolean | undefined {
  return stillRuns({ pid, place: place ?? thisProcess().place, started: started ?? '' });
}

/** Who said last that they have the library open; they may have been killed since. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return HolderSchema.parse(JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
