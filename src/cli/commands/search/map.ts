import path from 'node:path';
import type { Command } from 'commander';
import type { MapApi } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import { wholeFile } from '../../../exports/whole-file.ts';
import type { LibraryMap, MapReport } from '../../../records/library-map.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { mapStep, withProgress } from '../../io/progress.ts';
import { count, counted, duration, type Paint, painter, plain } from '../../text/format.ts';

interface MapOptions extends CommonOptions {
  rebuild?: true;
  show?: true;
  out?: string;
}

/** `promptloom map`. */
export function mapCommand(io: Io): Command {
  return newCommand('map', 'build the library map, or add prompts imported since', [
    'npx promptloom map',
    'npx promptloom map --rebuild --json',
    'npx promptloom map --show --out map.json',
  ])
    .option('--rebuild', 'build the map from scratch')
    .option('--show', 'show the current map; build nothing')
    .option('--out <file>', 'write points and clusters to a file, in the format of GET /map')
    .addHelpText('after', '\nThe map places similar prompts near each other. The studio shows it at /map.')
    .action(action(io, makeMap));
}

async function makeMap(io: Io, { library, rebuild, show, out }: MapOptions): Promise<Result> {
  if (rebuild && show) {
    throw new PromptloomError('invalid-input', '--show and --rebuild exclude each other.', {
      hint: 'Remove one of them.',
    });
  }
  return withLibrary(io, library, async ({ map }) => {
    const report = show ? undefined : await build(io, map, rebuild ?? false);
    const built = await map.read();
    const file = out === undefined ? undefined : path.resolve(io.cwd, out);
    if (file !== undefined) await write(file, built);
    const { points, ...about } = built;
    const json = { ...about, points: points.ids.length, ...(report && { report }), ...(file && { file }) };
    return { json, text: textOf(built, report, out, painter(io.outIsTerminal, io.env)) };
  });
}

function build(io: Io, map: MapApi, rebuild: boolean): Promise<MapReport> {
  if (!io.errIsTerminal) io.err('Building the map…\n');
  return withProgress(io, false, (view) =>
    map.build({ rebuild }, { signal: io.signal, onProgress: (progress) => view.show(mapStep(progress)) }),
  );
}

async function write(file: string, map: LibraryMap): Promise<void> {
  const sink = await wholeFile(file);
  try {
    await sink.write(`${JSON.stringify(map)}\n`);
    await sink.finish();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

function textOf(
  map: LibraryMap,
  report: MapReport | undefined,
  out: string | undefined,
  paint: Paint,
): string {
  const { builtAt, missing, sampled, clusters, points } = map;
  if (builtAt === null) return 'This library has no map yet. Build it: npx promptloom map';
  const lines = [
    `${counted(points.ids.length, 'prompt')} on the map${sampled ? ', a random part of the library' : ''}, in ${counted(clusters.length, 'cluster')}.`,
  ];
  if (report) {
    const done = report.rebuilt
      ? 'Rebuilt'
      : report.added > 0
        ? `${count(report.added)} added`
        : 'Nothing to add';
    lines.push(paint('dim', `${done}, in ${duration(report.seconds)}.`));
  }
  if (missing > 0) lines.push(`${counted(missing, 'prompt')} not on the map yet.`);
  if (out !== undefined) lines.push(`Written to ${out}`);
  const rows = clusters
    .toSorted((a, b) => b.count - a.count)
    .map(({ label, count: size }) => `${count(size).padStart(8)}  ${plain(label)}`);
  return [...lines, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n');
}
