import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { linkTo } from './links.ts';
import { DEFINITIONS_LINK } from './store-files.ts';

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
  // The memory of the machine has room when the disk has none.
  for (const place of [tmpdir(), '/dev/shm', '/var/tmp']) {
    try {
      const made = mkdtempSync(path.join(place, 'promptloom-read-'));
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
