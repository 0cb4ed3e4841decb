import { Command } from 'commander';
import type { CommonOptions, Io, Result } from './io/io.ts';
import { unmarked } from './io/operands.ts';

/** Makes a command with what all of them share. */
export function newCommand(name: string, description: string, examples: readonly string[]): Command {
  return (
    new Command(name)
      .description(description)
      // So that --library and --json after the name of a command below it are that command's.
      .enablePositionalOptions()
      .option('--library <folder|url>', 'library to use (default: PROMPTLOOM_LIBRARY, or your own library)')
      .option('--json', 'print one JSON document instead of text')
      .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}\n`).join('')}`)
  );
}

/** Prints what a command has to say. */
export function print(io: Io, result: Result, options: CommonOptions): void {
  io.out(options.json ? `${JSON.stringify(result.json)}\n` : `${result.text.trimEnd()}\n`);
}

/** Ends a command that has something to say and an exit code of its own. */
export class Exit extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** Makes the action of a command from the function that does its work; the options come after the arguments. A result is printed. */
export function action<A extends unknown[], O extends CommonOptions>(
  io: Io,
  work: (io: Io, ...parameters: [...A, O]) => Promise<Result | undefined>,
): (...parameters: [...A, O, Command]) => Promise<void> {
  return async (...parameters) => {
    const given = parameters.slice(0, -1).map(unmarked) as [...A, O];
    const result = await work(io, ...given);
    if (result) print(io, result, given.at(-1) as O);
    if (result?.exitCode) throw new Exit(result.exitCode);
  };
}
