import path from 'node:path';
import { type Command, Option } from 'commander';
import { PromptloomError } from '../../errors.ts';
import type { ExportedPrompt, ExportInput } from '../../records/listing.ts';
import type { Filter } from '../../records/search.ts';
import { action, newCommand } from '../command.ts';
import { csvHead, csvRows } from '../csv.ts';
import { count, counted } from '../format.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';
import { collect, collectFilter, whole } from '../options.ts';
import { ProgressView } from '../progress.ts';
import { type Sink, wholeFile } from '../whole-file.ts';

interface ExportOptions extends CommonOptions {
  format: 'jsonl' | 'csv';
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
  return newCommand('export', 'write prompts with their images to a file or to stdout', [
    'promptloom export -o prompts.csv --format csv',
    'promptloom export --query "watercolor landscape" -k 5000 > landscapes.jsonl',
    'promptloom export --filter site:lexica.art --filter has:image --vectors -o lexica.jsonl',
  ])
    .addOption(
      new Option('--format <format>', 'one JSON document a line, or rows that import reads again')
        .choices(['jsonl', 'csv'])
        .default('jsonl'),
    )
    .option('--vectors', 'also the vector of each text')
    .option('--query <text>', 'the nearest to these words; filters as key:value')
    .option('--like <id>', 'the nearest to this prompt (may be repeated)', collect)
    .option('--filter <key:value>', 'only what passes (may be repeated)', collectFilter)
    .option('--safe', 'leave out what is known to be unsafe')
    .option('-k <number>', 'at most so many', whole(1))
    .option('-o, --output <file>', 'the file, which is there whole or not at all; stdout if left out')
    .action(action(io, (options: ExportOptions) => exportPrompts(io, options)));
}

async function exportPrompts(io: Io, options: ExportOptions): Promise<Result | undefined> {
  const { library, query, like, filter, k, safe, vectors, format, output } = options;
  if (output === undefined && options.json) {
    throw new PromptloomError('invalid-input', '--json tells what was written, which goes to stdout itself', {
      hint: 'Name a file with --output.',
    });
  }
  const input: ExportInput = { text: query, like, filter, k, safe, vectors };
  return withLibrary(io, { library }, false, async ({ library: door }) => {
    const total =
      query === undefined && !like && !filter && !safe ? (await door.info()).counts.prompts : undefined;
    const view = await ProgressView.open(io, output === undefined && io.outIsTerminal);
    const sink = output === undefined ? stdout(io) : await wholeFile(path.resolve(io.cwd, output));
    let written = 0;
    try {
      if (format === 'csv') await sink.write(csvHead(vectors ?? false));
      for await (const batch of door.listing.prompts(input, { signal: io.signal })) {
        await sink.write(textOf(batch, format, vectors ?? false));
        written += batch.length;
        const fraction =
          total === undefined ? k && written / k : written / Math.max(1, Math.min(total, k ?? total));
        view.show({ label: 'Writing', fraction, text: `${count(written)} prompts` });
      }
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

function textOf(batch: readonly ExportedPrompt[], format: ExportOptions['format'], vectors: boolean): string {
  if (format === 'jsonl') return batch.map((prompt) => `${JSON.stringify(prompt)}\n`).join('');
  return batch.map((prompt) => csvRows(prompt, vectors)).join('');
}

function stdout(io: Io): Sink {
  return {
    write: async (text) => {
      io.out(text);
      await io.drained?.();
    },
    finish: async () => {},
    discard: async () => {},
  };
}
