import type { Command } from 'commander';
import { check } from '../../../api/check.ts';
import {
  type ExpandInput,
  ExpandRequestSchema,
  type ExpandResponse,
  MAX_EXPANDED,
} from '../../../records/template.ts';
import { action, newCommand } from '../../command.ts';
import type { CommonOptions, Io, Result } from '../../io/io.ts';
import { collectVariable, whole } from '../../io/options.ts';
import { plain } from '../../text/format.ts';

interface ExpandOptions extends CommonOptions {
  all?: true;
  count?: number;
  seed?: number;
  set?: Record<string, string>;
}

/** `promptloom expand`. */
export function expandCommand(io: Io): Command {
  return newCommand('expand', 'expand a template into prompts', [
    `npx promptloom expand "a {red|blue} {cat|dog}, {2\\$\\$fog|rain|snow}" --all`,
    'npx promptloom expand "a __animals__ in __places__, {3::soft|1::hard} light" --count 20 --seed 7',
    `npx promptloom expand '\${mood={calm|eerie}}a \${mood} harbour, \${mood} light' --all --json`,
  ])
    .argument(
      '<template...>',
      'text with {a|b}, {2$$a|b|c}, __file__ from the library’s folder wildcards, $' + '{name=…}',
    )
    .option('--all', 'list every combination, instead of a random selection')
    .option('--count <number>', `number of prompts, up to ${MAX_EXPANDED}`, whole(1))
    .option('--seed <number>', 'repeat a random selection', whole())
    .option('--var, --set <name=value>', 'set a variable (repeatable)', collectVariable)
    .action(action(io, expand));
}

async function expand(
  io: Io,
  template: string[],
  { library, all, count, seed, set: variables }: ExpandOptions,
): Promise<Result> {
  const expanded = await expandAnywhere(io, library, {
    template: template.join(' '),
    ...(all && { mode: 'all', count: MAX_EXPANDED }),
    ...(count !== undefined && { count }),
    seed,
    variables,
  });
  const { prompts, more, missing, unknown, problems, wildcards } = expanded;
  if (more) io.err(`There are more prompts; these are the first ${prompts.length}.\n`);
  for (const problem of problems) io.err(`Wildcard file ${plain(problem)}.\n`);
  if (missing.length > 0)
    io.err(
      `Unknown wildcard: ${missing.map((name) => `__${plain(name)}__`).join(', ')}. ${wildcards.length > 0 ? `Known: ${wildcards.slice(0, 20).join(', ')}.` : 'Put text files into the library’s folder wildcards.'}\n`,
    );
  if (unknown.length > 0)
    io.err(
      `Not understood and left as written: ${unknown.map(plain).join(', ')}. Set a variable with --set name=value; write \\{, \\$ or \\__ for the characters themselves.\n`,
    );
  return { json: expanded, text: prompts.map(plain).join('\n') };
}

/** Expands with the wildcards of the library, through the server that holds it or from its folder; none is opened or made for it. */
async function expandAnywhere(
  io: Io,
  library: string | undefined,
  input: ExpandInput,
): Promise<ExpandResponse> {
  const [{ readConfig }, { openThroughServer }, { expandUnopened }] = await Promise.all([
    import('../../../config.ts'),
    import('../../open.ts'),
    import('../../../library/unopened.ts'),
  ]);
  const config = readConfig({ library }, io.env, io.cwd);
  const served = await openThroughServer(config);
  if (served) {
    try {
      return await served.library.expand(input);
    } finally {
      await served.library.close();
    }
  }
  return expandUnopened(check(ExpandRequestSchema, input), config);
}
