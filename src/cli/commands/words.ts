import type { Command } from 'commander';
import type { StyleWords } from '../../records/style-word.ts';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { whole } from '../io/options.ts';
import { counted, painter, plain } from '../text/format.ts';

interface WordsOptions extends CommonOptions {
  k?: number;
  limit?: number;
}

/** `promptloom words`. */
export function wordsCommand(io: Io): Command {
  return newCommand('words', 'style words that prompts near an idea have more often than others', [
    'npx promptloom words "a cat sleeping on the sofa"',
    'npx promptloom words "castle" -k 500 --limit 20 --json',
  ])
    .argument('<idea...>', 'the idea')
    .option('-k <number>', 'how many of the nearest prompts are read', whole(5))
    .option('--limit <number>', 'at most so many words', whole(1), 20)
    .action(action(io, (idea: string[], options: WordsOptions) => words(io, idea.join(' '), options)));
}

async function words(io: Io, idea: string, { library, k, limit }: WordsOptions): Promise<Result> {
  const found = await withLibrary(io, { library }, false, ({ library: door }) =>
    door.styleWords({ idea, k, limit }, { signal: io.signal }),
  );
  return { json: found, text: textOf(io, found) };
}

function textOf(io: Io, { words: found, read }: StyleWords): string {
  const paint = painter(io.outIsTerminal, io.env);
  if (found.length === 0) return `No style words stand out near it (${counted(read, 'prompt')} read).`;
  const lines = found.map(({ phrase, role, near, anywhere, score }) => {
    const about = `${role}, in ${near} of ${read} near it, ${anywhere} in all`;
    return `${score.toFixed(2).padStart(6)}  ${plain(phrase)}  ${paint('dim', about)}`;
  });
  return lines.join('\n');
}
