import { Command, CommanderError } from 'commander';
import { PromptloomError, type WrongField } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import { Exit } from './command.ts';
import { EXIT_CODES } from './io/interrupt.ts';
import type { Io } from './io/io.ts';
import { STOPPED } from './io/last-words.ts';
import { markOperands } from './io/operands.ts';
import { painter } from './text/format.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

const EXAMPLES = `
Examples:
  $ npx promptloom serve
  $ npx promptloom import prompts.csv --images
  $ npx promptloom search "watercolor landscape" -k 10
  $ npx promptloom improve "a cat sleeping on the sofa"
  $ npx promptloom generate "a lighthouse in a storm"

Settings come from flags, then PROMPTLOOM_… variables, then promptloom.config.json.
Exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C, 143 by SIGTERM.
`;

/** The commands in the order in which the help lists them; the module of each loads when it is run. */
const COMMANDS: Readonly<Record<string, (io: Io) => Promise<Command>>> = {
  serve: async (io) => (await import('./commands/library/serve.ts')).serveCommand(io),
  import: async (io) => (await import('./commands/library/import.ts')).importCommand(io),
  export: async (io) => (await import('./commands/library/export.ts')).exportCommand(io),
  search: async (io) => (await import('./commands/search/search.ts')).searchCommand(io),
  'saved-searches': async (io) => (await import('./commands/search/saved-searches.ts')).searchesCommand(io),
  boards: async (io) => (await import('./commands/prompts/boards.ts')).boardsCommand(io),
  'style-words': async (io) => (await import('./commands/search/style-words.ts')).wordsCommand(io),
  improve: async (io) => (await import('./commands/create/improve.ts')).improveCommand(io),
  accept: async (io) => (await import('./commands/create/accept.ts')).acceptCommand(io),
  improvements: async (io) => (await import('./commands/create/improvements.ts')).improvementsCommand(io),
  rework: async (io) => (await import('./commands/create/rework.ts')).reworkCommand(io),
  describe: async (io) => (await import('./commands/create/describe.ts')).describeCommand(io),
  expand: async (io) => (await import('./commands/create/expand.ts')).expandCommand(io),
  generate: async (io) => (await import('./commands/create/generate.ts')).generateCommand(io),
  show: async (io) => (await import('./commands/prompts/show.ts')).showCommand(io),
  versions: async (io) => (await import('./commands/prompts/versions.ts')).versionsCommand(io),
  rate: async (io) => (await import('./commands/prompts/rate.ts')).rateCommand(io),
  delete: async (io) => (await import('./commands/prompts/delete.ts')).deleteCommand(io),
  restore: async (io) => (await import('./commands/prompts/delete.ts')).restoreCommand(io),
  index: async (io) => (await import('./commands/library/index.ts')).indexCommand(io),
  map: async (io) => (await import('./commands/search/map.ts')).mapCommand(io),
  're-embed': async (io) => (await import('./commands/library/re-embed.ts')).embedCommand(io),
  models: async (io) => (await import('./commands/library/models.ts')).modelsCommand(io),
  doctor: async (io) => (await import('./commands/library/doctor.ts')).doctorCommand(io),
};

/** Names that commands had before, by which they are still called. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  searches: 'saved-searches',
  words: 'style-words',
  embed: 're-embed',
};

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C, 143 by SIGTERM.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('promptloom')
    .description(
      'A prompt library for text-to-image work: collect, search, improve, generate, collect again.',
    )
    .version(packageVersion)
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    // So that options after the name of a command are that command's.
    .enablePositionalOptions();
  const given = args.find((arg) => !arg.startsWith('-')) ?? '';
  const name = Object.hasOwn(FORMER_NAMES, given) ? FORMER_NAMES[given]! : given;
  const commands = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]!] : Object.values(COMMANDS);
  for (const command of await Promise.all(commands.map((load) => load(io)))) program.addCommand(command);
  for (const [former, now] of Object.entries(FORMER_NAMES))
    program.commands.find((command) => command.name() === now)?.alias(former);
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride();
    command.configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) });
  }
  try {
    await program.parseAsync(markOperands(args, program), { from: 'user' });
    return DONE;
  } catch (error) {
    return finish(error, io, args.includes('--json'));
  }
}

async function finish(error: unknown, io: Io, json: boolean): Promise<number> {
  if (error instanceof Exit) return error.exitCode;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return DONE;
    // Commander has written its message already.
    if (json)
      writeError(io, { code: 'invalid-input', message: error.message.replace(/^error: /, ''), hint: '' });
    return WRONG_USAGE;
  }
  const stopped = io.signal.aborted ? (io.stoppedBy?.() ?? 'SIGINT') : undefined;
  if (stopped === 'closed output') return EXIT_CODES[stopped];
  const stated = stopped
    ? whatStopped(error, io)
    : error instanceof PromptloomError
      ? error
      : await unexpected(error, io);
  const { code, message, hint, fields } = stated;
  const paint = painter(io.errIsTerminal, io.env);
  io.err(`${paint('red', 'promptloom:')} ${message}\n${hint ? `${hint}\n` : ''}`);
  if (json) writeError(io, { code, message, hint, ...(fields && { errors: fields }) });
  if (stopped) return EXIT_CODES[stopped];
  return code === 'invalid-input' ? WRONG_USAGE : FAILED;
}

/** What a command that was stopped says: its own words, or those that it left for this. */
function whatStopped(error: unknown, io: Io): PromptloomError {
  if (error instanceof PromptloomError && error.code === 'cancelled' && error.hint !== '') return error;
  const { message, hint } = io.lastWords?.words ?? STOPPED;
  return new PromptloomError('cancelled', message, { hint, cause: error });
}

function writeError(
  io: Io,
  error: { code: string; message: string; hint: string; errors?: readonly WrongField[] },
): void {
  io.out(`${JSON.stringify({ error })}\n`);
}

async function unexpected(error: unknown, io: Io): Promise<PromptloomError> {
  const { createLog } = await import('../log.ts');
  createLog({ PROMPTLOOM_LOG: io.env.PROMPTLOOM_LOG }).debug({ err: error }, 'unexpected');
  const message = error instanceof Error ? error.message : String(error);
  return new PromptloomError('internal', `Something went wrong inside promptloom: ${message}`, {
    hint: 'Set PROMPTLOOM_LOG=debug to see where.',
  });
}
