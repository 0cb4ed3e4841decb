import { isAddress, parseServerAddress } from '../../net/server-address.ts';
import type { Connection } from './connection.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './http.ts';

/**
 * Opens the database in a folder or at an address.
 * @throws PromptloomError as {@link openEmbedded}, {@link parseServerAddress} and {@link openServer} do.
 */
export async function openConnection(location: string): Promise<Connection> {
  return isAddress(location) ? openServer(parseServerAddress(location)) : openEmbedded(location);
}
