import type { Config } from '../config.ts';
import type { ImportContext } from './import/import-context.ts';
import type { Parts } from './open/open-library.ts';
import { ownFolders } from './parts/own-folders.ts';
import type { ImproveContext } from './writing/improve.ts';

/** What imports work with. */
export function importContext(config: Config, { store, space, addresses, intents }: Parts): ImportContext {
  return {
    store,
    space,
    addresses,
    intents,
    loadImage: async (location, signal) => {
      const { loadImage } = await import('../sources/image.ts');
      return loadImage(location, { signal, allowPrivate: config.allowPrivateUrls });
    },
  };
}

/** What writing works with. */
export function improveContext(config: Config, parts: Parts): ImproveContext {
  const { store, space, addresses, intents, writers, translator, place } = parts;
  let countTokens: ((text: string) => number) | undefined;
  return {
    store,
    space,
    addresses,
    intents,
    writers,
    translator,
    hideUnsafe: config.hideUnsafe,
    wildcardFolders: ownFolders('wildcards', config, place.folder),
    instructionFolders: ownFolders('instructions', config, place.folder),
    guidelineFolders: ownFolders('guidelines', config, place.folder),
    countTokens: async () => {
      const { findClipTokenCounter } = await import('../embedding/clip/count-clip-tokens.ts');
      // Looked for until it is found: a model may have been fetched meanwhile.
      countTokens ??= findClipTokenCounter(config.clipTokenizer);
      return countTokens;
    },
  };
}
