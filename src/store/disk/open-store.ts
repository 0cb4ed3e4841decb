import { existsSync, mkdirSync } from 'node:fs';
import { messageOf, PromptloomError } from '../../errors.ts';
import { type Obstacle, obstacleOf } from '../../obstacle.ts';
import { findObstacle, unreadable } from './access.ts';
import { checkDefinitions } from './damage.ts';
import { heldBy } from './held-by.ts';
import { type Inventory, missingParts, readInventory, withLosses } from './inventory.ts';
import { mendLinks } from './links.ts';
import { makeReadingFolder, type ReadingFolder } from './reading-folder.ts';
import { readStoreFiles, type StoreFiles } from './store-files.ts';
import { StoreHeldError } from './store-held-error.ts';

/** What is known of the folder of a database before the engine opens it. */
export interface CheckedStore {
  /** Where the engine shall open it. */
  folder: string;
  /** What keeps it from being written; undefined when nothing does. */
  obstacle: Obstacle | undefined;
  /** The folder of links that stands for one that cannot be written. */
  reading: ReadingFolder | undefined;
  files: StoreFiles;
  inventory: Inventory;
  /** What a person should know, in a line each. */
  notes: string[];
}

/**
 * Looks at the folder of a database before the engine does, which tells of nothing but that it failed, and makes the best
 * of what it finds where nobody asked it to.
 * @throws PromptloomError `library-held` when another process has it open; `store-failed` when it is damaged so that
 *   it cannot be opened, or cannot be read or made.
 */
export function checkStore(folder: string): CheckedStore {
  if (!existsSync(folder)) makeFolder(folder);
  const pid = heldBy(folder);
  if (pid !== undefined) throw new StoreHeldError(pid);
  const obstacle = findObstacle(folder);
  const files = readFiles(folder);
  const inventory = readInventory(folder);
  const tables = Object.values(inventory.tables).map(({ name }) => name);
  checkDefinitions(files, [...tables, ...inventory.views]);
  inventory.lost = withLosses(inventory.lost, missingParts(inventory, files));
  const { definitions } = files;
  if (obstacle === undefined) {
    const note = definitions === undefined ? undefined : mendLinks(folder, definitions);
    return {
      folder,
      obstacle,
      reading: undefined,
      files,
      inventory,
      notes: note === undefined ? [] : [note],
    };
  }
  if (definitions === undefined)
    throw new PromptloomError(obstacle.code, `the library cannot be made: ${obstacle.reason}`, {
      hint: obstacle.hint,
    });
  const reading = makeReadingFolder(folder, definitions, obstacle.reason);
  return { folder: reading.folder, obstacle, reading, files, inventory, notes: [] };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const obstacle = obstacleOf(error);
    throw new PromptloomError(
      obstacle?.code ?? 'store-failed',
      `the library cannot be made: ${obstacle?.reason ?? messageOf(error)}`,
      { hint: obstacle?.hint ?? 'Name another folder with --library.', cause: error },
    );
  }
}

function readFiles(folder: string): StoreFiles {
  try {
    return readStoreFiles(folder);
  } catch (error) {
    throw unreadable((error as NodeJS.ErrnoException).path ?? folder, error);
  }
}
