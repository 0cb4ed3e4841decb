import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Draws the rooms of src and what imports what into docs/architecture.md: `npm run structure`. */

const root = path.resolve(import.meta.dirname, '..');
const DOCUMENT = path.join(root, 'docs', 'architecture.md');
const [BEGIN, END] = ['<!-- structure: made by `npm run structure` -->', '<!-- /structure -->'];
/** Rooms that everything may use, drawn as one. */
const GROUND = 'text, net, async, images, config, errors, log';
const GROUND_ROOMS = [...GROUND.split(', '), 'obstacle', 'package-root'];

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract)\.tsx?$/.test(file));
}

/** The room of a file: a folder or single file of src, or the page. */
function roomOf(file: string): string {
  if (file.startsWith('web/')) return 'web';
  const room = file.split('/')[1]!.replace(/\.ts$/, '');
  return GROUND_ROOMS.includes(room) ? GROUND : room;
}

function importsBetweenRooms(): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const file of [...sourceFiles('src'), ...sourceFiles('web/src')]) {
    const from = roomOf(file);
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const imported = path.posix.join(path.posix.dirname(file), target!);
      if (!/^(src|web\/src)\//.test(imported)) continue;
      const to = roomOf(imported);
      const known = imports.get(from) ?? new Set();
      imports.set(from, from === to ? known : known.add(to));
      if (!imports.has(to)) imports.set(to, new Set());
    }
  }
  return imports;
}

/** Leaves out arrows that follow from others, so that a reader sees the order. */
function withoutShortcuts(imports: Map<string, Set<string>>): [string, string][] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...imports.get(from)!].some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return [...imports.keys()].sort().flatMap((from) =>
    [...imports.get(from)!]
      .sort()
      .filter((to) => ![...imports.get(from)!].some((other) => other !== to && reaches(other, to)))
      .map((to): [string, string] => [from, to]),
  );
}

/** The structure as it is now, in Mermaid's language. */
export function structure(): string {
  const name = (room: string) => (room === GROUND ? 'ground' : room);
  const arrows = withoutShortcuts(importsBetweenRooms()).map(([from, to]) => `  ${from} --> ${name(to)}`);
  return ['```mermaid', 'flowchart TD', `  ground["${GROUND}"]`, ...arrows, '```'].join('\n');
}

/** A document with the structure between its two marks. */
export function withStructure(document: string): string {
  const [before, rest] = [document.split(BEGIN)[0]!, document.split(END)[1]];
  if (rest === undefined) throw new Error(`${DOCUMENT} has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n${structure()}\n${END}${rest}`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(DOCUMENT, withStructure(readFileSync(DOCUMENT, 'utf8')));
