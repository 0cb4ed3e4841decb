import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest one above this file that holds package.json. */
const packageRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** The version of this package. */
export const packageVersion = (
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** A file or folder that ships with the package. */
export function packageFile(...parts: string[]): string {
  return path.join(packageRoot, ...parts);
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json of promptloom not found');
  return findRoot(parent);
}
