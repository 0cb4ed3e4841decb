import type { Connection } from './connection.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './http.ts';
import { isAddress, parseServerAddress } from './server-address.ts';

/**
 * Opens the database in a folder or at an address.
 * @throws PromptloomError as {@link openEmbedded}, {@link parseServerAddress} and {@link openServer} do.
 */
export async function openConnection(location: string): Promise<Connection> {
  return isAddress(location) ? openServer(parseServerAddress(location)) : openEmbedded(location);
}
