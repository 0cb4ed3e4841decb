import path from 'node:path';
import { defaultLibraryFolder } from '../../config.ts';
import { isAddress, parseServerAddress } from '../../net/server-address.ts';

/**
 * The folder of a library on this machine: the library itself, or for one on a server what is kept beside it, which is
 * the media files and word of who serves it. Its name comes from the address, without user and password.
 * @param library a folder or an address; undefined for the default library.
 * @throws PromptloomError `invalid-input` for an address that cannot be read.
 */
export function localFolder(library: string | undefined): string {
  if (library === undefined) return defaultLibraryFolder();
  if (!isAddress(library)) return library;
  const { kind, endpoint, database } = parseServerAddress(library);
  const { hostname, port, protocol } = new URL(endpoint);
  const at = port || (protocol === 'https:' ? '443' : '80');
  const name = [kind, hostname, at, database].join('-').replace(/[^\w.-]/g, '_');
  return path.join(path.dirname(defaultLibraryFolder()), 'servers', name);
}
