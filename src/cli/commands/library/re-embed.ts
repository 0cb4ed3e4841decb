import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import type { EmbedReport } from '../../../records/embedding.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { embedStep, PhaseMeter, ProgressView } from '../../io/progress.ts';
import { count, counted, duration } from '../../text/format.ts';
import { reasonLines } from './import.ts';

interface EmbedOptions extends CommonOptions {
  embedder?: string;
  images?: true;
  discard?: true;
  quiet?: true;
}

/** What is said when it is stopped. */
const STOPPED = {
  message: 'Stopped. The library still uses its old model.',
  hint: 'Run the same command again to resume, or "npx promptloom re-embed --discard" to discard what was done.',
};

/** `promptloom re-embed`. */
export function embedCommand(io: Io): Command {
  return newCommand('re-embed', 're-embed the library: change its embedding model', [
    'npx promptloom re-embed --embedder clip-vit-b-32',
    'npx promptloom re-embed --embedder clip-vit-b-32@int8 --images --library ~/prompts',
    'npx promptloom re-embed --discard',
  ])
    .option('--embedder <id>', 'model to change to; "npx promptloom models" lists them')
    .option('--images', 'also read images that have no vector yet')
    .option('--discard', 'discard a partial re-embedding and keep the current model')
    .option('--quiet', 'hide progress')
    .addHelpText(
      'after',
      '\nSearches use the old model until the new vectors are complete. Run the same command again to resume an\n' +
        'interrupted run. Until then, both sets of vectors take disk space.',
    )
    .action(action(io, embed));
}

async function embed(io: Io, options: EmbedOptions): Promise<Result> {
  const { embedder, discard } = options;
  if (!discard && embedder === undefined) {
    throw new PromptloomError('invalid-input', '--embedder is missing.', {
      hint: 'Name the model to change to; "npx promptloom models" lists them.',
    });
  }
  // The library is opened with the model that it has, whatever the settings say.
  return withLibrary(
    io,
    options.library,
    (library) => (discard ? throwAway(library) : switchTo(io, library, embedder!, options)),
    { embedder: 'auto', anyModel: true },
  );
}

async function throwAway(library: OpenLibrary): Promise<Result> {
  const discarded = await library.discardEmbedding();
  return {
    json: { discarded },
    text: discarded ? 'Discarded. The library keeps its model.' : 'There was nothing to discard.',
  };
}

async function switchTo(
  io: Io,
  library: OpenLibrary,
  embedder: string,
  { images, quiet }: EmbedOptions,
): Promise<Result> {
  const view = await ProgressView.open(io, quiet ?? false);
  const meter = new PhaseMeter();
  // A folder is meant from here, not from where a server runs.
  const folder = path.resolve(io.cwd, embedder);
  const setting = existsSync(folder) ? folder : embedder;
  if (io.lastWords) io.lastWords.words = STOPPED;
  try {
    const report = await library.reembed(
      { embedder: setting, images },
      {
        signal: io.signal,
        onProgress: (progress) => view.show(embedStep(progress, meter, performance.now())),
      },
    );
    return { json: report, text: reportText(report) };
  } catch (error) {
    if (!io.signal.aborted) throw error;
    throw new PromptloomError('cancelled', STOPPED.message, { hint: STOPPED.hint, cause: error });
  } finally {
    view.close();
  }
}

function reportText({ embedder, before, prompts, cut, images, resumedAt, seconds }: EmbedReport): string {
  const lines = [
    `The library now uses ${embedder} instead of ${before} (${duration(seconds)}).`,
    resumedAt > 0 && `  resumed after ${count(resumedAt)} from an earlier run`,
    `  ${counted(prompts, 'prompt')}, ${counted(images.embedded, 'image')}`,
    cut > 0 && `  ${count(cut)} longer than the model reads; searches see only their beginning`,
    images.failed.length > 0 && '  images that could not be read, and can no longer be found by image:',
    ...reasonLines(images.failed),
  ];
  return lines.filter((line) => line !== false).join('\n');
}
