import type { Command } from 'commander';
import type { IndexRequest } from '../../../records/library-info.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { oneOf, whole } from '../../io/options.ts';
import { withProgress } from '../../io/progress.ts';
import { counted } from '../../text/format.ts';

interface IndexOptions extends CommonOptions, IndexRequest {}

/** What is said when it is stopped. */
const STOPPED = {
  message: 'Stopped before the index was complete.',
  hint: 'Searches work without it, but more slowly. Run the same command again; it starts from the beginning.',
};

/** `promptloom index`. */
export function indexCommand(io: Io): Command {
  return newCommand('index', 'build the vector index, which speeds up searches in large libraries', [
    'npx promptloom index',
    'npx promptloom index --degree 32 --effort 128',
    'npx promptloom index --precision i8 --library ~/prompts --json',
  ])
    .option('--precision <kind>', 'number format: f32, bf16 or i8', oneOf('f32', 'bf16', 'i8'))
    .option('--degree <number>', 'links per row (M); more links find more and take more memory', whole(4))
    .option('--effort <number>', 'candidates considered when linking a row (ef_construction)', whole(16))
    .addHelpText(
      'after',
      '\nOmitted options keep their current value, or a default for the size of the library.' +
        '\nLong prompts that an earlier version imported get the vectors of their parts first.',
    )
    .action(action(io, buildIndex));
}

async function buildIndex(io: Io, options: IndexOptions): Promise<Result> {
  const { library, precision, degree, effort } = options;
  if (!io.errIsTerminal) io.err('Building the index…\n');
  if (io.lastWords) io.lastWords.words = STOPPED;
  const info = await withProgress(io, false, (view) =>
    withLibrary(io, library, (door) =>
      door.buildIndex(
        { precision, degree, effort },
        {
          signal: io.signal,
          onProgress: ({ fraction }) => view.show({ label: 'Indexing', fraction, text: '' }),
        },
      ),
    ),
  );
  return {
    json: info,
    text: `${counted(info.index.indexedPrompts, 'prompt')} in the index (${info.index.kind}).`,
  };
}
