import type { Command } from 'commander';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { acceptedText } from './improve.ts';

interface AcceptOptions extends CommonOptions {
  prompt?: string;
  negative?: string;
}

/** `promptloom accept`. */
export function acceptCommand(io: Io): Command {
  return newCommand('accept', 'accept a variant: add it to the library, edited or not', [
    'npx promptloom accept v0123456789abcdef',
    'npx promptloom accept v0123456789abcdef --prompt "a cat asleep on a red sofa, oil painting"',
  ])
    .argument('<variant>', 'id of the variant')
    .option('--prompt <text>', 'use this edited text')
    .option('--negative <text>', 'use this edited negative prompt')
    .action(action(io, accept));
}

async function accept(io: Io, variantId: string, options: AcceptOptions): Promise<Result> {
  const { library, prompt, negative } = options;
  const detail = await withLibrary(io, library, (door) =>
    door.accept({ variantId, prompt, negativePrompt: negative }),
  );
  return { json: detail, text: acceptedText(detail) };
}
