import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { OpenLibrary } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import type { EmbedReport } from '../../records/embedding.ts';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { embedStep, PhaseMeter, ProgressView } from '../io/progress.ts';
import { count, counted, duration, plain } from '../text/format.ts';

interface EmbedOptions extends CommonOptions {
  embedder?: string;
  images?: true;
  discard?: true;
  quiet?: true;
}

/** What is said when it is stopped. */
const STOPPED = {
  message: 'Stopped. The library keeps its model for now.',
  hint: 'Run the same command again to go on, or "npx promptloom embed --discard" to forget it.',
};

/** `promptloom embed`. */
export function embedCommand(io: Io): Command {
  return newCommand('embed', 'embed everything in the library with another model, then switch to it', [
    'npx promptloom embed --embedder clip-vit-b-32',
    'npx promptloom embed --embedder clip-vit-b-32@int8 --images --library ~/prompts',
    'npx promptloom embed --discard',
  ])
    .option('--embedder <id>', 'the model to switch to; "npx promptloom models list" shows those there are')
    .option('--images', 'also read pictures that could not be found by picture so far')
    .option('--discard', 'throw away what a run that was stopped had done, and keep the model there is')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      '\nSearches are answered with the old model until the new one is complete. A run that was stopped goes on\n' +
        'where it was when the same command is run again. Until the switch, both sets of vectors are on the disk.',
    )
    .action(action(io, (options: EmbedOptions) => embed(io, options)));
}

async function embed(io: Io, options: EmbedOptions): Promise<Result> {
  const { embedder, discard } = options;
  if (!discard && embedder === undefined) {
    throw new PromptloomError('invalid-input', 'No model is named to switch to.', {
      hint: 'Name one with --embedder; "npx promptloom models list" shows those there are.',
    });
  }
  // The library is opened with the model that it has, whatever the settings say.
  const flags = { library: options.library, embedder: 'auto' };
  return withLibrary(
    io,
    flags,
    false,
    ({ library }) => (discard ? throwAway(library) : switchTo(io, library, embedder!, options)),
    true,
  );
}

async function throwAway(library: OpenLibrary): Promise<Result> {
  const discarded = await library.discardEmbedding();
  return {
    json: { discarded },
    text: discarded ? 'Thrown away. The library keeps its model.' : 'There was nothing to throw away.',
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
    const report = await library.embed(
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
    `The library now has ${embedder} instead of ${before}, after ${duration(seconds)}.`,
    resumedAt > 0 && `  went on after ${count(resumedAt)} that an earlier run had done`,
    `  ${counted(prompts, 'prompt')}, ${counted(images.embedded, 'picture')}`,
    cut > 0 && `  ${count(cut)} longer than the model reads: only their beginnings count in searches`,
    images.failed.length > 0 && '  pictures that could not be read, and are not found by picture any more:',
    ...images.failed.flatMap(({ reason, count: number, examples }) => [
      `    ${count(number)} × ${plain(reason)}`,
      ...examples.map((example) => `        ${plain(example)}`),
    ]),
  ];
  return lines.filter((line) => line !== false).join('\n');
}
