import type { Config } from '../config.ts';
import type { ExpandRequest, ExpandResponse } from '../records/template.ts';
import { localFolder } from './open/local-folder.ts';
import { type Holder, readHolder } from './open/lock.ts';

/** The folder of a library on this machine, and who said last that they have it open; they may have been killed since. */
export function holderOf(library: string | undefined): { folder: string; holder: Holder | undefined } {
  const folder = localFolder(library);
  return { folder, holder: readHolder(folder) };
}

/** Expands a template with the wildcards of a library's folder; none is opened or made for it. */
export async function expandUnopened(request: ExpandRequest, config: Config): Promise<ExpandResponse> {
  const { expand } = await import('./writing/expand.ts');
  const { ownFolders } = await import('./parts/own-folders.ts');
  return expand(request, ownFolders('wildcards', config, localFolder(config.library)));
}
