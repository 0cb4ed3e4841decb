import path from 'node:path';
import type { Config } from '../../config.ts';

/** Folders in that of a library for files of people's own. */
export const OWN_FOLDERS = ['guidelines', 'instructions', 'wildcards'] as const;
type OwnFolder = (typeof OWN_FOLDERS)[number];

/** Where people keep files of a kind of their own: the folder that the settings name, then the one in the library's folder. */
export function ownFolders(
  kind: OwnFolder,
  config: Pick<Config, OwnFolder>,
  libraryFolder: string,
): string[] {
  return [config[kind], path.join(libraryFolder, kind)].filter((folder) => folder !== undefined);
}
