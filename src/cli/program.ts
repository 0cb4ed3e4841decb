import { Command, CommanderError } from 'commander';
import { PromptloomError } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import { Exit } from './command.ts';
import { acceptCommand } from './commands/accept.ts';
import { boardsCommand } from './commands/boards.ts';
import { deleteCommand, restoreCommand } from './commands/delete.ts';
import { describeCommand } from './commands/describe.ts';
import { doctorCommand } from './commands/doctor.ts';
import { embedCommand } from './commands/embed.ts';
import { expandCommand } from './commands/expand.ts';
import { exportCommand } from './commands/export.ts';
import { generateCommand } from './commands/generate.ts';
import { importCommand } from './commands/import.ts';
import { improveCommand } from './commands/improve.ts';
import { improvementsCommand } from './commands/improvements.ts';
import { indexCommand } from './commands/index.ts';
import { mapCommand } from './commands/map.ts';
import { modelsCommand } from './commands/models.ts';
import { rateCommand } from './commands/rate.ts';
import { reworkCommand } from './commands/rework.ts';
import { searchCommand } from './commands/search.ts';
import { searchesCommand } from './commands/searches.ts';
import { serveCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { versionsCommand } from './commands/versions.ts';
import { wordsCommand } from './commands/words.ts';
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
  const commands = [
    serveCommand,
    importCommand,
    exportCommand,
    searchCommand,
    searchesCommand,
    boardsCommand,
    wordsCommand,
    improveCommand,
    acceptCommand,
    improvementsCommand,
    reworkCommand,
    describeCommand,
    expandCommand,
    generateCommand,
    showCommand,
    versionsCommand,
    rateCommand,
    deleteCommand,
    restoreCommand,
    indexCommand,
    mapCommand,
    embedCommand,
    modelsCommand,
    doctorCommand,
  ];
  for (const make of commands) program.addCommand(make(io));
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
  const { code, message, hint } = stated;
  const paint = painter(io.errIsTerminal, io.env);
  io.err(`${paint('red', 'promptloom:')} ${message}\n${hint ? `${hint}\n` : ''}`);
  if (json) writeError(io, { code, message, hint });
  if (stopped) return EXIT_CODES[stopped];
  return code === 'invalid-input' ? WRONG_USAGE : FAILED;
}

/** What a command that was stopped says: its own words, or those that it left for this. */
function whatStopped(error: unknown, io: Io): PromptloomError {
  if (error instanceof PromptloomError && error.code === 'cancelled' && error.hint !== '') return error;
  const { message, hint } = io.lastWords?.words ?? STOPPED;
  return new PromptloomError('cancelled', message, { hint, cause: error });
}

function writeError(io: Io, error: { code: string; message: string; hint: string }): void {
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
