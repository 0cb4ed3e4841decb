import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import type { RepositoryCache } from './cache.ts';
import { download } from './download.ts';
import { HubClient, type HubFile, type Patience } from './hub-client.ts';
import { readHubSettings } from './hub-settings.ts';
import type { ModelEntry, ModelFiles, Precision } from './model-entry.ts';
import { cacheOf, modelState, type PrecisionState } from './model-state.ts';

/** How much of the head and the tail of a file its version is made from. */
const SAMPLE_BYTES = 65_536;

/** How far the fetching of a model is. */
export interface FetchProgress {
  /** The file that is arriving, as its path in the repository. */
  file: string;
  /** Of all files together, with what was here before. */
  bytes: number;
  total: number;
  /** What arrives, averaged over this run; 0 at the beginning. */
  bytesPerSecond: number;
}

/** How a model is made sure of. */
export interface EnsureOptions {
  /** The entry's own when left out. */
  precision?: Precision;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  onProgress?: (progress: FetchProgress) => void;
  /** Keeps from the network, as HF_HUB_OFFLINE does. */
  offline?: boolean;
  patience?: Patience;
}

/**
 * Makes sure that a model's files are on this machine, fetching what is missing; what is here is taken as it is, without
 * a question to the hub.
 * @throws PromptloomError `invalid-input` for a precision that the model does not have; `fetch-failed` saying which file
 * could not be had and why, and, where there is no network, which files to put where; `cancelled`.
 */
export async function ensureModel(entry: ModelEntry, options: EnsureOptions = {}): Promise<ModelFiles> {
  const precision = options.precision ?? entry.precision;
  const env = options.env ?? process.env;
  const stateNow = () => stateOf(entry, precision, env);
  let state = stateNow();
  if (!state.whole) {
    await fetchMissing(entry, state, options, env);
    state = stateNow();
  }
  const { text, vision } = entry.files[precision]!;
  const fileOf = (name: string) => state.files.find((file) => file.path === name)!.file;
  return {
    folder: modelState(entry, env).folder,
    textModel: fileOf(text),
    ...(vision !== undefined && { visionModel: fileOf(vision) }),
    tokenizer: fileOf(entry.tokenizer),
    tokenizerConfig: entry.tokenizerConfig === undefined ? undefined : fileOf(entry.tokenizerConfig),
    precision,
    version: await versionOf(state.files.map(({ file }) => file)),
  };
}

function stateOf(entry: ModelEntry, precision: Precision, env: NodeJS.ProcessEnv): PrecisionState {
  const { precisions } = modelState(entry, env);
  const state = precisions.find((candidate) => candidate.precision === precision);
  if (state) return state;
  const names = precisions.map((candidate) => candidate.precision).join(', ');
  throw new PromptloomError('invalid-input', `${entry.id} does not come in ${precision}.`, {
    hint: `It comes in ${names}.`,
  });
}

async function fetchMissing(
  entry: ModelEntry,
  state: PrecisionState,
  options: EnsureOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const missing = state.files.filter(({ size }) => size === undefined).map((file) => file.path);
  if (entry.folder !== undefined) {
    throw new PromptloomError('not-found', `${entry.folder} lacks ${missing.join(', ')}.`, {
      hint: 'Put the files there, or use another precision.',
    });
  }
  const cache = cacheOf(entry, env);
  const settings = readHubSettings(env);
  if (options.offline || settings.offline) {
    throw new PromptloomError(
      'fetch-failed',
      `${entry.id} (${state.precision}) is not on this machine, and the network is switched off.`,
      { hint: byHand(entry, state.precision, missing, cache) },
    );
  }
  const hub = new HubClient(settings, options.signal, options.patience);
  try {
    await fetchFiles(hub, entry, state, cache, options);
  } catch (error) {
    if (!(error instanceof PromptloomError) || error.code !== 'fetch-failed' || error.hint === '')
      throw error;
    // Where the network is the matter, files can come by another way.
    if (!/cannot be reached/.test(error.message)) throw error;
    const hint = `${error.hint}\n${byHand(entry, state.precision, missing, cache)}`;
    throw new PromptloomError('fetch-failed', error.message, { hint, cause: error });
  } finally {
    await hub.close();
  }
}

async function fetchFiles(
  hub: HubClient,
  entry: ModelEntry,
  state: PrecisionState,
  cache: RepositoryCache,
  { signal, onProgress }: EnsureOptions,
): Promise<void> {
  const repository = entry.repository!;
  // All files of one commit: the first answer says which one the revision means, and the others are asked of that.
  const plan: { file: string; about: HubFile }[] = [];
  for (const { path: file } of state.files) {
    const about = await hub.describe(repository, plan[0]?.about.commit ?? entry.revision, file);
    plan.push({ file, about });
  }
  const total = plan.reduce((sum, { about }) => sum + about.size, 0);
  const started = performance.now();
  let before = 0;
  let arrived = 0;
  for (const { file, about } of plan) {
    let last: number | undefined;
    const onBytes = (bytes: number) => {
      if (last !== undefined && bytes > last) arrived += bytes - last;
      last = bytes;
      const seconds = (performance.now() - started) / 1000;
      const bytesPerSecond = seconds > 0 ? arrived / seconds : 0;
      onProgress?.({ file, bytes: before + bytes, total, bytesPerSecond });
    };
    await download(hub, { repository, file, about, cache, signal, onBytes });
    before += about.size;
  }
  await cache.writeRef(entry.revision, plan[0]!.about.commit);
}

/** How to bring the files here without a network. */
function byHand(
  entry: ModelEntry,
  precision: Precision,
  missing: readonly string[],
  cache: RepositoryCache,
): string {
  const folder = cache.snapshotFolder(entry.revision);
  const lines = missing.map((file) => `  ${file}  ->  ${path.join(folder, file)}`);
  return [
    `These files of ${entry.repository} (revision ${entry.revision}) are missing; put them there under these names:`,
    ...lines,
    `Or run "npx promptloom models fetch ${entry.id} --precision ${precision}" where there is a network, and copy the folder ${path.basename(cache.folder)} into ${path.dirname(cache.folder)}.`,
  ].join('\n');
}

/** A short name for the contents of files, from their sizes, heads and tails: reading gigabytes takes too long. */
async function versionOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      hash.update(`${size};`);
      for (const start of [0, Math.max(0, size - SAMPLE_BYTES)]) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, start);
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }
  return hash.digest('hex').slice(0, 12);
}
