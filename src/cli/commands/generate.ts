import type { Command } from 'commander';
import type { GenerateInput, Generation } from '../../records/generation.ts';
import type { Seed } from '../../records/seed.ts';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { between, seed, size, whole } from '../io/options.ts';
import { generationStep, ProgressView } from '../io/progress.ts';
import { plain } from '../text/format.ts';

interface GenerateOptions extends CommonOptions {
  backend?: string;
  count?: number;
  size?: { width: number; height: number };
  seed?: Seed | 'random';
  steps?: number;
  cfg?: number;
  negative?: string;
  sampler?: string;
  scheduler?: string;
  model?: string;
  quiet?: true;
}

/** Ids of what can be drawn: a prompt or a variant. */
const ID = /^[pv][0-9a-hjkmnp-tv-z]{16}$/;

/** `promptloom generate`. */
export function generateCommand(io: Io): Command {
  return newCommand('generate', 'draw pictures of a prompt and keep them in the library', [
    'npx promptloom generate "a lighthouse in a storm, oil painting" --count 4',
    'npx promptloom generate p0123456789abcdef --backend a1111:http://127.0.0.1:7860 --size 768x512 --seed 7',
    'npx promptloom generate v0123456789abcdef --json',
  ])
    .argument('<prompt...>', 'the prompt, or the id of a stored prompt or of a variant')
    .option('--backend <backend>', 'a1111:URL or sketch (PROMPTLOOM_IMAGE_BACKEND)')
    .option('--count <number>', 'how many pictures', whole(1))
    .option('--size <WxH>', 'width and height in pixels', size)
    .option(
      '--seed <number>',
      'the seed of the first picture, up to 2^64 - 1, or random; if left out, that of a stored prompt',
      seedOrRandom,
    )
    .option('--steps <number>', 'sampling steps', whole(1))
    .option('--cfg <number>', 'classifier-free guidance scale', between(0, 100))
    .option('--negative <text>', 'what shall not be in the picture')
    .option('--sampler <name>', 'the sampler, as the back end names it')
    .option('--scheduler <name>', 'the scheduler, where the back end has several')
    .option('--model <name>', 'the checkpoint, where the back end has several')
    .option('--quiet', 'no progress')
    .action(action(io, (prompt: string[], options: GenerateOptions) => generate(io, prompt, options)));
}

async function generate(io: Io, words: string[], options: GenerateOptions): Promise<Result> {
  const { library, size: sides, negative, quiet = false, json: _, ...settings } = options;
  const text = words.join(' ').trim();
  const what = ID.test(text) ? { id: text } : { prompt: text };
  const input: GenerateInput = { ...what, ...settings, ...sides, negativePrompt: negative };
  const generation = await withLibrary(io, { library }, false, async ({ library: door }) => {
    const view = await ProgressView.open(io, quiet);
    try {
      return await door.generate(input, {
        signal: io.signal,
        onProgress: (progress) => view.show(generationStep(progress)),
      });
    } finally {
      view.close();
    }
  });
  return { json: generation, text: textOf(generation) };
}

function seedOrRandom(text: string): Seed | 'random' {
  return text === 'random' ? text : seed(text);
}

function textOf({ images, backend, promptId, warnings }: Generation): string {
  const lines = images.map(({ path, width, height, seed }) => {
    const about = [`${width}×${height}`, seed !== null && `seed ${seed}`].filter(Boolean).join(', ');
    return `${path}  (${about})`;
  });
  const honest =
    backend === 'sketch' ? ['These are sketches from the words of the prompt, not pictures of a model.'] : [];
  return [
    ...lines,
    ...honest,
    ...warnings.map((w) => `Note: ${plain(w)}`),
    `See it: npx promptloom show ${promptId}`,
  ].join('\n');
}
