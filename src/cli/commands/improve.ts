import type { Command } from 'commander';
import { PromptloomError } from '../../errors.ts';
import type { ImproveInput, Improvement } from '../../records/improvement.ts';
import type { PromptDetail } from '../../records/lineage.ts';
import { action, newCommand } from '../command.ts';
import { counted, type Paint, painter, plain, wrap } from '../format.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';
import { collectList, whole } from '../options.ts';

interface ImproveOptions extends CommonOptions {
  use?: string[];
  variants?: number;
  k?: number;
  for?: string;
  guidance?: string;
  llm?: string;
  accept?: number;
}

/** `promptloom improve`. */
export function improveCommand(io: Io): Command {
  return newCommand('improve', 'write better prompts from an idea and similar prompts of the library', [
    'promptloom improve "a cat sleeping on the sofa"',
    'promptloom improve "a cat" --use p0123456789abcdef p0123456789abcdeg --variants 3 --for sdxl',
    'promptloom improve "a cat" --llm openai-compatible:http://127.0.0.1:8080/v1#qwen3 --guidance "night, rain"',
    'promptloom improve "a cat" --accept 1 --json',
  ])
    .argument('<idea...>', 'the rough idea')
    .option('--use <ids...>', 'learn from these prompts only', collectList)
    .option('--variants <number>', 'how many to write', whole(1))
    .option('-k <number>', 'how many similar prompts to look at', whole(1))
    .option('--for <model>', 'the image model that will draw it, such as sdxl or flux')
    .option('--guidance <text>', 'what you want beside the idea')
    .option('--llm <provider:model>', 'the language model (PROMPTLOOM_LLM); the composer if there is none')
    .option('--accept <number>', 'keep this variant in the library at once', whole(1))
    .action(action(io, (idea: string[], options: ImproveOptions) => improve(io, idea, options)));
}

async function improve(io: Io, idea: string[], options: ImproveOptions): Promise<Result> {
  const { library: folder, use, variants, k, for: target, guidance, llm, accept } = options;
  const input: ImproveInput = { idea: idea.join(' '), use, variants, k, for: target, guidance };
  return withLibrary(io, { library: folder, llm }, false, async ({ library, server }) => {
    if (llm !== undefined && server !== undefined) throw serverChooses(server);
    const improvement = await library.improve(input, { signal: io.signal });
    const paint = painter(io.outIsTerminal, io.env);
    if (accept === undefined) return { json: improvement, text: textOf(improvement, io.columns, paint) };
    const variant = improvement.variants[accept - 1];
    if (!variant) throw noSuchVariant(accept, improvement);
    const accepted = await library.accept({ variantId: variant.id });
    return {
      json: { ...improvement, accepted: { variantId: variant.id, promptId: accepted.prompt.id } },
      text: `${textOf(improvement, io.columns, paint, accept)}\n\n${acceptedText(accepted)}`,
    };
  });
}

/** What to say about a variant that became a prompt. */
export function acceptedText({ prompt }: PromptDetail): string {
  return `Kept as ${prompt.id}. Draw it: promptloom generate ${prompt.id}`;
}

function textOf(improvement: Improvement, columns: number, paint: Paint, accepted?: number): string {
  const { variants, writer, matches, notes } = improvement;
  const width = Math.max(30, columns - 6);
  const blocks = variants.map(({ id, prompt, negativePrompt, reason, borrowed }, n) => {
    const [first, ...more] = wrap(plain(prompt), width).map((line) => paint('bold', line));
    const from = new Set(borrowed.map((phrase) => phrase.from));
    const about = [
      id,
      negativePrompt && `without: ${plain(negativePrompt)}`,
      plain(reason),
      borrowed.length > 0 && `${counted(borrowed.length, 'phrase')} from ${[...from].join(', ')}`,
    ];
    const lines = [
      ...more,
      ...about.filter((line) => line !== false && line !== '').map((l) => paint('dim', String(l))),
    ];
    return [`${String(n + 1).padStart(3)}  ${first}`, ...lines.map((line) => `     ${line}`)].join('\n');
  });
  const learnt = `Written by ${writer} from ${counted(matches.length, 'similar prompt')}.`;
  const next = variants[0] && accepted === undefined ? [`Keep one: promptloom accept ${variants[0].id}`] : [];
  return [...blocks, '', learnt, ...notes.map(plain), ...next].join('\n');
}

function noSuchVariant(accept: number, { variants, writer }: Improvement): PromptloomError {
  return new PromptloomError(
    'invalid-input',
    `There is no variant ${accept}: ${writer} wrote ${variants.length}.`,
    {
      hint: `Use --accept with a number from 1 to ${variants.length}.`,
    },
  );
}

function serverChooses(server: string): PromptloomError {
  return new PromptloomError(
    'unsupported',
    `The library is served at ${server}, and that server chooses the writer.`,
    {
      hint: 'Start the server with PROMPTLOOM_LLM set, or stop it and run this again.',
    },
  );
}
