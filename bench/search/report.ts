import { readFileSync } from 'node:fs';
import os from 'node:os';
import { CLIENTS } from './cells.ts';
import { type DataSet, FILTERS, JUDGED, K, QUERIES } from './data-set.ts';
import type { Cell } from './job.ts';
import type { Options } from './options.ts';
import type { Measured } from './run-system.ts';

/** Everything measured on one data set in one run. */
export interface DataResult {
  set: DataSet;
  measured: Measured[];
}

const NAMES = {
  engine: 'promptloom, its store in the process',
  library: 'promptloom, its library in the process',
  http: 'promptloom over HTTP',
  lancedb: 'LanceDB',
  faiss: 'faiss HNSW',
};
const TITLES = {
  lite: 'Prompts of our word lists, `lite` vectors',
  clustered: 'Clustered vectors',
  minilm:
    'Prompts of our word lists, `minilm` vectors of 20,000 of them, with noise for the others, which are variations of these',
};

/** What the run was: machine, versions, parameters, and how to read the tables. */
export function heading(rows: number, options: Options, results: readonly DataResult[]): string[] {
  const versions = new Set(results.flatMap(({ measured }) => measured.map((one) => one.searched.version)));
  return [
    `# Search at ${rows.toLocaleString('en')} prompts`,
    '',
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB ` +
      `(load over the last minutes ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(
          ', ',
        )}; ${totalKernel()}), Node.js ${process.version}. ${[...versions].join('; ')}. Made by \`npx tsx bench/search.ts ` +
      `--size ${options.sizes.join(',')} --data ${options.data.join(',')} --only ${options.systems.join(',')} ` +
      `--seconds ${options.seconds}${options.mode ? ` --mode ${options.mode}` : ''} --seed ${options.seed} --save\`.`,
    '',
    `k = ${K}; ${QUERIES} different queries, recall over the first ${JUDGED} against a comparison with every row, rows at ` +
      `the distance of the k-th standing for each other; at most ${options.seconds} s a cell, clients ask again as soon as they are ` +
      'answered, on the same two cores as what they ask. Over HTTP and by the library as many searches came before, each for the words of two ' +
      'queries: what a server in use has in memory. Memory is resident, of the whole process. Cold start is from opening to ' +
      'the first answer, over HTTP from the start of the program, with the files in the page cache. LanceDB and faiss got the ' +
      `least search effort that reaches recall ${options.recall} without a filter; ours has no such knob. Filters: source sites drawn ` +
      'apart from the vectors; "far" is a topic that about 1 % of the rows have and the query is not about. promptloom keeps ' +
      'what passes a narrow filter in memory from its third use on (docs/decisions/0021), which most searches of a cell are. Lost under load: how far ' +
      'recall at 8 or 32 clients fell below that at one for the same queries and filter, at most. Machine load: its average over the ' +
      'minute before; above 2 others used the two cores too.',
    '',
  ];
}

/** The tables of one data set. */
export function tables({ set, measured }: DataResult): string[] {
  return [
    `## ${TITLES[set.kind]}, ${set.dimensions} dimensions`,
    '',
    ...table(
      [
        '',
        'load',
        'index',
        'on disk',
        'memory, building',
        'memory, searching',
        'at its peak',
        'cold start',
        'lost under load',
        'machine load before',
      ],
      measured.map(({ system, built, searched, lostUnderLoad, load }) => [
        NAMES[system],
        built ? `${(built.loadMs / 1000).toFixed(1)} s` : 'as above',
        built ? indexText(built.indexMs) : 'as above',
        built ? megabytes(built.bytes / 2 ** 20) : 'as above',
        built ? megabytes(built.peakMb) : '',
        megabytes(searched.residentMb),
        megabytes(searched.peakMb),
        `${(searched.coldMs / 1000).toFixed(2)} s`,
        lostUnderLoad.toFixed(3),
        load.toFixed(1),
      ]),
    ),
    ...indexNotes(measured),
    '',
    ...table(
      ['rows that pass', '', 'recall@10', 'short', ...CLIENTS.flatMap(clientHeads)],
      FILTERS.flatMap(({ name, share }) =>
        measured.map(({ system, searched, verdicts }) => {
          const verdict = verdicts[name];
          const cells = searched.cells.filter(({ filter }) => filter === name);
          return [
            share,
            NAMES[system],
            verdict ? verdict.recall.toFixed(3) : '',
            verdict ? `${verdict.short}/${verdict.judged}` : '',
            ...cells.flatMap(({ p50, p95, perSecond }) => [
              `${short(p50)} / ${short(p95)}`,
              short(perSecond),
            ]),
          ];
        }),
      ),
    ),
    '',
    ...ladders(measured),
  ];
}

/** How figures grow from one size to the next: the exponent e of rows^e, 1 being in proportion. */
export function growth(kind: string, results: readonly DataResult[]): string[] {
  const bySize = [...results].sort((a, b) => a.set.rows - b.set.rows);
  const steps = bySize.slice(1).map((to, n) => [bySize[n]!, to] as const);
  if (steps.length === 0) return [];
  const systems = bySize[0]!.measured.map(({ system }) => system);
  const figures: [string, (one: Measured) => number][] = [
    ['load', ({ built }) => built?.loadMs ?? 0],
    ['index', ({ built }) => built?.indexMs ?? 0],
    ['bytes', ({ built }) => built?.bytes ?? 0],
    ['memory', ({ searched }) => searched.residentMb],
    ['cold start', ({ searched }) => searched.coldMs],
    ['p50, no filter', ({ searched }) => cellOf(searched.cells, 'none', 1).p50],
    ['p50, 1 %', ({ searched }) => cellOf(searched.cells, 'hundredth', 1).p50],
    ['searches/s, 8 clients', ({ searched }) => cellOf(searched.cells, 'none', 8).perSecond],
  ];
  return [
    `## Growth with the number of rows: ${kind}`,
    '',
    'Times as much, and in brackets the exponent e of rows^e (1 is in proportion).',
    '',
    ...table(
      ['', 'from, to', ...figures.map(([name]) => name)],
      systems.flatMap((system) =>
        steps.map(([from, to]) => {
          const [before, after] = [from, to].map(({ measured }) =>
            measured.find((one) => one.system === system),
          );
          const rows = to.set.rows / from.set.rows;
          return [
            NAMES[system],
            `${from.set.rows.toLocaleString('en')}, ${to.set.rows.toLocaleString('en')}`,
            ...figures.map(([, figure]) =>
              before && after ? ratio(figure(before), figure(after), rows) : '',
            ),
          ];
        }),
      ),
    ),
    '',
  ];
}

function ratio(before: number, after: number, rows: number): string {
  if (!(before > 0 && after > 0)) return '–';
  const times = after / before;
  return `${times.toFixed(times < 10 ? 2 : 0)} (${(Math.log(times) / Math.log(rows)).toFixed(2)})`;
}

function cellOf(cells: readonly Cell[], filter: Cell['filter'], clients: number): Cell {
  return cells.find((cell) => cell.filter === filter && cell.clients === clients)!;
}

function indexNotes(measured: readonly Measured[]): string[] {
  const notes = measured.flatMap(({ system, built, searched }) => [
    ...(built ? [`${NAMES[system]}: ${built.index}.`] : []),
    ...(searched.took
      ? [
          `${NAMES[system]}: of a search by one client without a filter the answer itself counts ${short(searched.took.embedMs)} ms for ` +
            `the embedding and ${short(searched.took.searchMs)} ms for search and details (medians).`,
        ]
      : []),
  ]);
  return ['', notes.join(' ')];
}

function ladders(measured: readonly Measured[]): string[] {
  const rows = measured.flatMap(({ system, ladder }) =>
    ladder.map(({ effort, p50, recall, chosen }) => [
      NAMES[system],
      `${effort}${chosen ? ' (taken)' : ''}`,
      recall.toFixed(3),
      short(p50),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    'Search effort of the peers, no filter, one client:',
    '',
    ...table(['', 'ef', 'recall@10', 'p50, ms'], rows),
    '',
  ];
}

function clientHeads(clients: number): string[] {
  const who = clients === 1 ? '1 client' : `${clients} clients`;
  return [`${who}: p50 / p95, ms`, '/s'];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function indexText(ms: number): string {
  return ms > 0 ? `${(ms / 1000).toFixed(1)} s` : 'none';
}

function megabytes(number: number): string {
  return number > 0 ? `${Math.round(number).toLocaleString('en')} MiB` : '';
}

function short(number: number): string {
  return number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0);
}

function totalKernel(): string {
  const version = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
  return `Linux ${version.split('-')[0]}`;
}
