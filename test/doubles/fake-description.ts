import type { DescribeOptions } from '../../src/api/library-api.ts';
import { PromptloomError } from '../../src/errors.ts';
import { createWriter } from '../../src/improve/create-writer.ts';
import type { Described, DescribeRequest, Description } from '../../src/records/description.ts';
import type { Match } from '../../src/records/match.ts';
import { readOwnPrompt } from '../../src/sources/metadata/own-prompt.ts';
import { readImage, refuseAborted } from './fake-records.ts';

/** What is described with. */
interface Prompts {
  promptsById: ReadonlyMap<string, unknown>;
  matchOf(id: string): Match;
}

/** Describes an image by the first prompts of a library in memory, whatever it looks like. */
export async function fakeDescription(
  request: DescribeRequest,
  library: Prompts,
  options: DescribeOptions,
): Promise<Description> {
  refuseAborted(options);
  const { image, id, k, variants: count } = request;
  if (image) await readImage(image);
  const itself = id === undefined ? undefined : library.matchOf(id);
  if (itself?.images.length === 0)
    throw new PromptloomError('unsupported', `the prompt ${id} has no image that could be described`);
  const own = image
    ? await readOwnPrompt(image)
    : { prompt: itself!.prompt, negativePrompt: '', settings: {}, writtenBy: 'library' as const };
  if (own) options.onOwn?.(own);
  const others = [...library.promptsById.keys()].filter((other) => other !== itself?.id).slice(0, k);
  const matches = others.map((other) => library.matchOf(other));
  options.onMatches?.(matches);
  const variants = Array.from({ length: count }, (_, n): Described => {
    const phrase = matches[0]?.prompt.split(',')[0] ?? 'nothing';
    const borrowed = matches[0] ? [{ phrase, from: matches[0].id }] : [];
    return {
      prompt: `${phrase}, image ${n + 1}`,
      negativePrompt: '',
      settings: {},
      reason: 'A look.',
      borrowed,
    };
  });
  for (const [number, variant] of variants.entries()) {
    options.onWords?.({ number, prompt: variant.prompt.slice(0, 3) });
    options.onVariant?.(variant);
  }
  return {
    ...(own && { own }),
    basis: 'look',
    confidence: 0.5,
    variants,
    matches,
    ...(request.for && { for: request.for }),
    writer: (await createWriter({ llm: request.llm })).id,
    notes: ['by look, not by what it shows'],
    instructions: 'fake/1',
  };
}
