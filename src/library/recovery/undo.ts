import { type MediaStore, mediaPath } from '../../generate/media/media.ts';
import type { Store } from '../../store/store.ts';
import { builtMap } from '../parts/map-record.ts';
import type { Intent, Undo } from './intent-log.ts';
import { settle } from './settle-deletions.ts';

/** What undoing works with. */
interface Context {
  store: Store;
  media: MediaStore;
  /** Whether other processes may be writing to the library. */
  shared: boolean;
}

/**
 * How what was not carried out is undone, or finished where people may have seen it. Of a shared library only what
 * nobody else can be writing is touched: ids of imported records come from what they say, so another process may have
 * written the words of the same prompt a moment ago.
 */
export function undoing({ store, media, shared }: Context): Undo {
  const { leftovers } = store;
  return async (intent: Intent) => {
    switch (intent.kind) {
      case 'prompts':
        if (shared) return;
        await leftovers.dropParts(intent.ids);
        return leftovers.dropWords(intent.ids);
      case 'images':
        if (shared) return;
        await leftovers.dropVectors(intent.ids);
        return;
      case 'generation': {
        const missing = new Set(await leftovers.dropVectors(intent.generation.imageIds));
        for (const id of missing) await media.remove(mediaPath(id));
        const imageIds = intent.generation.imageIds.filter((id) => !missing.has(id));
        if (imageIds.length > 0) await leftovers.finishGeneration({ ...intent.generation, imageIds });
        return;
      }
      case 'improvement':
        return leftovers.dropVariants(intent.id);
      case 'deletion':
        return settle(intent, { store, media });
      case 'map':
        if ((await builtMap(store.settings)) !== intent.build) await leftovers.dropMap(intent.build);
    }
  };
}
