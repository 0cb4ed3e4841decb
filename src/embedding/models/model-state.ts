import { statSync } from 'node:fs';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { RepositoryCache } from './cache.ts';
import { readHubSettings } from './hub-settings.ts';
import { type ModelEntry, PRECISIONS, type Precision, pathsOf } from './model-entry.ts';

/** A file of a model, as far as this machine has it. */
export interface FileState {
  /** Path in the repository. */
  path: string;
  /** Absolute, whether or not it is there. */
  file: string;
  /** Bytes; undefined when it is not there. */
  size: number | undefined;
  /** The checksum its contents are kept under, where they are kept so. */
  etag: string | undefined;
}

/** The files of one precision, as far as this machine has them. */
export interface PrecisionState {
  precision: Precision;
  files: FileState[];
  /** Whether all of them are there; they only appear when they are whole. */
  whole: boolean;
  /** Bytes that are there. */
  bytes: number;
}

/** Which of a model's files are on this machine. */
export interface ModelState {
  /** The folder that holds the files, or will. */
  folder: string;
  precisions: PrecisionState[];
}

/** Looks which of a model's files are on this machine; touches no network. */
export function modelState(entry: ModelEntry, env: NodeJS.ProcessEnv = process.env): ModelState {
  const look = lookerOf(entry, env);
  const precisions = PRECISIONS.filter((precision) => entry.files[precision]).map((precision) => {
    const files = pathsOf(entry, precision).map((file) => look.find(file));
    return {
      precision,
      files,
      whole: files.every(({ size }) => size !== undefined),
      bytes: files.reduce((sum, { size }) => sum + (size ?? 0), 0),
    };
  });
  return { folder: look.folder, precisions };
}

function lookerOf(
  entry: ModelEntry,
  env: NodeJS.ProcessEnv,
): { folder: string; find(file: string): FileState } {
  if (entry.folder !== undefined) {
    const { folder } = entry;
    const find = (name: string) => {
      const file = path.join(folder, name);
      return { path: name, file, size: statSync(file, { throwIfNoEntry: false })?.size, etag: undefined };
    };
    return { folder, find };
  }
  const cache = cacheOf(entry, env);
  const folder = cache.snapshotFolder(entry.revision);
  const find = (name: string) => {
    const found = cache.find(entry.revision, name);
    return { path: name, file: path.join(folder, name), size: found?.size, etag: found?.etag };
  };
  return { folder, find };
}

/**
 * The cache of a model's repository.
 * @throws PromptloomError `invalid-input` for a model that is a folder of the user's.
 */
export function cacheOf(entry: ModelEntry, env: NodeJS.ProcessEnv): RepositoryCache {
  if (entry.repository === undefined) {
    if (entry.ships) {
      throw new PromptloomError('invalid-input', `${entry.id} ships with promptloom.`, {
        hint: 'Nothing needs to be fetched, and it cannot be removed.',
      });
    }
    throw new PromptloomError(
      'invalid-input',
      `${entry.id} is a folder of yours, not a model from the hub.`,
      {
        hint: 'Nothing needs to be fetched or removed.',
      },
    );
  }
  return new RepositoryCache(readHubSettings(env).cacheFolder, entry.repository);
}
