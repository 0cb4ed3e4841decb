import { accessSync, constants, readdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PromptloomError } from '../../errors.ts';
import { FULL, type Obstacle, obstacleOf } from '../../obstacle.ts';

/** The engine sets aside a mebibyte for whatever it writes; with less than a few it writes nothing. */
const LEAST_FREE = 4 * 2 ** 20;

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
