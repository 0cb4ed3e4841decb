import type { Command } from 'commander';
import type { GenerateInput, Generation } from '../../../records/generation.ts';
import type { Seed } from '../../../records/seed.ts';
import { action, newCommand } from '../../command.ts';
import { askToFillIn } from '../../io/fill-in.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { between, collectVariable, seed, size, whole } from '../../io/options.ts';
import { generationStep, withProgress } from '../../io/progress.ts';
import { plain } from '../../text/format.ts';

interface GenerateOptions
  extends CommonOptions,
    Omit<GenerateInput, 'prompt' | 'id' | 'negativePrompt' | 'width' | 'height'> {
  size?: { width: number; height: number };
  negative?: string;
  set?: Record<string, string>;
  quiet?: true;
}

/** Ids of what can be drawn: a prompt or a variant. */
const ID = /^[pv][0-9a-hjkmnp-tv-z]{16}$/;

/** `promptloom generate`. */
export function generateCommand(io: Io): Command {
  return newCommand('generate', 'generate images from a prompt and add them to the library', [
    'npx promptloom generate "a lighthouse in a storm, oil painting" --count 4',
    'npx promptloom generate p0123456789abcdef --backend a1111:http://127.0.0.1:7860 --size 768x512 --seed 7',
    'npx promptloom generate v0123456789abcdef --json',
  ])
    .argument('<prompt...>', 'prompt, or id of a stored prompt or variant')
    .option('--backend <backend>', 'image back end: a1111:URL or sketch (PROMPTLOOM_IMAGE_BACKEND)')
    .option('--count <number>', 'number of images', whole(1))
    .option('--size <WxH>', 'width and height in pixels', size)
    .option(
      '--seed <number>',
      'seed of the first image, up to 2^64 - 1, or random (default: the stored prompt’s own)',
      seedOrRandom,
    )
    .option('--var, --set <name=value>', 'fill in a place such as [CITY] (repeatable)', collectVariable)
    .option('--steps <number>', 'sampling steps', whole(1))
    .option('--cfg <number>', 'classifier-free guidance scale', between(0, 100))
    .option('--negative <text>', 'negative prompt: what must not be in the image')
    .option('--sampler <name>', 'sampler, as the back end names it')
    .option('--scheduler <name>', 'scheduler, if the back end has several')
    .option('--model <name>', 'checkpoint, if the back end has several')
    .option('--quiet', 'hide progress')
    .action(action(io, generate));
}

async function generate(io: Io, words: string[], options: GenerateOptions): Promise<Result> {
  const { library, size: sides, negative, quiet, set, json, ...settings } = options;
  const text = words.join(' ').trim();
  const what = ID.test(text) ? { id: text } : { prompt: text };
  const input: GenerateInput = { ...what, ...settings, ...sides, negativePrompt: negative };
  const asker = json ? undefined : io.ask;
  const generation = await withLibrary(io, library, async (door) => {
    const words = what.id?.startsWith('p') && asker ? (await door.prompts.get(what.id)).prompt.text : text;
    const filled = { ...input, ...(await askToFillIn(words, set, asker)) };
    return withProgress(io, quiet, (view) =>
      door.generate(filled, {
        signal: io.signal,
        onProgress: (progress) => view.show(generationStep(progress)),
      }),
    );
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
    backend === 'sketch'
      ? ['These are sketches made from the words of the prompt, not images from an image model.']
      : [];
  return [
    ...lines,
    ...honest,
    ...warnings.map((w) => `Note: ${plain(w)}`),
    `Show it: npx promptloom show ${promptId}`,
  ].join('\n');
}
