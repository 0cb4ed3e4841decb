import path from 'node:path';
import { PromptloomError } from '../../errors.ts';
import { RepositoryCache } from './cache.ts';
import { download } from './download.ts';
import { HubClient, type HubFile, type Patience } from './hub-client.ts';
import { entryOf, SETTINGS_FILES } from './hub-layout.ts';
import { type HubSettings, readHubSettings } from './hub-settings.ts';
import { folderListing, isModelFolder, readJson, readLocalModel } from './local-model.ts';
import type { ModelEntry } from './model-entry.ts';
import { MODELS, registryModel } from './registry.ts';

/** How a model is looked for. */
export interface FindOptions {
  env?: NodeJS.ProcessEnv;
  /** What relative folders are relative to. */
  cwd?: string;
  /** Keeps from the network, as HF_HUB_OFFLINE does. */
  offline?: boolean;
  /** Asks the hub what a repository offers even where some of its files are here. */
  fresh?: boolean;
  signal?: AbortSignal;
  patience?: Patience;
}

/**
 * The model of a name: an id of the registry, a folder with the usual layout, or `owner/name` of a repository on the
 * hub, whose settings are fetched first.
 * @throws PromptloomError `invalid-input` listing the known names; `unsupported` for a folder or repository in another
 * layout; `fetch-failed` when its settings cannot be fetched.
 */
export async function findModel(name: string, options: FindOptions = {}): Promise<ModelEntry> {
  const known = registryModel(name);
  if (known) return known;
  const folder = path.resolve(options.cwd ?? process.cwd(), name);
  if (/^(~|\.{0,2}\/|\.{1,2}$|[a-z]:\\)/i.test(name) || isModelFolder(folder)) return readLocalModel(folder);
  if (/^[\w.-]+\/[\w.-]+$/.test(name)) return findOnHub(name, options);
  const ids = MODELS.map(({ id }) => id).join(', ');
  throw new PromptloomError('invalid-input', `There is no model "${name}".`, {
    hint: `Use one of ${ids}; or the path of a folder with a model; or owner/name of a repository on the hub.`,
  });
}

async function findOnHub(repository: string, options: FindOptions): Promise<ModelEntry> {
  const settings = readHubSettings(options.env ?? process.env);
  const cache = new RepositoryCache(settings.cacheFolder, repository);
  const identity = { id: repository, repository, revision: 'main' };
  const here = folderListing(cache.snapshotFolder('main'), repository);
  // Settings and weights that are here already need no network.
  const isHere = here.files.some(({ path: file }) => SETTINGS_FILES.includes(file));
  const isOffline = options.offline || settings.offline;
  const isEnough = isHere && here.files.some(({ path: file }) => file.endsWith('.onnx'));
  if (isEnough && (isOffline || !options.fresh)) return entryOf(here, identity);
  if (isOffline) {
    throw new PromptloomError(
      'fetch-failed',
      `${repository} is not on this machine, and the network is switched off.`,
      {
        hint: `Fetch it where there is a network, and copy ${cache.folder} to the same place here; or give a folder with its files.`,
      },
    );
  }
  return fetchSettings(repository, cache, settings, options);
}

async function fetchSettings(
  repository: string,
  cache: RepositoryCache,
  settings: HubSettings,
  { signal, patience }: FindOptions,
): Promise<ModelEntry> {
  const hub = new HubClient(settings, signal, patience);
  try {
    const files = await hub.list(repository, 'main');
    const wanted = SETTINGS_FILES.filter((name) => files.some((file) => file.path === name));
    let about: HubFile | undefined;
    for (const file of wanted) {
      about = await hub.describe(repository, about?.commit ?? 'main', file);
      await download(hub, { repository, file, about, cache, signal });
    }
    if (about) await cache.writeRef('main', about.commit);
    const readFile = (file: string) => readJson(path.join(cache.snapshotFolder('main'), file));
    return await entryOf({ name: repository, files, readJson: readFile }, { id: repository, repository });
  } finally {
    await hub.close();
  }
}
