import type { Command } from 'commander';
import { Option } from 'commander';
import type { OpenLibrary } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import { type ImproveInput, type Improvement, STRENGTHS, type Strength } from '../../records/improvement.ts';
import type { PromptDetail } from '../../records/lineage.ts';
import { action, newCommand } from '../command.ts';
import type { Asker } from '../io/ask.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { between, collectList, whole } from '../io/options.ts';
import { watchWriting } from '../io/progress-of-writing.ts';
import { cut, painter, plain } from '../text/format.ts';
import { improvementText, type VariantStyle } from '../text/improvement-text.ts';

interface ImproveOptions extends CommonOptions {
  of?: string;
  use?: string[];
  choose?: true;
  variants?: number;
  k?: number;
  diversity?: number;
  for?: string;
  guidance?: string;
  vary?: true;
  blend?: true;
  expand?: 'before' | 'after';
  seed?: number;
  strength?: Strength;
  language?: string;
  keep?: string[];
  avoid?: string[];
  maxTokens?: number;
  llm?: string;
  accept?: number;
  diff?: VariantStyle['diff'];
  replay?: string;
  pick: boolean;
}

/** What goes with a request that is asked again; the rest is in the request. */
const WITH_REPLAY = new Set(['library', 'json', 'replay', 'llm', 'accept', 'diff', 'pick']);

/** `promptloom improve`. */
export function improveCommand(io: Io): Command {
  return newCommand('improve', 'write better prompts from an idea and similar prompts of the library', [
    'npx promptloom improve "a cat sleeping on the sofa"',
    'npx promptloom improve "a cat" --use p0123456789abcdef p0123456789abcdeg --variants 3 --for sdxl',
    'npx promptloom improve "a cat" --llm openai:gpt-5-mini --guidance "night, rain" --strength reinvent',
    'npx promptloom improve "un chat" --for sd15 --keep "red scarf" --avoid people,text --max-tokens 60',
    'npx promptloom improve "a cat" --accept 1 --json',
    'npx promptloom improve --of p0123456789abcdef --variants 3',
    'npx promptloom improve --replay m0123456789abcdef',
  ])
    .argument('[idea...]', 'the rough idea, in any language')
    .option(
      '--of <id>',
      'make this prompt better: what you keep is a version of it; it is the idea if that is left out',
    )
    .option('--use <ids...>', 'learn from these prompts only', collectList)
    .option('--choose', 'choose among the similar prompts which to learn from')
    .option('--variants <number>', 'how many to write', whole(1))
    .option('-k <number>', 'how many similar prompts to look at', whole(1))
    .option('--diversity <number>', 'how unlike each other they are: 0 takes the nearest', between(0, 1))
    .option(
      '--for <model>',
      'the image model that will draw it, such as sd15, sdxl, sd35, flux, midjourney, pony',
    )
    .option('--guidance <text>', 'what you want beside the idea')
    .option('--vary', 'the idea is a whole prompt: write variations of it')
    .option('--blend', 'blend the prompts named with --use; the idea holds them together')
    .addOption(
      new Option(
        '--expand <when>',
        'the idea is a template: expand it before writing, or each variant after',
      ).choices(['before', 'after']),
    )
    .option('--seed <number>', 'of the expansion', whole())
    .addOption(new Option('--strength <how>', 'how far to go from the idea').choices(STRENGTHS))
    .option('--language <name>', 'the language of the prompts; English if left out')
    .option('--keep <words...>', 'words that every prompt holds', collectList)
    .option('--avoid <words...>', 'words that no prompt holds', collectList)
    .option('--max-tokens <number>', "longest prompt, in tokens of the image model's encoder", whole(5))
    .option(
      '--llm <provider:model>',
      'who writes: openai:, anthropic:, bedrock:, ollama: or openai-compatible:URL#MODEL, or composer (PROMPTLOOM_LLM)',
    )
    .option(
      '--replay <id>',
      'run the request of an earlier improvement again (see npx promptloom improvements)',
    )
    .option('--accept <number>', 'keep this variant in the library at once', whole(1))
    .addOption(
      new Option('--diff <against>', 'show what was added and removed').choices(['idea', 'previous', 'none']),
    )
    .option('--no-pick', 'do not ask at a terminal which variant to keep')
    .action(action(io, (idea: string[], options: ImproveOptions) => improve(io, idea, options)));
}

async function improve(io: Io, idea: string[], options: ImproveOptions): Promise<Result> {
  const { library: folder } = options;
  const asker = options.json ? undefined : io.ask;
  if (options.replay !== undefined) return replay(io, options.replay, idea, options);
  if (idea.length === 0 && options.of === undefined)
    throw new PromptloomError('invalid-input', 'An idea is missing.', {
      hint: 'npx promptloom improve "a cat"',
    });
  return withLibrary(io, { library: folder }, false, async ({ library }) => {
    const words = idea.length > 0 ? idea.join(' ') : (await library.show(options.of!)).prompt.text;
    const input = {
      ...inputOf(words, options),
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
    throw new PromptloomError('invalid-input', '--replay brings its own idea.', {
      hint: 'Leave the idea out, or leave --replay out to improve it.',
    });
  const [other] = Object.keys(options).filter((name) => !WITH_REPLAY.has(name));
  if (other !== undefined)
    throw new PromptloomError(
      'invalid-input',
      `--replay brings its own request, which has its own ${other}.`,
      {
        hint: 'Only --llm, --accept, --diff and --no-pick go with it.',
      },
    );
  const { library: folder, llm } = options;
  return withLibrary(io, { library: folder }, false, async ({ library }) => {
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
    return { text: accepted ? acceptedText(accepted) : 'Nothing was kept.' };
  }
  const [first] = improvement.variants;
  return { text: first ? `${shown}\nKeep one: npx promptloom accept ${first.id}` : shown };
}

/** What to say about a variant that became a prompt. */
export function acceptedText({ prompt }: PromptDetail): string {
  return `Kept as ${prompt.id}. Draw it: npx promptloom generate ${prompt.id}`;
}

function inputOf(idea: string, options: ImproveOptions): ImproveInput {
  const {
    expand,
    seed,
    vary,
    blend,
    use,
    variants,
    k,
    diversity,
    guidance,
    strength,
    language,
    keep,
    avoid,
    maxTokens,
    llm,
  } = options;
  return {
    idea,
    of: options.of,
    task: blend ? 'blend' : vary ? 'vary' : undefined,
    expand,
    seed,
    use,
    variants,
    k,
    diversity,
    for: options.for,
    guidance,
    strength,
    language,
    mustKeep: keep,
    mustAvoid: avoid,
    maxTokens,
    llm,
  };
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
    throw new PromptloomError('invalid-input', '--choose asks questions, and nobody is at a terminal.', {
      hint: 'Name the prompts with --use.',
    });
  const { results } = await library.search({ text: idea, k: k ?? 12 });
  const choices = results.map(({ id, prompt, score }) => ({
    value: id,
    label: `${score.toFixed(2)} ${cut(plain(prompt), 90)}`,
  }));
  if (choices.length === 0) return {};
  const marks = await Promise.all(results.map(({ id }) => library.marks.of(id)));
  // With one star it is no example unless somebody says so.
  const offered = results.filter((_, n) => marks[n]!.rating !== 1).map(({ id }) => id);
  const chosen = await asker.chooseMany('Which prompts to learn from?', choices, use ?? offered);
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
    const n = await asker.choose('Which one to keep?', [...choices, { value: -1, label: 'none of them' }]);
    const variant = n === undefined ? undefined : variants[n];
    if (!variant) return undefined;
    const how = await asker.choose('Keep it', [
      { value: 'as-is', label: 'as it is' },
      { value: 'edit', label: 'after a change' },
      { value: 'back', label: 'no, another' },
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
