import type { Parts } from '../open/open-library.ts';

/** What an import works with. */
export interface ImportContext extends Pick<Parts, 'store' | 'space' | 'addresses' | 'intents'> {
  /** Reads the image behind an address. */
  loadImage(location: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Called before each batch is embedded, with how far the source is read. */
  beforeRows?(ahead: { read: number; fraction: number; limit?: number | undefined }): Promise<void>;
}
