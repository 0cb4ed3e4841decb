/**
 * Blind sheets: ideas of ten kinds, improved by the composer and by the version before, and as they are; shuffled, without a word on who
 * wrote what. Fresh readers rate each line from 1 to 5 and flag what is wrong with it; their answers are read back into a table by kind.
 *
 *     npx tsx bench/improve-sheet.ts write OUT [--ideas first|second|third|fourth] [--before DIST] [--library FILE.csv]… [--parts 4]
 *     npx tsx bench/improve-sheet.ts read OUT RATED
 *
 * OUT gets part-N.jsonl for the readers and key.json, which they do not get. A reader's line holds the key of the line it rates, with
 * `rating` from 1 to 5 and the flags artistUnasked, contradiction, junk and addsConcrete.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { hashOf } from '../src/improve/composer/planning/chooser.ts';
import { Library } from '../src/library/library.ts';
import { SHEET_IDEAS } from './support/sheet-ideas.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ideas: { type: 'string', default: 'first' },
    before: { type: 'string' },
    library: { type: 'string', multiple: true },
    parts: { type: 'string', default: '4' },
  },
});
const [command, out, rated] = positionals;

/** A line that readers see, and who wrote it. */
interface Entry {
  key: string;
  kind: string;
  idea: string;
  text: string;
  negative: string;
  system: string;
}
type Opened = Pick<Library, 'improve' | 'import' | 'close'>;

const RatingSchema = z.object({
  key: z.string(),
  rating: z.number().min(1).max(5),
  artistUnasked: z.boolean().default(false),
  contradiction: z.boolean().default(false),
  junk: z.boolean().default(false),
  addsConcrete: z.boolean().default(false),
});
type Rating = z.infer<typeof RatingSchema>;

if (command === 'write' && out) await write(out);
else if (command === 'read' && out && rated) process.stdout.write(await readBack(out, rated));
else {
  process.stderr.write('Usage: tsx bench/improve-sheet.ts write OUT | read OUT RATED\n');
  process.exitCode = 2;
}

async function write(folder: string): Promise<void> {
  const ideas = SHEET_IDEAS[options.ideas as keyof typeof SHEET_IDEAS];
  if (!ideas)
    throw new Error(`--ideas is one of ${Object.keys(SHEET_IDEAS).join(', ')}, not ${options.ideas}.`);
  const files = options.library ?? [fileURLToPath(new URL('../sample/prompts.csv', import.meta.url))];
  const list = Object.entries(ideas).flatMap(([kind, some]) => some.map((idea) => ({ kind, idea })));
  const entries: Entry[] = list.map(({ kind, idea }) => entry(kind, idea, 'raw idea', idea, ''));
  entries.push(...(await improved(Library, 'composer', list, files)));
  if (options.before) {
    const module = (await import(pathToFileURL(path.resolve(options.before, 'library/library.js')).href)) as {
      Library: { open: typeof Library.open };
    };
    entries.push(...(await improved(module.Library, 'before', list, files)));
  }
  const shuffled = entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const parts = Number(options.parts);
  await mkdir(folder, { recursive: true });
  for (let part = 0; part < parts; part += 1) {
    const lines = shuffled.filter((_, n) => n % parts === part);
    const seen = lines.map(({ system: _, ...line }) => JSON.stringify(line));
    await writeFile(path.join(folder, `part-${part + 1}.jsonl`), `${seen.join('\n')}\n`);
  }
  await writeFile(path.join(folder, 'key.json'), JSON.stringify(shuffled, null, 1));
}

/** The first variant and a later one of each idea, each idea over one of the libraries in turn. */
async function improved(
  opener: { open: typeof Library.open },
  system: string,
  list: readonly { kind: string; idea: string }[],
  files: readonly string[],
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [n, file] of files.entries()) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'promptloom-sheet-'));
    const library: Opened = await opener.open({
      ...readConfig({ embedder: 'lite' }),
      library: path.join(folder, 'library'),
    });
    try {
      await library.import({ path: file });
      for (const [at, { kind, idea }] of list.entries()) {
        if (at % files.length !== n) continue;
        const { variants } = await library.improve({ idea, llm: 'composer' });
        const later = 1 + (hashOf(idea) % Math.max(1, variants.length - 1));
        for (const [place, variant] of [
          ['first', variants[0]],
          ['later', variants[later]],
        ] as const)
          if (variant)
            entries.push(
              entry(kind, idea, `${system}, ${place} variant`, variant.prompt, variant.negativePrompt),
            );
      }
    } finally {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return entries;
}

function entry(kind: string, idea: string, system: string, text: string, negative: string): Entry {
  const key = hashOf(`${system}|${idea}`).toString(36).padStart(7, '0');
  return { key, kind, idea, text, negative, system };
}

async function readBack(folder: string, ratedFolder: string): Promise<string> {
  const entries = JSON.parse(await readFile(path.join(folder, 'key.json'), 'utf8')) as Entry[];
  const byKey = new Map(entries.map((one) => [one.key, one]));
  const ratings: (Rating & Entry)[] = [];
  for (const file of (await readdir(ratedFolder)).filter((name) => name.endsWith('.jsonl')))
    for (const line of (await readFile(path.join(ratedFolder, file), 'utf8')).split('\n').filter(Boolean)) {
      const rating = RatingSchema.parse(JSON.parse(line));
      const known = byKey.get(rating.key);
      if (known) ratings.push({ ...known, ...rating });
    }
  const systems = [...new Set(entries.map(({ system }) => system))].sort();
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const mean = (some: readonly Rating[]) =>
    some.length === 0 ? '–' : (some.reduce((sum, { rating }) => sum + rating, 0) / some.length).toFixed(2);
  const of = (system: string, kind?: string) =>
    ratings.filter((one) => one.system === system && (kind === undefined || one.kind === kind));
  const share = (system: string, flag: 'artistUnasked' | 'contradiction' | 'junk' | 'addsConcrete') =>
    `${of(system).filter((one) => one[flag]).length} of ${of(system).length}`;
  const row = (name: string, cell: (system: string) => string) =>
    `| ${[name, ...systems.map(cell)].join(' | ')} |`;
  return `${[
    `| | ${systems.join(' | ')} |`,
    `|---|${systems.map(() => '---:|').join('')}`,
    row('all', (system) => mean(of(system))),
    ...kinds.map((kind) => row(kind, (system) => mean(of(system, kind)))),
    row('an artist nobody asked for', (system) => share(system, 'artistUnasked')),
    row('a contradiction', (system) => share(system, 'contradiction')),
    row('junk', (system) => share(system, 'junk')),
    row('adds a concrete thing, place or action', (system) => share(system, 'addsConcrete')),
  ].join('\n')}\n`;
}
