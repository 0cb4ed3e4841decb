import { Argument, type Command, Option } from 'commander';
import { PROMPT_FORMS, type PromptForm } from '../../../records/prompt-form.ts';
import { REWORKS, type Reworked, type ReworkRequest } from '../../../records/rework.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collectList, whole } from '../../io/options.ts';
import { diffLines } from '../../text/diff-text.ts';
import { type Paint, painter, plain, wrap } from '../../text/format.ts';

interface ReworkOptions extends CommonOptions {
  for?: string;
  form?: PromptForm;
  maxTokens?: number;
  keep?: string[];
  negative?: string;
  k?: number;
}

/** `promptloom rework`. */
export function reworkCommand(io: Io): Command {
  return newCommand('rework', 'shorten, translate or explain a prompt, or suggest a negative one', [
    'npx promptloom rework shorten "a very long prompt, …" --for sd15',
    'npx promptloom rework translate "(a cat:1.2), masterpiece, soft light --ar 3:2" --for flux',
    `npx promptloom rework translate '{"subject": "a cat", "light": "soft"}' --form sentences`,
    'npx promptloom rework negative "portrait of an old sailor"',
    'npx promptloom rework explain "a cat, (oil painting:1.2), golden hour, 85mm lens"',
  ])
    .addArgument(new Argument('<tool>', 'what to do').choices(REWORKS))
    .argument('<prompt...>', 'prompt to rework')
    .option('--for <model>', 'image model, such as sd15, sdxl, sd35, flux, midjourney, pony')
    .addOption(
      new Option('--form <form>', 'form to translate into, instead of that of the image model').choices(
        PROMPT_FORMS,
      ),
    )
    .option(
      '--max-tokens <number>',
      'longest result, in tokens (default: what the image model reads)',
      whole(5),
    )
    .option('--keep <words...>', 'words that must stay', collectList)
    .option('--negative <text>', 'negative prompt that belongs to it')
    .option('-k <number>', 'number of similar prompts to learn from', whole(1))
    .action(action(io, rework));
}

async function rework(
  io: Io,
  tool: ReworkRequest['tool'],
  prompt: string[],
  { library, json: _, keep, negative, ...wishes }: ReworkOptions,
): Promise<Result> {
  const asked = { tool, prompt: prompt.join(' '), negativePrompt: negative, mustKeep: keep, ...wishes };
  const reworked = await withLibrary(io, library, (door) => door.rework(asked));
  return { json: reworked, text: textOf(reworked, io) };
}

function textOf({ parts, ...reworked }: Reworked, io: Io): string {
  const paint = painter(io.outIsTerminal, io.env);
  const colours = io.outIsTerminal && !io.env.NO_COLOR;
  const width = Math.max(30, io.columns);
  const { tool, prompt, negativePrompt, changes, tokens, diff } = reworked;
  if (parts) return parts.map((part) => partText(part, width, paint)).join('\n');
  if (tool === 'negative')
    return [plain(negativePrompt), ...dimmed(changes, width, paint)].filter(Boolean).join('\n');
  const length = `${tokens.exact ? '' : 'about '}${tokens.count} of ${tokens.limit} tokens`;
  return [
    ...(colours ? diffLines(diff, width, paint, true) : wrap(plain(prompt), width)),
    negativePrompt && `without: ${plain(negativePrompt)}`,
    ...dimmed([length, ...changes], width, paint),
  ]
    .filter(Boolean)
    .join('\n');
}

function partText(part: NonNullable<Reworked['parts']>[number], width: number, paint: Paint): string {
  const { text, role, note, tokens, inLibrary } = part;
  const known = inLibrary > 0 ? ` · in ${inLibrary} of the library's prompts` : '';
  const about = `${role} · ${tokens} token${tokens === 1 ? '' : 's'}${known}. ${note}`;
  return [paint('bold', plain(text)), ...dimmed([about], width - 4, paint).map((line) => `    ${line}`)].join(
    '\n',
  );
}

function dimmed(lines: readonly string[], width: number, paint: Paint): string[] {
  return lines.flatMap((line) => wrap(plain(line), width)).map((line) => paint('dim', line));
}
