import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stillRuns, thisProcess } from '../../async/process-mark.ts';
import { PromptloomError } from '../../errors.ts';
import { linkTo } from './links.ts';
import { DEFINITIONS_LINK } from './store-files.ts';

const NAME = /^promptloom-read-(?<place>[0-9a-f]{12})-(?<pid>\d+)-(?<started>\w*)-\w{6}$/;

/** A folder through which the engine reads a database whose own folder it cannot write. */
export interface ReadingFolder {
  folder: string;
  remove(): void;
}

/**
 * Makes a folder of links to a database, so that the engine has a place of its own for its lock and its temporary files.
 * @param reason why the database's own folder cannot be written, for the error.
 * @throws PromptloomError `store-failed` when there is no place for it either.
 */
export function makeReadingFolder(folder: string, definitions: string, reason: string): ReadingFolder {
  const { place: here, pid, started } = thisProcess();
  // The memory of the machine has room when the disk has none.
  for (const place of [tmpdir(), '/dev/shm', '/var/tmp']) {
    removeLeft(place);
    try {
      const made = mkdtempSync(path.join(place, `promptloom-read-${here}-${pid}-${started}-`));
      mkdirSync(path.join(made, path.dirname(DEFINITIONS_LINK)));
      symlinkSync(path.join(path.resolve(folder), 'store'), path.join(made, 'store'));
      symlinkSync(linkTo(folder, definitions), path.join(made, DEFINITIONS_LINK));
      return { folder: made, remove: () => rmSync(made, { recursive: true, force: true }) };
    } catch {}
  }
  throw new PromptloomError(
    'store-failed',
    `the library can only be read, since ${reason}, and there is no place for what that takes`,
    { hint: `Free some space in ${tmpdir()}, or name another folder with TMPDIR.` },
  );
}

/** Removes what processes left that were killed: links, and an empty database's files. */
function removeLeft(place: string): void {
  try {
    for (const name of readdirSync(place)) {
      const mark = NAME.exec(name)?.groups;
      if (mark === undefined) continue;
      const { place: where, pid, started } = mark as Record<'place' | 'pid' | 'started', string>;
      if (stillRuns({ place: where, pid: Number(pid), started }) === false)
        rmSync(path.join(place, name), { recursive: true, force: true });
    }
  } catch {
    // It is another user's, or the place is not there.
  }
}
