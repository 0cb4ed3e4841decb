import type { Embedder } from '../embedding/embedder.ts';
import type { Store } from '../store/store.ts';
import type { ImageAddresses } from './image-address.ts';

/** What an import works with. */
export interface ImportContext {
  store: Store;
  embedder: Embedder;
  addresses: ImageAddresses;
  /** Reads the picture behind an address. */
  loadPicture(location: string, signal?: AbortSignal): Promise<Uint8Array>;
}
