import { readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PromptloomError } from '../errors.ts';

const FILE = 'holder.json';

const HolderSchema = z.object({
  pid: z.number().int(),
  since: z.string(),
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
  await writeFile(path.join(folder, FILE), JSON.stringify(holder), { mode: 0o600 });
}

/** Takes the announcement away again, where it is this process's. */
export function withdrawHolder(folder: string, pid: number): void {
  const holder = readHolder(folder);
  if (holder !== undefined && holder.pid !== pid) return;
  rmSync(path.join(folder, FILE), { force: true });
}

/** Who said last that they have the library open; they may have been killed since. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return HolderSchema.parse(JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')));
  } catch {
    return undefined;
  }
}
