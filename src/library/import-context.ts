import type { Store } from '../store/store.ts';
import type { EmbeddingSpace } from './embedding-space.ts';
import type { ImageAddresses } from './image-address.ts';
import type { IntentLog } from './intent-log.ts';

/** What an import works with. */
export interface ImportContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  intents: IntentLog;
  /** Reads the picture behind an address. */
  loadPicture(location: string, signal?: AbortSignal): Promise<Uint8Array>;
}
