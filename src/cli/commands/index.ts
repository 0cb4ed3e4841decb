import type { Command } from 'commander';
import { action, newCommand } from '../command.ts';
import { counted } from '../format.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';

/** `promptloom index`. */
export function indexCommand(io: Io): Command {
  return newCommand('index', 'build the vector index, which makes searches in large libraries quick', [
    'promptloom index',
    'promptloom index --library ~/prompts --json',
  ]).action(action(io, (options: CommonOptions) => buildIndex(io, options)));
}

async function buildIndex(io: Io, { library }: CommonOptions): Promise<Result> {
  io.err('Building the index…\n');
  const info = await withLibrary(io, { library }, false, ({ library: door }) =>
    door.buildIndex({ signal: io.signal }),
  );
  return {
    json: info,
    text: `${counted(info.index.indexedPrompts, 'prompt')} in the index (${info.index.kind}).`,
  };
}
