import type { Config } from '../../config.ts';
import { PromptloomError } from '../../errors.ts';
import { isAddress, parseServerAddress } from '../../net/server-address.ts';
import type { LibrarySettings } from '../../store/schema/library-settings.ts';
import { readSettings } from '../../store/schema/read-settings.ts';
import { prepareFolder, type RecordedEmbedder, recordEmbedder, recordedEmbedder } from './folder.ts';
import { localFolder } from './local-folder.ts';

/** The key under which a library on a server keeps the settings of its embedders. */
const KEY = 'embedder-setting';

/** Where a library is. */
export interface LibraryPlace {
  /** Its folder on this machine, absolute. */
  readonly folder: string;
  /** Its database: a folder or an address, which may hold a password. */
  readonly database: string;
  /** Where it is, for people. */
  readonly shown: string;
  /** Whether other processes may use it at the same time. */
  readonly shared: boolean;
  /** The settings of the embedders it is opened with; none for a new one. */
  recorded(): Promise<RecordedEmbedder>;
  /** Notes them, so that they need not be named again. */
  record(recorded: RecordedEmbedder, settings: LibrarySettings): Promise<void>;
}

/**
 * Finds the library that the settings name, or makes room for it.
 * @param create whether a missing one is made.
 * @throws PromptloomError `not-found` when there is none; `invalid-input` or `store-failed` when there cannot be one.
 */
export async function findPlace(config: Config, create: boolean): Promise<LibraryPlace> {
  const { library } = config;
  const folder = localFolder(library);
  if (library === undefined || !isAddress(library)) return inFolder(folder, create);
  const known = await readSettings(library, ['embedder', KEY]);
  if (!known.embedder && !create) {
    const { shown } = parseServerAddress(library);
    throw new PromptloomError('not-found', `there is no library at ${shown}`, {
      hint: `Make one: npx promptloom import FILE.csv --library ${shown}`,
    });
  }
  prepareFolder(folder, true);
  return onServer(folder, library, known);
}

function inFolder(folder: string, create: boolean): LibraryPlace {
  return {
    folder,
    database: prepareFolder(folder, create).store,
    shown: folder,
    shared: false,
    recorded: async () => recordedEmbedder(folder),
    record: async (recorded) => recordEmbedder(folder, recorded),
  };
}

function onServer(folder: string, address: string, known: Record<string, string>): LibraryPlace {
  let noted = known[KEY] ?? '';
  return {
    folder,
    database: address,
    shown: parseServerAddress(address).shown,
    shared: true,
    recorded: async () => (noted ? (JSON.parse(noted) as RecordedEmbedder) : {}),
    record: async (recorded, settings) => {
      const text = JSON.stringify(recorded);
      if (text === noted) return;
      await settings.set(KEY, text);
      noted = text;
    },
  };
}
