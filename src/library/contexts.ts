import path from 'node:path';
import type { Config } from '../config.ts';
import { findClipTokenCounter } from '../embedding/clip/count-clip-tokens.ts';
import { loadPicture } from '../sources/picture.ts';
import type { ImportContext } from './import-context.ts';
import type { ImproveContext } from './improve.ts';
import type { Parts } from './parts.ts';

/** What imports work with. */
export function importContext(config: Config, { store, space, addresses, intents }: Parts): ImportContext {
  return {
    store,
    space,
    addresses,
    intents,
    loadPicture: (location, signal) =>
      loadPicture(location, { signal, allowPrivate: config.allowPrivateUrls }),
  };
}

/** What writing works with. */
export function improveContext(config: Config, parts: Parts): ImproveContext {
  const { store, space, addresses, intents, writers, place } = parts;
  /** Where the user keeps files of a kind: the folder that the settings name, then the one in the library. */
  const ownFolders = (kind: 'guidelines' | 'instructions' | 'wildcards') =>
    [config[kind], path.join(place.folder, kind)].filter((folder) => folder !== undefined);
  let countTokens: ((text: string) => number) | undefined;
  return {
    store,
    space,
    addresses,
    intents,
    writers,
    hideUnsafe: config.hideUnsafe,
    wildcardFolders: ownFolders('wildcards'),
    instructionFolders: ownFolders('instructions'),
    guidelineFolders: ownFolders('guidelines'),
    countTokens: () => {
      // Looked for until it is found: a model may have been fetched meanwhile.
      countTokens ??= findClipTokenCounter(config.clipTokenizer);
      return countTokens;
    },
  };
}
