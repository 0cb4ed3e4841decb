import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where `__name__` finds its lines. */
export interface Wildcards {
  /** The lines of all files that a name, which may hold `*`, stands for; none for an unknown one. */
  lines(name: string): readonly string[];
  /** All names, in order. */
  names(): string[];
}

/** Largest file that is read. */
const MOST_BYTES = 5_000_000;

/**
 * The text files of folders as wildcards: `animals.txt` is `__animals__`, `colors/warm.txt` is `__colors/warm__`; one
 * line one value, `#` begins a comment. Names are looked up among the files that are there, so that no name leads out
 * of the folders. Of files of one name the first folder's counts.
 */
export function readWildcards(folders: readonly string[]): Wildcards {
  const files = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const name = file
        .split(path.sep)
        .join('/')
        .replace(/\.txt$/i, '');
      if (/\.txt$/i.test(file) && !files.has(name.toLowerCase()))
        files.set(name.toLowerCase(), path.join(folder, file));
    }
  }
  const read = new Map<string, readonly string[]>();
  const linesOf = (name: string) => {
    const known = read.get(name);
    if (known) return known;
    const file = files.get(name)!;
    const isText = statSync(file, { throwIfNoEntry: false })?.isFile() && statSync(file).size <= MOST_BYTES;
    const lines = isText ? valuesIn(readFileSync(file, 'utf8')) : [];
    read.set(name, lines);
    return lines;
  };
  return {
    lines: (name) => matching([...files.keys()], name.toLowerCase()).flatMap(linesOf),
    names: () => [...files.keys()].sort(),
  };
}

/** Wildcards from values, for those who have them at hand. */
export function givenWildcards(values: Readonly<Record<string, readonly string[]>>): Wildcards {
  const byName = new Map(Object.entries(values).map(([name, lines]) => [name.toLowerCase(), lines]));
  return {
    lines: (name) => matching([...byName.keys()], name.toLowerCase()).flatMap((key) => byName.get(key)!),
    names: () => [...byName.keys()].sort(),
  };
}

function valuesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

function matching(names: readonly string[], wanted: string): string[] {
  if (!wanted.includes('*')) return names.filter((name) => name === wanted);
  return names.filter((name) => matchesPath(name, wanted)).sort();
}

/** Whether a path has the form of a pattern in which `*` stands for any characters but `/`. */
function matchesPath(path: string, pattern: string): boolean {
  const [folders, wanted] = [path.split('/'), pattern.split('/')];
  return folders.length === wanted.length && folders.every((folder, at) => matchesName(folder, wanted[at]!));
}

/** By looking for what stands between stars, one after the other: a regular expression would try them all against each other. */
function matchesName(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
