import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../open/active-embedder.ts';
import type { ImageAddresses } from '../open/image-address.ts';
import type { IntentLog } from '../open/intent-log.ts';

/** What an import works with. */
export interface ImportContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  intents: IntentLog;
  /** Reads the picture behind an address. */
  loadPicture(location: string, signal?: AbortSignal): Promise<Uint8Array>;
}
