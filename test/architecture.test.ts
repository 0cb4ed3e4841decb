import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/**
 * The rule of the house: imports run down this list only, and rooms of one rank do not import each other.
 * doors -> library -> rooms -> api -> query, records -> what everything may use
 */
const RANKS: readonly (readonly string[])[] = [
  ['cli'],
  ['server', 'mcp'],
  ['library'],
  ['embedding', 'store', 'search', 'sources', 'exports', 'curation', 'improve', 'generate'],
  ['api'],
  ['infotext', 'query'],
  ['records'],
  ['async', 'config', 'errors', 'images', 'log', 'net', 'obstacle', 'package-root', 'text'],
];
/** The wings of a room, in the order in which they may use each other; the files beside them may use all of them. */
const WINGS: Readonly<Record<string, readonly string[]>> = {
  improve: ['describe', 'rework', 'llm', 'template', 'composer', 'writer.ts', 'fit', 'style'],
};
/** What everything may use is no set of rooms: these files may use each other. */
const SHARED_RANK = RANKS.length - 1;
const source = path.resolve(import.meta.dirname, '../src');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(file));

/** The files of ours that a file imports, relative to src. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return specifiers.map((specifier) => path.posix.join(path.posix.dirname(file), specifier));
}

function roomOf(file: string): string {
  return file.split('/')[0]!.replace(/\.ts$/, '');
}

function rankOf(room: string): number {
  const rank = RANKS.findIndex((rooms) => rooms.includes(room));
  if (rank < 0) throw new Error(`src/${room} has no place in the house: add it to the rule`);
  return rank;
}

it('has every import run down the house', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => roomOf(target) !== roomOf(file))
      .filter((target) => {
        const [from, to] = [rankOf(roomOf(file)), rankOf(roomOf(target))];
        return to < from || (to === from && from !== SHARED_RANK);
      })
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

it.each(Object.entries(WINGS))('has every import run down the wings of %s', (room, wings) => {
  const place = (file: string) => wings.indexOf(file.split('/')[1]!);
  const inside = files.filter((file) => roomOf(file) === room);
  const homeless = inside.filter((file) => file.split('/').length > 2 && place(file) < 0);
  const wrong = inside.flatMap((file) =>
    importsOf(file)
      .filter((target) => roomOf(target) === room && place(target) < place(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect({ homeless, wrong }).toEqual({ homeless: [], wrong: [] });
});

it('keeps texts free of Node.js and of all of ours but errors', () => {
  const wrong = files
    .filter((file) => roomOf(file) === 'text')
    .flatMap((file) => [...readFileSync(path.join(source, file), 'utf8').matchAll(/from '([^']+)'/g)])
    .filter(([, target]) => /^node:|^\.\.\/(?!errors\.ts)/.test(target!))
    .map(([found]) => found);
  expect(wrong).toEqual([]);
});

it('keeps the page apart from the program, but for types of the records', () => {
  const web = path.resolve(source, '../web/src');
  const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const wrong = pages.flatMap((file) => {
    const text = readFileSync(path.join(web, file), 'utf8');
    return [...text.matchAll(/^import (type )?[^;]*?from '([^']*\/src\/[^']+)'/gm)]
      .filter((match) => !match[1] || !match[2]!.includes('/src/records/'))
      .map((match) => `${file}: ${match[0]}`);
  });
  expect(wrong).toEqual([]);
});

it('has no circle of imports', () => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
