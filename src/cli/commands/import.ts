import path from 'node:path';
import type { Command } from 'commander';
import type { LibraryDoor } from '../../library/door.ts';
import type { ImportReport } from '../../records/import.ts';
import { action, newCommand } from '../command.ts';
import { count, counted, duration, plain } from '../format.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';
import { whole } from '../options.ts';
import { ImportMeter, ProgressView } from '../progress.ts';

interface ImportOptions extends CommonOptions {
  format?: 'csv';
  limit?: number;
  minWords?: number;
  images?: true;
  quiet?: true;
}

/** `promptloom import`. */
export function importCommand(io: Io): Command {
  return newCommand('import', 'read prompts from files into the library', [
    'promptloom import prompts.csv',
    'promptloom import prompts.csv --images --library ~/prompts',
    'promptloom import a.csv b.csv --min-words 3 --limit 10000 --json',
  ])
    .argument('<path...>', 'the files')
    .option('--format <format>', 'csv, which is what this version reads')
    .option('--limit <number>', 'stop after so many records of each file', whole(1))
    .option('--min-words <number>', 'skip prompts with fewer words', whole())
    .option('--images', 'also read the pictures, so that prompts can be found by picture')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      '\nAn import that was stopped goes on where it was when the same command is run again.',
    )
    .action(action(io, (paths: string[], options: ImportOptions) => importFiles(io, paths, options)));
}

async function importFiles(io: Io, paths: string[], options: ImportOptions): Promise<Result> {
  const reports = await withLibrary(io, { library: options.library }, true, async ({ library }) => {
    const done: { path: string; report: ImportReport }[] = [];
    for (const file of paths)
      done.push({ path: file, report: await importFile(io, library, path.resolve(io.cwd, file), options) });
    return done;
  });
  const merged = mergeReports(reports.map(({ report }) => report));
  const files = reports.map(({ path: file, report }) => ({ path: file, ...report }));
  const texts = reports.map(({ path: file, report }) => reportText(path.basename(file), report));
  return { json: files.length === 1 ? merged : { ...merged, files }, text: texts.join('\n') };
}

async function importFile(
  io: Io,
  library: LibraryDoor,
  file: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { format, limit, minWords, images } = options;
  const view = await ProgressView.open(io, options.quiet ?? false);
  const meter = new ImportMeter();
  let records = 0;
  try {
    return await library.import(
      { path: file, format, limit, minWords, images },
      {
        signal: io.signal,
        onProgress: (progress) => {
          if (progress.phase === 'rows') records = progress.records;
          view.show(meter.step(progress, performance.now()));
        },
      },
    );
  } catch (error) {
    if (!io.signal.aborted) throw error;
    const { PromptloomError } = await import('../../errors.ts');
    throw new PromptloomError(
      'cancelled',
      `Stopped after ${counted(records, 'row')} of ${path.basename(file)}.`,
      {
        hint: 'Run the same command again to go on.',
        cause: error,
      },
    );
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
    images: {
      added: sum((r) => r.images.added),
      embedded: sum((r) => r.images.embedded),
      failed: mergeReasons(reports.flatMap((r) => r.images.failed)),
    },
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
  const { read, kept, folded, skipped, images, resumedAt, seconds } = report;
  const skippedCount = skipped.reduce((all, { count: number }) => all + number, 0);
  const rate = seconds > 0 ? `, ${count(Math.max(0, read - resumedAt) / seconds)} rows/s` : '';
  const lines = [
    `${name}: ${counted(read, 'row')} read in ${duration(seconds)}${rate}`,
    resumedAt > 0 && `  went on after ${counted(resumedAt, 'row')} that an earlier run had done`,
    `  ${counted(kept, 'new prompt')}`,
    folded > 0 && `  ${count(folded)} already known`,
    images.added > 0 && `  ${counted(images.added, 'new picture')}`,
    images.embedded > 0 && `  ${counted(images.embedded, 'picture')} can be found by picture`,
    skippedCount > 0 && `  ${count(skippedCount)} skipped:`,
    ...reasonLines(skipped),
    images.failed.length > 0 && '  pictures that could not be read:',
    ...reasonLines(images.failed),
  ];
  return lines.filter((line) => line !== false).join('\n');
}

function reasonLines(reasons: ImportReport['skipped']): string[] {
  return reasons.flatMap(({ reason, count: number, examples }) => [
    `    ${count(number)} × ${plain(reason)}`,
    ...examples.map((example) => `        ${plain(example)}`),
  ]);
}
