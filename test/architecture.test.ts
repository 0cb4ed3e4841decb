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
/** The wings of a folder, in the order in which they may use each other; the files beside them may use all of them. */
const WINGS: Readonly<Record<string, readonly string[]>> = {
  store: ['schema', 'tables', 'keywords', 'vectors', 'cache', 'connection', 'dialects', 'disk', 'sql'],
  improve: ['describe', 'rework', 'llm', 'template', 'composer', 'writer.ts', 'fit', 'style'],
  library: ['generating', 'writing', 'prompts', 'import', 'open', 'recovery', 'parts'],
  sources: ['parquet', 'csv', 'json', 'text', 'rows', 'files', 'metadata', 'source.ts'],
  'generate/sketch': ['scenes', 'figures', 'finishes', 'paint', 'reading', 'random.ts'],
};
/** What everything may use is no set of rooms: these files may use each other. */
const SHARED_RANK = RANKS.length - 1;
const source = path.resolve(import.meta.dirname, '../src');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !/\.(test|contract)\.ts$/.test(file));

/** The files of ours that a file imports, relative to the same folder. */
function importsOf(file: string, folder = source): string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
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

/** Where doors enter the library: an open one, and what is asked for without opening any. */
const ENTRANCES = ['library', 'unopened', 'models', 'texts', 'health'].map((name) => `library/${name}.ts`);
/** What a door may use beside them and the operations, each for its reason. */
const BESIDE_OPERATIONS: Readonly<Record<string, string>> = {
  'cli -> server': '`serve` starts it, and commands speak to the one that holds the library',
  'cli -> exports': '`export` and `map` write files at a terminal; the rows come from an operation',
};

it('lets doors use the operations and the entrances of the library, not the rooms behind', () => {
  const doors = RANKS.slice(0, 2).flat();
  const open = ['api', 'records', 'query', ...RANKS[SHARED_RANK]!];
  const used = new Set<string>();
  const wrong = files
    .filter((file) => doors.includes(roomOf(file)))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      used.add(`${from} -> ${to}`);
      const isAllowed =
        open.includes(to) || ENTRANCES.includes(target) || `${from} -> ${to}` in BESIDE_OPERATIONS;
      return from !== to && !isAllowed;
    })
    .map(({ file, target }) => `${file} -> ${target}`);
  expect(wrong).toEqual([]);
  expect(Object.keys(BESIDE_OPERATIONS).filter((exception) => !used.has(exception))).toEqual([]);
});

it.each(Object.entries(WINGS))('has every import run down the wings of %s', (folder, wings) => {
  const isInside = (file: string) => file.startsWith(`${folder}/`);
  const partOf = (file: string) => file.slice(folder.length + 1).split('/')[0]!;
  const place = (file: string) => wings.indexOf(partOf(file));
  const inside = files.filter(isInside);
  const homeless = inside.filter((file) => !partOf(file).endsWith('.ts') && place(file) < 0);
  const wrong = inside.flatMap((file) =>
    importsOf(file)
      .filter((target) => isInside(target) && place(target) < place(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect({ homeless, wrong }).toEqual({ homeless: [], wrong: [] });
});

it('loads a feature when it is used: neither a command line nor an open library brings what it does not need', () => {
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(path.join(source, file), 'utf8');
    const loaded = text.matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'(\.[^']+)'/gm);
    for (const match of loaded) reach(path.posix.join(path.posix.dirname(file), match[1]!));
  };
  for (const file of ['cli/main.ts', 'cli/program.ts', 'cli/commands/search/search.ts', 'library/library.ts'])
    reach(file);
  const unneeded = [...reached].filter(
    (file) =>
      /^(?:curation|exports|server|sources|infotext|images)\//.test(file) ||
      /^improve\/(?!create-writer|llm\/usage)/.test(file) ||
      /^generate\/(?!create-backend|media\/|sketch\/sketch)/.test(file) ||
      /^library\/(?:generating|import|writing)/.test(file) ||
      /^cli\/(?:doctor|commands\/(?!search\/search\.))/.test(file),
  );
  expect(reached.size).toBeGreaterThan(100);
  expect(unneeded).toEqual([]);
});

it('keeps texts free of Node.js and of all of ours but errors', () => {
  const wrong = files
    .filter((file) => roomOf(file) === 'text')
    .flatMap((file) => [
      ...importsOf(file).filter((target) => roomOf(target) !== 'text' && target !== 'errors.ts'),
      ...(/from 'node:[^']+'/.exec(readFileSync(path.join(source, file), 'utf8')) ?? []),
    ]);
  expect(wrong).toEqual([]);
});

/** The page's own order, in the same way; its pages do not import each other. */
const PAGE_RANKS: readonly (readonly string[])[] = [
  ['main', 'router', 'app'],
  [
    'boards',
    'describe',
    'detail',
    'generate',
    'import',
    'improve',
    'map',
    'rework',
    'search',
    'templates',
    'versions',
  ],
  ['state', 'ui'],
  ['api'],
  ['lib'],
];
const MOST_FILES = 20;
const web = path.resolve(source, '../web/src');
const page = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file));
const pageSources = page.filter((file) => !file.includes('.test.'));

it('has every import of the page run down, too', () => {
  const rankOf = (file: string) => PAGE_RANKS.findIndex((rooms) => rooms.includes(pageRoomOf(file)));
  const wrong = pageSources.flatMap((file) =>
    importsOf(file, web)
      .filter((target) => /^[^.].*\.tsx?$/.test(target) && pageRoomOf(target) !== pageRoomOf(file))
      .filter((target) => rankOf(file) !== 0 && rankOf(target) <= rankOf(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
  expect(pageSources.filter((file) => rankOf(file) < 0)).toEqual([]);
});

function pageRoomOf(file: string): string {
  return file.split('/')[0]!.replace(/\.tsx?$/, '');
}

it('has no folder of the page that nobody can hold in the head', () => {
  const counts = new Map<string, number>();
  for (const file of pageSources) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
});

it('lets the page import records, query, api and texts of the program, and nothing else', () => {
  const wrong = page.flatMap((file) => {
    const text = readFileSync(path.join(web, file), 'utf8');
    return [...text.matchAll(/from '([^']*\/src\/([^/']+)[^']*)'/g)]
      .filter((match) => !['records', 'query', 'api', 'text'].includes(match[2]!))
      .map((match) => `${file} -> ${match[1]}`);
  });
  expect(wrong).toEqual([]);
});

it('keeps what the page shares with the program free of Node.js', () => {
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const target of importsOf(file)) if (files.includes(target)) reach(target);
  };
  for (const file of files) if (['records', 'query', 'api', 'text'].includes(roomOf(file))) reach(file);
  const wrong = [...reached].filter((file) =>
    / from 'node:/.test(readFileSync(path.join(source, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['the program', source, files],
  ['the page', web, pageSources],
])('has no circle of imports in %s', (_name, folder, all) => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const target of importsOf(file, folder)) if (all.includes(target)) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of all) visit(file, []);
  expect(circles).toEqual([]);
});

it('keeps the plumbing free of what it carries', () => {
  const free = new Set(['async', 'net', 'config', 'errors', 'log']);
  const plumbing = files.filter((file) => /^(?:async|net)\//.test(file));
  const wrong = plumbing.flatMap((file) =>
    importsOf(file)
      .filter((target) => !free.has(roomOf(target)))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('imports no file from the inside of a dependency', () => {
  const wrong = files.flatMap((file) => {
    const text = readFileSync(path.join(source, file), 'utf8');
    return [
      ...text.matchAll(
        /(?:from|import)\s*\(?\s*'((?:@[^/']+\/)?[^.@/'][^/']*\/(?:src|dist|lib|build)\/[^']*)'/g,
      ),
    ].map((match) => `${file}: ${match[1]}`);
  });
  expect(wrong).toEqual([]);
});
