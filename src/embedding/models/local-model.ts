import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, PromptloomError } from '../../errors.ts';
import { entryOf } from './hub-layout.ts';
import type { Listing } from './listing.ts';
import type { ModelEntry } from './model-entry.ts';

/** Folders of a model that are looked into. */
const FOLDERS = ['', 'onnx', 'textual', 'visual', '1_Pooling'];

/** Whether a folder looks like a model. */
export function isModelFolder(folder: string): boolean {
  return existsSync(path.join(folder, 'config.json'));
}

/**
 * Reads a model out of a folder with the usual layout.
 * @throws PromptloomError `unsupported` saying what is missing; `not-found` when there is no such folder.
 */
export async function readLocalModel(folder: string): Promise<ModelEntry> {
  const absolute = path.resolve(folder);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PromptloomError('not-found', `There is no folder ${absolute}.`, {
      hint: 'Give the folder of a model, or one of the names that "npx promptloom models" lists.',
    });
  }
  return entryOf(folderListing(absolute, absolute), { id: absolute, folder: absolute });
}

/** The files of a folder, as a listing. */
export function folderListing(folder: string, name: string): Listing {
  const files = FOLDERS.flatMap((inside) => {
    const names = existsSync(path.join(folder, inside)) ? readdirSync(path.join(folder, inside)) : [];
    return names.flatMap((file) => {
      const stats = statSync(path.join(folder, inside, file), { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path: path.posix.join(inside, file), size: stats.size }] : [];
    });
  });
  return { name, files, readJson: (file) => readJson(path.join(folder, file)) };
}

/** @throws PromptloomError `unsupported` naming the file that is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PromptloomError('unsupported', `${file} cannot be read: ${messageOf(error)}`, {
      hint: 'Get the file again.',
    });
  }
}
