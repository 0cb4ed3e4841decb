import path from 'node:path';
import type { Config } from '../../config.ts';

/** Where people keep files of a kind of their own: the folder that the settings name, then the one in the library's folder. */
export function ownFolders(
  kind: 'guidelines' | 'instructions' | 'wildcards',
  config: Pick<Config, 'guidelines' | 'instructions' | 'wildcards'>,
  libraryFolder: string,
): string[] {
  return [config[kind], path.join(libraryFolder, kind)].filter((folder) => folder !== undefined);
}
