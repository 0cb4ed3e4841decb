import type { Command } from 'commander';
import type { StyleWords } from '../../../records/style-word.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { whole } from '../../io/options.ts';
import { counted, painter, plain } from '../../text/format.ts';

interface WordsOptions extends CommonOptions {
  k?: number;
  limit?: number;
}

/** `promptloom style-words`. */
export function wordsCommand(io: Io): Command {
  return newCommand('style-words', 'list style words: phrases over-represented near an idea', [
    'npx promptloom style-words "a cat sleeping on the sofa"',
    'npx promptloom style-words "castle" -k 500 --limit 20 --json',
  ])
    .argument('<idea...>', 'rough idea')
    .option('-k <number>', 'number of nearest prompts to read', whole(5))
    .option('--limit <number>', 'most words to list', whole(1), 20)
    .action(action(io, words));
}

async function words(io: Io, idea: string[], { library, k, limit }: WordsOptions): Promise<Result> {
  const found = await withLibrary(io, library, (door) =>
    door.styleWords({ idea: idea.join(' '), k, limit }, { signal: io.signal }),
  );
  return { json: found, text: textOf(io, found) };
}

function textOf(io: Io, { words: found, read }: StyleWords): string {
  const paint = painter(io.outIsTerminal, io.env);
  if (found.length === 0) return `No style words stand out near this idea (${counted(read, 'prompt')} read).`;
  const lines = found.map(({ phrase, role, near, anywhere, score }) => {
    const about = `${role}, in ${near} of the ${read} nearest prompts, in ${anywhere} of all`;
    return `${score.toFixed(2).padStart(6)}  ${plain(phrase)}  ${paint('dim', about)}`;
  });
  return lines.join('\n');
}
