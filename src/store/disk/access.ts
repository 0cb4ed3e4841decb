import { accessSync, constants, readdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PromptloomError } from '../../errors.ts';

/** The engine sets aside a mebibyte for whatever it writes; with less than a few it writes nothing. */
const LEAST_FREE = 4 * 2 ** 20;

/** Why something cannot be written, in words that name no path, and what to do. */
export interface Obstacle {
  reason: string;
  hint: string;
}

/**
 * Looks whether this process may read and write the folder of a database, and whether there is room.
 * @returns what keeps it from writing; undefined when nothing does.
 * @throws PromptloomError `store-failed` when it cannot even be read.
 */
export function findObstacle(folder: string): Obstacle | undefined {
  const walk = new AccessWalk();
  walk.folder(folder);
  return walk.obstacle ?? fullDisk(folder);
}

/** What to say of an error of the file system that keeps from writing; undefined for any other. */
export function obstacleOf(error: unknown): Obstacle | undefined {
  const text = messageOf(error);
  const code =
    (error as NodeJS.ErrnoException).code ??
    { 13: 'EACCES', 28: 'ENOSPC', 30: 'EROFS', 122: 'EDQUOT' }[/errno:? (\d+)/.exec(text)?.[1] ?? ''];
  if (code === 'EROFS' || /Read-only file system/.test(text)) return READ_ONLY;
  if (code === 'EACCES' || code === 'EPERM' || /Permission denied/.test(text)) return NO_RIGHT;
  if (
    ['ENOSPC', 'EDQUOT'].includes(code ?? '') ||
    /NOT_ENOUGH_SPACE|not enough space|No space left|ENOSPC/i.test(text)
  )
    return FULL;
  return undefined;
}

const READ_ONLY: Obstacle = {
  reason: 'its folder is on a read-only file system',
  hint: 'Mount it for writing, or copy the folder to where it can be written.',
};
const NO_RIGHT: Obstacle = {
  reason: 'this user has no right to write in its folder',
  hint: 'Run promptloom as the user who owns the folder, or give this user the right to write there.',
};
const FULL: Obstacle = {
  reason: 'the disk is full',
  hint: 'Free some space and run the same command again.',
};

function fullDisk(folder: string): Obstacle | undefined {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE ? FULL : undefined;
}

class AccessWalk {
  obstacle: Obstacle | undefined;

  /** Looks at a folder and all that is in it. Who may read one file of a part but not the next has it set aside. */
  folder(folder: string): void {
    this.#need(folder, constants.R_OK | constants.X_OK);
    this.#wish(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) this.folder(inside);
      else if (entry.isFile()) this.#need(inside, constants.R_OK);
    }
  }

  #need(file: string, mode: number): void {
    try {
      accessSync(file, mode);
    } catch (error) {
      // The engine removes files while it works, and another process may be at it.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw unreadable(file, error);
    }
  }

  #wish(folder: string): void {
    if (this.obstacle) return;
    try {
      accessSync(folder, constants.W_OK);
    } catch (error) {
      this.obstacle = obstacleOf(error);
    }
  }
}

/** What to say of a file or folder that this process cannot read. */
export function unreadable(file: string, error: unknown): PromptloomError {
  const isDenied = ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  return new PromptloomError(
    'store-failed',
    isDenied ? `this user has no right to read ${file}` : `${file} cannot be read: ${messageOf(error)}`,
    {
      hint: isDenied
        ? 'Run promptloom as the user who owns the library, or give this user the right to read all of it.'
        : 'Check the disk; restore the library from a backup when it has failed.',
      cause: error,
    },
  );
}
