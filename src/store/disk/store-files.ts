import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A table as it lies on the disk. */
interface TableFiles {
  name: string;
  /** Names the folder of its data; none for a view. */
  uuid: string | undefined;
  /** Its folder, absolute. */
  folder: string | undefined;
  /** Whether its definition can be read. */
  isDefined: boolean;
  /** Whether the folder is there, with what makes it a table's. */
  hasFolder: boolean;
  /** Names of the folders of its parts. */
  parts: string[];
  /** Names of those that were set aside. */
  detached: string[];
}

/** What the folder of a database holds, as far as that is seen without the engine. */
export interface StoreFiles {
  /** The folder of the definitions, absolute; undefined for a database that was never opened. */
  definitions: string | undefined;
  tables: TableFiles[];
  /** Folders of data, relative, that no definition names. */
  ownerless: string[];
}

/** The link to the folder of the definitions, within the folder of a database. */
export const DEFINITIONS_LINK = path.join('metadata', 'default');

/** Looks what the folder of a database holds. @throws what the file system does for a folder it cannot read. */
export function readStoreFiles(folder: string): StoreFiles {
  const dataFolders = foldersOfStore(folder);
  const definitions = dataFolders.find((one) => readdirSync(one).some((name) => name.endsWith('.sql')));
  const tables = definitions === undefined ? [] : readTables(folder, definitions);
  const owned = new Set([definitions, ...tables.map((table) => table.folder)]);
  // A table that is being dropped keeps its definition elsewhere until its data are gone.
  const dropped = filesIn(path.join(folder, 'metadata_dropped'));
  const ownerless = dataFolders
    .filter((one) => !owned.has(one) && partsIn(one).length > 0)
    .filter((one) => !dropped.some((name) => name.includes(path.basename(one))))
    .map((one) => path.relative(folder, one));
  return { definitions, tables, ownerless };
}

/** The folders that hold the data of tables and the definitions: `store/abc/abcdef01-…`. */
function foldersOfStore(folder: string): string[] {
  const root = path.join(folder, 'store');
  return foldersIn(root)
    .filter((name) => /^[0-9a-f]{3}$/.test(name))
    .flatMap((name) => foldersIn(path.join(root, name)).map((uuid) => path.join(root, name, uuid)));
}

function readTables(folder: string, definitions: string): TableFiles[] {
  return readdirSync(definitions)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      const text = readFileSync(path.join(definitions, file), 'utf8');
      const name = decodeURIComponent(file.slice(0, -'.sql'.length));
      const isView = text.startsWith('ATTACH MATERIALIZED VIEW ');
      const uuid = isView ? undefined : /^ATTACH TABLE \S+ UUID '([0-9a-f-]{36})'/.exec(text)?.[1];
      const own = uuid === undefined ? undefined : path.join(folder, 'store', uuid.slice(0, 3), uuid);
      return {
        name,
        uuid,
        folder: own,
        // The engine ends each with a line break; one that was cut short lacks it.
        isDefined: (isView || uuid !== undefined) && text.endsWith('\n'),
        hasFolder: own === undefined || hasContent(path.join(own, 'format_version.txt')),
        parts: own === undefined ? [] : partsIn(own),
        detached: own === undefined ? [] : foldersIn(path.join(own, 'detached')),
      };
    });
}

function partsIn(folder: string): string[] {
  return foldersIn(folder).filter((name) => /_\d+_\d+_\d+(_\d+)?$/.test(name) && !name.startsWith('tmp'));
}

function foldersIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function filesIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** What stands at a path itself: a link, a folder, a file, or nothing. */
export function kindOf(file: string): 'link' | 'folder' | 'file' | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return undefined;
  return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : 'file';
}
