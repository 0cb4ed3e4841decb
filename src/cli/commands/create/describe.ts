import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { PromptloomError } from '../../../errors.ts';
import type { Described, DescribeInput, Description, OwnPrompt } from '../../../records/description.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collectList, whole } from '../../io/options.ts';
import { readImage } from '../../io/read-image.ts';
import { counted, type Paint, painter, plain, wrap } from '../../text/format.ts';
import { lengthText, usageText } from '../../text/improvement-text.ts';

interface DescribeOptions
  extends CommonOptions,
    Omit<DescribeInput, 'image' | 'id' | 'mustKeep' | 'mustAvoid'> {
  keep?: string[];
  avoid?: string[];
}

/** `promptloom describe`. */
export function describeCommand(io: Io): Command {
  return newCommand('describe', 'write a prompt that describes an image', [
    'npx promptloom describe photo.jpg',
    'npx promptloom describe photo.jpg --for sdxl --llm openai:gpt-5-mini',
    'npx promptloom describe i0123456789abcdef -k 24 --variants 3 --json',
  ])
    .argument('<image>', 'image file, or id of an image or prompt in the library')
    .option('--for <model>', 'image model to write for, such as sd15, sdxl, flux, midjourney, pony')
    .option(
      '--llm <provider:model>',
      'language model that accepts images, or composer to use only the nearest images (PROMPTLOOM_LLM)',
    )
    .option('-k <number>', 'number of nearest images to learn from', whole(1))
    .option('--variants <number>', 'number of prompts to write (default: 1)', whole(1))
    .option('--language <name>', 'language of the prompts (default: English)')
    .option('--keep <words...>', 'words that every prompt must contain', collectList)
    .option('--avoid <words...>', 'words that no prompt may contain', collectList)
    .option('--max-tokens <number>', "longest prompt, in tokens of the image model's encoder", whole(5))
    .action(action(io, describe));
}

async function describe(io: Io, nameOrFile: string, options: DescribeOptions): Promise<Result> {
  const { library: folder, json: _, keep, avoid, ...wishes } = options;
  const input: DescribeInput = {
    ...(await imageOrId(io, nameOrFile)),
    ...wishes,
    mustKeep: keep,
    mustAvoid: avoid,
  };
  return withLibrary(io, folder, async (library) => {
    let own: OwnPrompt | undefined;
    const onOwn = (told: OwnPrompt) => {
      own = told;
    };
    try {
      const description = await library.describe(input, { signal: io.signal, onOwn });
      return { json: description, text: textOf(description, io) };
    } catch (error) {
      if (!own || !(error instanceof PromptloomError) || error.code !== 'unsupported') throw error;
      return ownAlone(own, error, io);
    }
  });
}

/** What the file says itself, where there is nothing to write beside it. */
function ownAlone(own: OwnPrompt, { message, hint }: PromptloomError, io: Io): Result {
  const note = [`No description was written: ${message}.`.replace(/\.\.$/, '.'), hint]
    .filter(Boolean)
    .join(' ');
  const text = ownText(own, Math.max(30, io.columns - 6), painter(io.outIsTerminal, io.env));
  return { json: { own, variants: [], matches: [], notes: [note] }, text: `${text}\n\n${plain(note)}` };
}

/** A file where there is one, or where it can be nothing else; otherwise an id. */
async function imageOrId(io: Io, name: string): Promise<Pick<DescribeInput, 'image' | 'id'>> {
  const isFile =
    existsSync(path.resolve(io.cwd, name)) || /[\\/]|\.(?:png|jpe?g|webp|avif|gif|tiff?)$/i.test(name);
  return isFile ? { image: await readImage(io, name) } : { id: name };
}

const BASES: Record<Description['basis'], string> = {
  look: 'from how the nearest images look, not from what they show',
  content: 'from the prompts of the nearest images',
  sight: 'from the image itself',
};

function textOf(description: Description, io: Io): string {
  const { own, variants, basis, confidence, writer, matches, notes, usage } = description;
  const paint = painter(io.outIsTerminal, io.env);
  const width = Math.max(30, io.columns - 6);
  const sure =
    confidence === undefined ? '' : `; the nearest prompts agree to ${Math.round(100 * confidence)} %`;
  return [
    ...(own ? [ownText(own, width, paint), ''] : []),
    ...variants.map((described, n) => describedText(described, n, width, paint)),
    ...(variants.length > 0
      ? ['', `Written by ${writer} ${BASES[basis]} (${counted(matches.length, 'prompt')})${sure}.`]
      : []),
    ...(usage ? [usageText(usage)] : []),
    ...notes.map(plain),
  ].join('\n');
}

function ownText(own: OwnPrompt, width: number, paint: Paint): string {
  const { prompt, negativePrompt, writtenBy, template, negativeTemplate } = own;
  const head =
    prompt === ''
      ? 'The file contains no prompt. It was generated with:'
      : writtenBy === 'library'
        ? 'The library has the prompt of this image:'
        : 'The file contains its own prompt:';
  const more = [
    negativePrompt && `without: ${negativePrompt}`,
    settingsText(own),
    template && `template: ${template}`,
    negativeTemplate && `negative template: ${negativeTemplate}`,
  ].filter((line) => line !== undefined && line !== '');
  return [
    head,
    ...(prompt === '' ? [] : wrap(plain(prompt), width).map((line) => `     ${paint('bold', line)}`)),
    ...more.flatMap((line) => dimmed(plain(line!), width, paint)),
  ].join('\n');
}

function settingsText({ settings, guidance }: OwnPrompt): string {
  const { model, sampler, scheduler, seed, steps, cfg, width, height } = settings;
  return [
    model,
    sampler && [sampler, scheduler].filter(Boolean).join(' '),
    !sampler && scheduler,
    steps !== undefined && `${steps} steps`,
    cfg !== undefined && `cfg ${cfg}`,
    guidance !== undefined && guidance !== cfg && `guidance ${guidance}`,
    seed !== undefined && `seed ${seed}`,
    width && height && `${width}×${height}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function describedText(described: Described, n: number, width: number, paint: Paint): string {
  const { prompt, negativePrompt, reason, borrowed, changes = [] } = described;
  const [first, ...more] = wrap(plain(prompt), width).map((line) => paint('bold', line));
  const from = [...new Set(borrowed.map((phrase) => phrase.from))];
  const about = [
    lengthText(described),
    negativePrompt && `without: ${plain(negativePrompt)}`,
    plain(reason),
    borrowed.length > 0 && `${counted(borrowed.length, 'phrase')} from ${from.join(', ')}`,
    ...changes.map(plain),
  ].filter((line) => line !== false && line !== '');
  return [
    `${String(n + 1).padStart(3)}  ${first}`,
    ...more.map((line) => `     ${line}`),
    ...about.flatMap((line) => dimmed(String(line), width, paint)),
  ].join('\n');
}

function dimmed(line: string, width: number, paint: Paint): string[] {
  return wrap(line, width).map((part) => `     ${paint('dim', part)}`);
}
