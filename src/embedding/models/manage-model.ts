import { stat } from 'node:fs/promises';
import { PromptloomError } from '../../errors.ts';
import { hasChecksum } from './checksum.ts';
import { HubClient, type HubFile, type Patience } from './hub-client.ts';
import { readHubSettings } from './hub-settings.ts';
import { type ModelEntry, PRECISIONS, pathsOf } from './model-entry.ts';
import { cacheOf, type FileState, modelState } from './model-state.ts';

/** What a check found of one file. */
export interface CheckedFile {
  path: string;
  file: string;
  size: number;
  /** `unknown`: there is nothing to compare it with: a file put there by hand, and no hub to ask. */
  result: 'right' | 'wrong' | 'unknown';
}

/** How a model is checked or removed. */
export interface ManageOptions {
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  offline?: boolean;
  patience?: Patience;
}

/**
 * Reads all of a model's files that are here and compares them with their checksums: those that the cache names them
 * by, or else the hub's.
 * @throws PromptloomError `fetch-failed` when the hub must be asked and refuses; `cancelled`.
 */
export async function checkModel(entry: ModelEntry, options: ManageOptions = {}): Promise<CheckedFile[]> {
  const env = options.env ?? process.env;
  const settings = readHubSettings(env);
  const canAsk = entry.repository !== undefined && !options.offline && !settings.offline;
  const hub = canAsk ? new HubClient(settings, options.signal, options.patience) : undefined;
  try {
    const checked: CheckedFile[] = [];
    for (const found of filesHere(entry, env)) {
      const size = (await stat(found.file)).size;
      const told =
        found.etag === undefined
          ? await hub?.describe(entry.repository!, entry.revision, found.path)
          : undefined;
      checked.push({
        path: found.path,
        file: found.file,
        size,
        result: await compare(found, told, options.signal),
      });
    }
    return checked;
  } catch (error) {
    if (options.signal?.aborted) throw new PromptloomError('cancelled', 'Stopped.', { cause: error });
    throw error;
  } finally {
    await hub?.close();
  }
}

async function compare(
  found: FileState,
  told: HubFile | undefined,
  signal: AbortSignal | undefined,
): Promise<CheckedFile['result']> {
  const etag = found.etag ?? told?.etag;
  if (etag === undefined) return 'unknown';
  const isRight = await hasChecksum(found.file, etag, signal);
  if (isRight === undefined) return 'unknown';
  return isRight ? 'right' : 'wrong';
}

/**
 * Removes all of a model's files from the cache, of every precision, and what had begun to arrive.
 * @returns the bytes that this freed.
 * @throws PromptloomError `invalid-input` for a folder of the user's, which stays as it is.
 */
export async function removeModel(entry: ModelEntry, options: ManageOptions = {}): Promise<number> {
  const cache = cacheOf(entry, options.env ?? process.env);
  const paths = new Set(PRECISIONS.flatMap((precision) => pathsOf(entry, precision)));
  return cache.remove([...paths]);
}

function filesHere(entry: ModelEntry, env: NodeJS.ProcessEnv): FileState[] {
  const all = modelState(entry, env).precisions.flatMap(({ files }) => files);
  const byPath = new Map(all.filter(({ size }) => size !== undefined).map((file) => [file.path, file]));
  return [...byPath.values()];
}
