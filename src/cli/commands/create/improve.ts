import type { Command } from 'commander';
import { Option } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import { type ImproveInput, type Improvement, STRENGTHS } from '../../../records/improvement.ts';
import type { PromptDetail } from '../../../records/lineage.ts';
import { PROMPT_FORMS } from '../../../records/prompt-form.ts';
import { action, newCommand } from '../../command.ts';
import type { Asker } from '../../io/ask.ts';
import { askToFillIn } from '../../io/fill-in.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { between, collectList, collectVariable, whole } from '../../io/options.ts';
import { watchWriting } from '../../io/progress-of-writing.ts';
import { cut, painter, plain } from '../../text/format.ts';
import { improvementText, type VariantStyle } from '../../text/improvement-text.ts';

interface ImproveOptions
  extends CommonOptions,
    Omit<ImproveInput, 'idea' | 'task' | 'mustKeep' | 'mustAvoid'> {
  choose?: true;
  set?: Record<string, string>;
  vary?: true;
  blend?: true;
  keep?: string[];
  avoid?: string[];
  accept?: number;
  diff?: VariantStyle['diff'];
  replay?: string;
  pick: boolean;
}

/** What goes with a request that is asked again; the rest is in the request. */
const WITH_REPLAY = new Set(['library', 'json', 'replay', 'llm', 'accept', 'diff', 'pick']);

/** `promptloom improve`. */
export function improveCommand(io: Io): Command {
  return newCommand('improve', 'write better prompts from an idea and similar prompts in the library', [
    'npx promptloom improve "a cat sleeping on the sofa"',
    'npx promptloom improve "a cat" --use p0123456789abcdef p0123456789abcdeg --variants 3 --for sdxl',
    'npx promptloom improve "a cat" --llm openai:gpt-5-mini --guidance "night, rain" --strength reinvent',
    'npx promptloom improve "un chat" --for sd15 --keep "red scarf" --avoid people,text --max-tokens 60',
    'npx promptloom improve "the skyline of [CITY] at dawn" --set city=Lisbon',
    'npx promptloom improve "a cat" --accept 1 --json',
    'npx promptloom improve --of p0123456789abcdef --variants 3',
    'npx promptloom improve --replay m0123456789abcdef',
  ])
    .argument('[idea...]', 'rough idea, in any language')
    .option(
      '--of <id>',
      'improve a stored prompt; accepted variants become its new versions (its text is used if you give no idea)',
    )
    .option('--use <ids...>', 'learn from these prompts only', collectList)
    .option('--choose', 'choose at the terminal which similar prompts to learn from')
    .option('--variants <number>', 'number of variants to write', whole(1))
    .option('-k <number>', 'number of similar prompts to learn from', whole(1))
    .option(
      '--diversity <number>',
      'how different those prompts are from each other, 0 to 1; 0 takes the nearest',
      between(0, 1),
    )
    .option('--for <model>', 'image model to write for, such as sd15, sdxl, sd35, flux, midjourney, pony')
    .addOption(
      new Option('--form <form>', 'form of the prompts, instead of that of the image model').choices(
        PROMPT_FORMS,
      ),
    )
    .option('--guidance <text>', 'further wishes, such as "warmer light"')
    .option('--vary', 'treat the idea as a complete prompt and write variations')
    .option('--blend', 'blend the prompts named with --use; the idea says what they share')
    .addOption(
      new Option(
        '--expand <when>',
        'treat the idea as a template; expand it before writing, or each variant after',
      ).choices(['before', 'after']),
    )
    .option(
      '--var, --set <name=value>',
      'fill in a place such as [CITY], or set a variable of a template (repeatable)',
      collectVariable,
    )
    .option('--seed <number>', 'seed for --expand', whole())
    .addOption(new Option('--strength <how>', 'how far to depart from the idea').choices(STRENGTHS))
    .option('--language <name>', 'language of the prompts (default: English)')
    .option('--keep <words...>', 'words that every variant must contain', collectList)
    .option('--avoid <words...>', 'words that no variant may contain', collectList)
    .option('--max-tokens <number>', "longest variant, in tokens of the image model's encoder", whole(5))
    .option(
      '--llm <provider:model>',
      'writer: openai:, anthropic:, bedrock:, ollama: or openai-compatible:URL#MODEL, or composer (PROMPTLOOM_LLM)',
    )
    .option('--replay <id>', 'repeat an earlier improvement; "npx promptloom improvements" lists them')
    .option('--accept <number>', 'accept this variant at once', whole(1))
    .addOption(
      new Option('--diff <against>', 'show what was added and removed, compared with').choices([
        'idea',
        'previous',
        'none',
      ]),
    )
    .option('--no-pick', 'do not ask which variant to accept')
    .action(action(io, improve));
}

async function improve(io: Io, idea: string[], options: ImproveOptions): Promise<Result> {
  const { library: folder } = options;
  const asker = options.json ? undefined : io.ask;
  if (options.replay !== undefined) return replay(io, options.replay, idea, options);
  if (idea.length === 0 && options.of === undefined)
    throw new PromptloomError('invalid-input', 'The idea is missing.', {
      hint: 'npx promptloom improve "a cat"',
    });
  return withLibrary(io, folder, async (library) => {
    const words = idea.length > 0 ? idea.join(' ') : (await library.prompts.get(options.of!)).prompt.text;
    const input = {
      ...inputOf(words, options),
      ...(await askToFillIn(words, options.set, asker)),
      ...(options.choose && (await chooseMatches(library, asker, words, options))),
    };
    const improvement = await watchWriting(io, input.variants, (watch) => library.improve(input, watch));
    const text = improvementText(improvement, styleOf(io, options));
    const { kept, text: then } = await keepOne(io, library, improvement, text, options);
    return { json: { ...improvement, ...kept }, text: then };
  });
}

async function replay(io: Io, id: string, idea: string[], options: ImproveOptions): Promise<Result> {
  if (idea.length > 0)
    throw new PromptloomError('invalid-input', '--replay uses its own idea.', {
      hint: 'Remove the idea, or remove --replay.',
    });
  const [other] = Object.keys(options).filter((name) => !WITH_REPLAY.has(name));
  if (other !== undefined)
    throw new PromptloomError(
      'invalid-input',
      `--replay repeats a whole request, so ${other} cannot be set.`,
      {
        hint: 'Only --llm, --accept, --diff and --no-pick work with it.',
      },
    );
  const { library: folder, llm } = options;
  return withLibrary(io, folder, async (library) => {
    const both = await watchWriting(io, undefined, (watch) =>
      library.replay(id, { ...(llm && { llm }) }, watch),
    );
    const { before, after } = both;
    const shown = [
      `Then, ${before.createdAt.slice(0, 16).replace('T', ' ')}:`,
      improvementText(before, styleOf(io, options)),
      '',
      'Now:',
      improvementText(after, styleOf(io, options)),
    ].join('\n');
    const { kept, text } = await keepOne(io, library, after, shown, options);
    return { json: { ...both, ...kept }, text };
  });
}

/** Keeps the variant that was asked for or that the person picks, where there is one. */
async function keepOne(
  io: Io,
  library: OpenLibrary,
  improvement: Improvement,
  shown: string,
  { accept, pick, json }: ImproveOptions,
): Promise<{ kept?: { accepted: { variantId: string; promptId: string } }; text: string }> {
  const asker = json ? undefined : io.ask;
  if (accept !== undefined) {
    const variant = improvement.variants[accept - 1];
    if (!variant) throw noSuchVariant(accept, improvement);
    const detail = await library.accept({ variantId: variant.id });
    const accepted = { variantId: variant.id, promptId: detail.prompt.id };
    return { kept: { accepted }, text: `${shown}\n\n${acceptedText(detail)}` };
  }
  if (asker && pick) {
    io.out(`${shown}\n\n`);
    const accepted = await pickVariant(library, asker, improvement, io.columns);
    return { text: accepted ? acceptedText(accepted) : 'No variant was accepted.' };
  }
  const [first] = improvement.variants;
  return { text: first ? `${shown}\nAccept one: npx promptloom accept ${first.id}` : shown };
}

/** What to say about a variant that became a prompt. */
export function acceptedText({ prompt }: PromptDetail): string {
  return `Accepted as ${prompt.id}. Generate images: npx promptloom generate ${prompt.id}`;
}

function inputOf(idea: string, options: ImproveOptions): ImproveInput {
  const {
    library,
    json,
    choose,
    set,
    accept,
    diff,
    replay: again,
    pick,
    vary,
    blend,
    keep,
    avoid,
    ...wishes
  } = options;
  const task = blend ? 'blend' : vary ? 'vary' : undefined;
  return { idea, ...wishes, task, mustKeep: keep, mustAvoid: avoid };
}

function styleOf(io: Io, { diff }: ImproveOptions): VariantStyle {
  const colours = io.outIsTerminal && !io.env.NO_COLOR;
  // Marks would be in the way of those who copy a prompt, so without colours they are there only when asked for.
  return {
    columns: io.columns,
    paint: painter(io.outIsTerminal, io.env),
    colours,
    diff: diff ?? (colours ? 'idea' : 'none'),
  };
}

async function chooseMatches(
  library: OpenLibrary,
  asker: Asker | undefined,
  idea: string,
  { k, use }: ImproveOptions,
): Promise<{ use?: string[] }> {
  if (!asker)
    throw new PromptloomError('invalid-input', '--choose needs a terminal to ask at.', {
      hint: 'Name the prompts with --use.',
    });
  const { results } = await library.search({ text: idea, k: k ?? 12 });
  const choices = results.map(({ id, prompt, score }) => ({
    value: id,
    label: `${score.toFixed(2)} ${cut(plain(prompt), 90)}`,
  }));
  if (choices.length === 0) return {};
  const annotations = await Promise.all(results.map(({ id }) => library.annotations.of(id)));
  // With one star it is no example unless somebody says so.
  const offered = results.filter((_, n) => annotations[n]!.rating !== 1).map(({ id }) => id);
  const chosen = await asker.chooseMany('Which prompts should it learn from?', choices, use ?? offered);
  if (chosen === undefined) throw new PromptloomError('cancelled', 'Nothing was written.');
  return { use: chosen };
}

/** Has the person pick a variant and change it, until one is kept or none. */
async function pickVariant(
  library: OpenLibrary,
  asker: Asker,
  { variants }: Improvement,
  columns: number,
): Promise<PromptDetail | undefined> {
  const choices = variants.map(({ prompt }, n) => ({
    value: n,
    label: `${n + 1}  ${cut(plain(prompt), columns - 20)}`,
  }));
  for (;;) {
    const n = await asker.choose('Which variant do you accept?', [
      ...choices,
      { value: -1, label: 'none of them' },
    ]);
    const variant = n === undefined ? undefined : variants[n];
    if (!variant) return undefined;
    const how = await asker.choose('Accept it', [
      { value: 'as-is', label: 'as it is' },
      { value: 'edit', label: 'edit it first' },
      { value: 'back', label: 'no, choose another' },
    ]);
    if (how === 'as-is') return library.accept({ variantId: variant.id });
    if (how !== 'edit') continue;
    const prompt = await asker.edit('The prompt', variant.prompt);
    if (prompt?.trim()) return library.accept({ variantId: variant.id, prompt });
  }
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
