import type { Store } from '../../store/store.ts';
import type { EmbeddingSpace } from '../parts/active-embedder.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import type { IntentLog } from '../recovery/intent-log.ts';

/** What an import works with. */
export interface ImportContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  intents: IntentLog;
  /** Reads the image behind an address. */
  loadImage(location: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Called before each batch is embedded, with how far the source is read. */
  beforeRows?(ahead: { read: number; fraction: number; limit?: number | undefined }): Promise<void>;
}
