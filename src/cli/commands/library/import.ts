import path from 'node:path';
import { type Command, Option } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import { isAddress, withoutPassword } from '../../../net/server-address.ts';
import { IMPORT_FORMATS, type ImportInput, type ImportReport } from '../../../records/import.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { column, whole } from '../../io/options.ts';
import { PhaseMeter, ProgressView } from '../../io/progress.ts';
import { count, counted, duration, plain } from '../../text/format.ts';

interface ImportOptions extends CommonOptions, Omit<ImportInput, 'path' | 'columns'> {
  column?: ImportInput['columns'];
  embedder?: string;
  quiet?: true;
}

/** `promptloom import`. */
export function importCommand(io: Io): Command {
  return newCommand('import', 'import prompts from files into the library', [
    'npx promptloom import prompts.csv',
    'npx promptloom import prompts.csv --images --library ~/prompts',
    'npx promptloom import metadata.parquet --limit 100000 --min-words 3',
    'npx promptloom import captions.jsonl --column prompt=caption',
    'npx promptloom import a.csv b.csv --min-words 3 --limit 10000 --json',
  ])
    .argument(
      '<path...>',
      'files (CSV, Parquet, JSON, JSON Lines, text), or tables: clickhouse://user:password@host:port/database/table',
    )
    .addOption(
      new Option('--format <format>', 'file format; auto detects it from content and name').choices(
        IMPORT_FORMATS,
      ),
    )
    .option('--encoding <name>', 'encoding of text files, such as windows-1252 or shift_jis (default: UTF-8)')
    .option('--column <what=name>', 'map a column or field, such as prompt=caption (repeatable)', column)
    .option('--limit <number>', 'stop after this many records per file', whole(1))
    .option('--min-words <number>', 'skip prompts with fewer words', whole())
    .option('--images', 'also read the images, so that you can search by image')
    .option('--shard <n/m>', 'import only part n of m, to share the work between machines')
    .option(
      '--vectors <column:model>',
      'import vectors from a table or Parquet file: prompt_vector:clip-vit-b-32',
    )
    .option(
      '--embedder <id>',
      'embedding model for a new library, such as lite or auto (PROMPTLOOM_EMBEDDER)',
    )
    .option('--quiet', 'hide progress')
    .addHelpText('after', '\nRun the same command again to resume an interrupted import.')
    .action(action(io, importFiles));
}

/** What came of one file. */
type Done = { path: string; report: ImportReport } | { path: string; error: PromptloomError };

async function importFiles(io: Io, paths: string[], options: ImportOptions): Promise<Result> {
  const all = await withLibrary(
    io,
    options.library,
    async (library) => {
      const done: Done[] = [];
      for (const file of paths) done.push(await tryFile(io, library, file, options, paths.length > 1));
      return done;
    },
    { create: true, embedder: options.embedder },
  );
  const reports = all.flatMap((done) => ('report' in done ? [done.report] : []));
  const merged = mergeReports(reports);
  const files = all.map((done) =>
    'report' in done
      ? { path: done.path, ...done.report }
      : {
          path: done.path,
          error: { code: done.error.code, message: done.error.message, hint: done.error.hint },
        },
  );
  const texts = all.map((done) =>
    'report' in done
      ? reportText(path.basename(done.path), done.report)
      : `${path.basename(done.path)}: not imported: ${plain(done.error.message)}`,
  );
  return {
    json: files.length === 1 ? merged : { ...merged, files },
    text: texts.join('\n'),
    exitCode: reports.length === all.length ? 0 : 1,
  };
}

/** Imports a file; among several, one that cannot be read does not keep the others out. */
async function tryFile(
  io: Io,
  library: OpenLibrary,
  file: string,
  options: ImportOptions,
  goOn: boolean,
): Promise<Done> {
  try {
    const source = isAddress(file) ? file : path.resolve(io.cwd, file);
    return { path: withoutPassword(file), report: await importFile(io, library, source, options) };
  } catch (error) {
    if (!goOn || io.signal.aborted || !(error instanceof PromptloomError)) throw error;
    return { path: withoutPassword(file), error };
  }
}

async function importFile(
  io: Io,
  library: OpenLibrary,
  file: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { format, encoding, column: columns, limit, minWords, images, shard, vectors } = options;
  const view = await ProgressView.open(io, options.quiet ?? false);
  const meter = new PhaseMeter();
  let records = 0;
  let indexing = false;
  const name = path.basename(withoutPassword(file));
  const words = () =>
    indexing
      ? {
          message: `Stopped while building the index. All rows of ${name} are in the library.`,
          hint: `Searches work without it, but more slowly. Build it: npx promptloom index${options.library === undefined ? '' : ` --library ${shellWord(withoutPassword(options.library))}`}`,
        }
      : {
          message: `Stopped after ${counted(records, 'row')} of ${name}.`,
          hint: 'Run the same command again to resume.',
        };
  if (io.lastWords) io.lastWords.words = words();
  try {
    return await library.import(
      { path: file, format, encoding, columns, limit, minWords, images, shard, vectors },
      {
        signal: io.signal,
        onProgress: (progress) => {
          if (progress.phase === 'rows') records = progress.records;
          indexing = progress.phase === 'index';
          if (io.lastWords) io.lastWords.words = words();
          view.show(meter.step(progress, performance.now()));
        },
      },
    );
  } catch (error) {
    if (!io.signal.aborted) throw error;
    const { message, hint } = words();
    throw new PromptloomError('cancelled', message, { hint, cause: error });
  } finally {
    view.close();
  }
}

/** Adds up the reports of several files. */
export function mergeReports(reports: readonly ImportReport[]): ImportReport {
  const sum = (value: (report: ImportReport) => number) => reports.reduce((all, one) => all + value(one), 0);
  return {
    read: sum((r) => r.read),
    kept: sum((r) => r.kept),
    folded: sum((r) => r.folded),
    skipped: mergeReasons(reports.flatMap((r) => r.skipped)),
    notes: mergeReasons(reports.flatMap((r) => r.notes)),
    images: {
      added: sum((r) => r.images.added),
      embedded: sum((r) => r.images.embedded),
      failed: mergeReasons(reports.flatMap((r) => r.images.failed)),
    },
    cut: sum((r) => r.cut),
    resumedAt: sum((r) => r.resumedAt),
    seconds: sum((r) => r.seconds),
  };
}

function mergeReasons(all: ImportReport['skipped']): ImportReport['skipped'] {
  const merged = new Map<string, ImportReport['skipped'][number]>();
  for (const { reason, count: number, examples } of all) {
    const before = merged.get(reason) ?? { reason, count: 0, examples: [] };
    const shown = [...before.examples, ...examples].slice(0, 3);
    merged.set(reason, { reason, count: before.count + number, examples: shown });
  }
  return [...merged.values()];
}

/** A report for people. */
export function reportText(name: string, report: ImportReport): string {
  const { read, kept, folded, skipped, notes, images, cut, resumedAt, seconds } = report;
  const skippedCount = skipped.reduce((all, { count: number }) => all + number, 0);
  const rate = seconds > 0 ? `, ${count(Math.max(0, read - resumedAt) / seconds)} rows/s` : '';
  const lines = [
    `${name}: ${counted(read, 'row')} read in ${duration(seconds)}${rate}`,
    resumedAt > 0 && `  resumed after ${counted(resumedAt, 'row')} from an earlier run`,
    `  ${counted(kept, 'new prompt')}`,
    folded > 0 && `  ${count(folded)} already known`,
    cut > 0 && `  ${count(cut)} longer than the model reads; searches see only their beginning`,
    images.added > 0 && `  ${counted(images.added, 'new image')}`,
    images.embedded > 0 && `  ${counted(images.embedded, 'image')} can be found by image`,
    skippedCount > 0 && `  ${count(skippedCount)} skipped:`,
    ...reasonLines(skipped),
    notes.length > 0 && '  notes on imported rows:',
    ...reasonLines(notes),
    images.failed.length > 0 && '  images that could not be read:',
    ...reasonLines(images.failed),
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** Reasons for people, each with how often it holds and examples. */
export function reasonLines(reasons: ImportReport['skipped']): string[] {
  return reasons.flatMap(({ reason, count: number, examples }) => [
    `    ${count(number)} × ${plain(reason)}`,
    ...examples.map((example) => `        ${plain(example)}`),
  ]);
}
