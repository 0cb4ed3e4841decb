import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { action, newCommand } from '../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';

/** `promptloom rate`. */
export function rateCommand(io: Io): Command {
  return newCommand('rate', 'say how good a variant of an improvement is', [
    'promptloom rate v0123456789abcdef 5',
  ])
    .argument('<variant>', 'the id of the variant')
    .argument('<rating>', '1 (bad) to 5 (just right)', readRating)
    .action(
      action(io, (variant: string, rating: number, options: CommonOptions) =>
        rate(io, variant, rating, options),
      ),
    );
}

async function rate(io: Io, variantId: string, rating: number, { library }: CommonOptions): Promise<Result> {
  const variant = await withLibrary(io, { library }, false, ({ library: door }) =>
    door.rate({ variantId, rating }),
  );
  return { json: variant, text: `Rated ${rating} of 5.` };
}

function readRating(text: string): number {
  if (!/^[1-5]$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 to 5.');
  return Number(text);
}
