import type { Command } from 'commander';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io/io.ts';
import { acceptedText } from './improve.ts';

interface AcceptOptions extends CommonOptions {
  prompt?: string;
  negative?: string;
}

/** `promptloom accept`. */
export function acceptCommand(io: Io): Command {
  return newCommand('accept', 'keep a variant of an improvement, edited or as it is', [
    'npx promptloom accept v0123456789abcdef',
    'npx promptloom accept v0123456789abcdef --prompt "a cat asleep on a red sofa, oil painting"',
  ])
    .argument('<variant>', 'the id of the variant')
    .option('--prompt <text>', 'the text as you edited it')
    .option('--negative <text>', 'the negative prompt as you edited it')
    .action(action(io, (variant: string, options: AcceptOptions) => accept(io, variant, options)));
}

async function accept(io: Io, variantId: string, options: AcceptOptions): Promise<Result> {
  const { library, prompt, negative } = options;
  const detail = await withLibrary(io, { library }, false, ({ library: door }) =>
    door.accept({ variantId, prompt, negativePrompt: negative }),
  );
  return { json: detail, text: acceptedText(detail) };
}
