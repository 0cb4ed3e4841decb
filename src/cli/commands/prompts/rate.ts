import type { Command } from 'commander';
import { PromptloomError } from '../../../errors.ts';
import type { Annotations, AnnotationsChange } from '../../../records/annotations.ts';
import { ID_PREFIX, IdSchema } from '../../../records/id.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { collectList } from '../../io/options.ts';
import { plain } from '../../text/format.ts';

interface RateOptions extends CommonOptions {
  tag?: string[];
  untag?: string[];
  note?: string;
}

/** `promptloom rate`. */
export function rateCommand(io: Io): Command {
  return newCommand('rate', 'rate a prompt or variant, add tags and a note, or show them', [
    'npx promptloom rate p0123456789abcdef 5',
    'npx promptloom rate v0123456789abcdef 4',
    'npx promptloom rate p0123456789abcdef --tag keeper,cover --note "the blue is right"',
    'npx promptloom search "castle rating>=4"',
  ])
    .argument('<id>', 'id of a prompt or variant')
    .argument('[stars]', 'rating from 1 to 5; 0 removes it')
    .option('--tag <names>', 'add tags, separated by commas', collectList)
    .option('--untag <names>', 'remove tags that people added', collectList)
    .option('--note <text>', 'replace the note; an empty one removes it')
    .action(action(io, rate));
}

async function rate(io: Io, id: string, stars: string | undefined, options: RateOptions): Promise<Result> {
  const { library, tag, untag, note } = options;
  if (stars !== undefined && !/^[0-5]$/.test(stars))
    throw new PromptloomError('invalid-input', `${stars} is not a rating: use 1 to 5, or 0 to remove it`);
  if (isVariant(id)) return rateVariant(io, id, stars, options);
  const change: AnnotationsChange = {
    ...(stars !== undefined && { rating: Number(stars) || null }),
    ...(tag && { addTags: tag }),
    ...(untag && { removeTags: untag }),
    ...(note !== undefined && { note }),
  };
  const annotations = await withLibrary(io, library, (door) =>
    Object.keys(change).length === 0 ? door.annotations.of(id) : door.annotations.change(id, change),
  );
  return { json: { id, ...annotations }, text: textOf(id, annotations) };
}

function isVariant(id: string): boolean {
  return id.startsWith(ID_PREFIX.variant) && IdSchema.safeParse(id).success;
}

async function rateVariant(
  io: Io,
  variantId: string,
  stars: string | undefined,
  { library, tag, untag, note }: RateOptions,
): Promise<Result> {
  if (!Number(stars) || tag || untag || note !== undefined)
    throw new PromptloomError('invalid-input', 'A variant takes 1 to 5 stars, and no tags or note.', {
      hint: 'Accept it first (npx promptloom accept); then rate, tag or annotate the prompt that it becomes.',
    });
  const rating = Number(stars);
  const variant = await withLibrary(io, library, (door) => door.rate({ variantId, rating }));
  return { json: variant, text: textOf(variantId, { rating, tags: [], note: '' }) };
}

function textOf(id: string, { rating, tags, note }: Annotations): string {
  const stars = rating === null ? 'no stars' : '★'.repeat(rating) + '☆'.repeat(5 - rating);
  return [id, stars, plain(tags.join(', ')), plain(note)].filter(Boolean).join('  ');
}
