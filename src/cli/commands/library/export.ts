import path from 'node:path';
import { type Command, Option } from 'commander';
import { PromptloomError } from '../../../errors.ts';
import { csvHead, csvRows } from '../../../exports/csv.ts';
import { type Sink, wholeFile } from '../../../exports/whole-file.ts';
import type { ExportedPrompt, ExportInput } from '../../../records/listing.ts';
import type { Filter } from '../../../records/search.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collect, collectFilter, whole } from '../../io/options.ts';
import { ProgressView } from '../../io/progress.ts';
import { count, counted } from '../../text/format.ts';

/** What is said when it is stopped. */
const STOPPED = { message: 'Stopped. No file was written.', hint: 'Run the same command again.' };

interface ExportOptions extends CommonOptions {
  format: 'jsonl' | 'csv' | 'parquet';
  vectors?: true;
  query?: string;
  like?: string[];
  filter?: Filter;
  k?: number;
  safe?: true;
  output?: string;
}

/** `promptloom export`. */
export function exportCommand(io: Io): Command {
  return newCommand('export', 'write prompts and their images to a file or to stdout', [
    'npx promptloom export -o prompts.csv --format csv',
    'npx promptloom export -o prompts.parquet --format parquet --vectors',
    'npx promptloom export --query "watercolor landscape" -k 5000 > landscapes.jsonl',
    'npx promptloom export --filter site:lexica.art --filter has:image --vectors -o lexica.jsonl',
  ])
    .addOption(
      new Option(
        '--format <format>',
        'jsonl writes one JSON document per line; csv and parquet can be imported again',
      )
        .choices(['jsonl', 'csv', 'parquet'])
        .default('jsonl'),
    )
    .option('--vectors', 'include the vector of each text')
    .option('--query <text>', 'export what this search finds, nearest first; takes words and filters')
    .option('--like <id>', 'export what is most similar to this prompt (repeatable)', collect)
    .option('--filter <key:value>', 'apply a filter (repeatable)', collectFilter)
    .option('--safe', 'hide what is known to be unsafe')
    .option('-k <number>', 'most prompts to export', whole(1))
    .option('-o, --output <file>', 'file to write, complete or not at all (default: stdout)')
    .action(action(io, exportPrompts));
}

async function exportPrompts(io: Io, options: ExportOptions): Promise<Result | undefined> {
  const { library, query, like, filter, k, safe, vectors, format, output } = options;
  if (output === undefined && options.json) {
    throw new PromptloomError(
      'invalid-input',
      '--json needs stdout for its report, so the export must go to a file.',
      {
        hint: 'Name a file with --output.',
      },
    );
  }
  if (output === undefined && format === 'parquet') {
    throw new PromptloomError('invalid-input', 'A Parquet file cannot be written to stdout.', {
      hint: 'Name a file with --output.',
    });
  }
  const input: ExportInput = { text: query, like, filter, k, safe, vectors };
  return withLibrary(io, library, async (door) => {
    const total =
      query === undefined && !like && !filter && !safe ? (await door.info()).counts.prompts : undefined;
    const view = await ProgressView.open(io, output === undefined && io.outIsTerminal);
    const sink = output === undefined ? stdout(io) : await wholeFile(path.resolve(io.cwd, output));
    let written = 0;
    if (io.lastWords) io.lastWords.words = STOPPED;
    try {
      const writer = await writerOf(format, vectors ? (await door.info()).embedder.id : undefined);
      await sink.write(writer.head);
      for await (const batch of door.listing.prompts(input, { signal: io.signal })) {
        await sink.write(writer.add(batch));
        written += batch.length;
        const fraction =
          total === undefined ? k && written / k : written / Math.max(1, Math.min(total, k ?? total));
        view.show({ label: 'Writing', fraction, text: `${count(written)} prompts` });
      }
      await sink.write(writer.finish());
      await sink.finish();
    } catch (error) {
      await sink.discard();
      throw error;
    } finally {
      view.close();
    }
    if (output === undefined) {
      io.err(`${counted(written, 'prompt')} written\n`);
      return undefined;
    }
    return {
      json: { file: path.resolve(io.cwd, output), format, prompts: written },
      text: `${counted(written, 'prompt')} written to ${output}`,
    };
  });
}

/** Makes what goes to a file. */
interface Writer {
  head: string;
  add(batch: readonly ExportedPrompt[]): string | Uint8Array;
  finish(): string | Uint8Array;
}

/** @param embedder the model of the vectors, where they are written too. */
async function writerOf(format: ExportOptions['format'], embedder: string | undefined): Promise<Writer> {
  const vectors = embedder !== undefined;
  if (format === 'parquet') {
    const { ParquetExport } = await import('../../../exports/parquet.ts');
    const parquet = new ParquetExport(embedder);
    return { head: '', add: (batch) => parquet.add(batch), finish: () => parquet.finish() };
  }
  const line =
    format === 'csv'
      ? (prompt: ExportedPrompt) => csvRows(prompt, vectors)
      : (prompt: ExportedPrompt) => `${JSON.stringify(prompt)}\n`;
  return {
    head: format === 'csv' ? csvHead(vectors) : '',
    add: (batch) => batch.map(line).join(''),
    finish: () => '',
  };
}

function stdout(io: Io): Sink {
  return {
    write: async (some) => {
      if (some.length === 0) return;
      io.out(String(some));
      await io.drained?.();
    },
    finish: async () => {},
    discard: async () => {},
  };
}
