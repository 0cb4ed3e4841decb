import type { DescribeOptions } from '../../api/library-api.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { prepareImage } from '../../embedding/remote/images.ts';
import { PromptloomError } from '../../errors.ts';
import { guidelinesFor, readGuidelines } from '../../improve/fit/guidelines.ts';
import { DESCRIBING_FILE, readRules } from '../../improve/llm/writing-rules.ts';
import type { ImageToDescribe, VariantDraft } from '../../improve/writer.ts';
import {
  type Described,
  DescribedSchema,
  type DescribeRequest,
  type Description,
  type OwnPrompt,
} from '../../records/description.ts';
import type { Image } from '../../records/image.ts';
import type { Match } from '../../records/match.ts';
import { readOwnPrompt } from '../../sources/metadata/own-prompt.ts';
import type { ImageReader } from '../import/read-images.ts';
import type { ImproveContext } from './improve.ts';
import { similar } from './similar.ts';

/** What describing works with. */
export interface DescribeContext extends ImproveContext {
  loadImage: ImageReader['loadImage'];
}

/**
 * Cosine distance up to which two images are one, made smaller or saved again: with lite, half of the sample saved as a
 * middling JPEG stay below, and all of it at half its size; different images begin at 0.12.
 */
const SAME_IMAGE = 0.02;

/** What is near an image. */
interface Nearest {
  matches: Match[];
  /** The prompt of the same image in the library, where it was given as a file. */
  twin: string | undefined;
  basis: 'look' | 'content';
  model: Embedder['model'];
}

/** What a language model is sent: it sees no more in a larger one, and services refuse more bytes. */
const SENT = { side: 1024, bytes: 3_000_000, perCall: 1 };

/**
 * Describes an image: tells the prompt that it holds itself, finds those nearest to it and has the writer make a prompt of
 * theirs; a language model also sees it. Stores nothing. A file that says itself how it was drawn is told also where nothing
 * can be written beside it.
 * @throws PromptloomError `not-found`, `image-unreadable`; `unsupported` where no image is there to compare with, or
 *   nothing in common is found with a file that says nothing itself; what the writer throws.
 */
export async function describeImage(
  request: DescribeRequest,
  context: DescribeContext,
  options: DescribeOptions = {},
): Promise<Description> {
  const embedded = request.image && (await readOwnPrompt(request.image));
  if (embedded) options.onOwn?.(embedded);
  let compared: readonly Match[] | undefined;
  const onMatches: DescribeOptions['onMatches'] = (matches) => {
    compared = matches;
    options.onMatches?.(matches);
  };
  try {
    return await describeByNearest(request, embedded, context, { ...options, onMatches });
  } catch (error) {
    const isRefused = error instanceof PromptloomError && error.code === 'unsupported';
    if (!embedded || !compared || !isRefused) throw error;
    const alone = ownAlone(embedded, error, await context.writers.named(request.llm), request.for);
    return { ...alone, matches: [...compared] };
  }
}

/** What a file says itself, and why nothing was written beside it. */
function ownAlone(
  own: OwnPrompt,
  { message, hint }: PromptloomError,
  { id, looks }: { id: string; looks: boolean },
  target: string | undefined,
): Description {
  return {
    own,
    basis: looks ? 'sight' : 'look',
    variants: [],
    matches: [],
    ...(target && { for: target }),
    writer: id,
    notes: [ownNote(own, false), [message, hint].filter(Boolean).join(' ')],
    instructions: 'none',
  };
}

async function describeByNearest(
  request: DescribeRequest,
  embedded: OwnPrompt | undefined,
  context: DescribeContext,
  options: DescribeOptions,
): Promise<Description> {
  const { store } = context;
  const { signal } = options;
  const writer = await context.writers.named(request.llm);
  const book = readGuidelines(context.guidelineFolders);
  const stored = request.id === undefined ? undefined : await storedImage(request.id, context);
  const load = () => (request.image ? Promise.resolve(request.image) : bytesOf(stored!, context, signal));
  const { matches, twin, basis, model } = await nearest(request, stored, load, context, writer.looks, signal);
  const itself = stored?.promptId ?? twin;
  const own = embedded ?? (itself === undefined ? undefined : await ownOf(itself, context));
  if (own && own !== embedded) options.onOwn?.(own);
  options.onMatches?.(matches);
  const bytes = writer.looks ? await load() : undefined;
  const image = bytes && (await prepareImage(bytes, SENT));
  const { rules, problems } = readRules(context.instructionFolders, DESCRIBING_FILE);
  const describe: ImageToDescribe = {
    ...(image && { image }),
    basis,
    wordStatistics: async (stems) => ({
      prompts: (await store.counts()).prompts,
      counts: await store.keywords.counts(stems),
    }),
  };
  const { language, mustKeep, mustAvoid, maxTokens } = request;
  const { variants, notes, usage, instructions, confidence } = await writer.write(
    {
      idea: '',
      describe,
      ...(request.for && { targetModel: request.for }),
      guidelines: guidelinesFor(request.for, book),
      matches,
      count: request.variants,
      language,
      mustKeep,
      mustAvoid,
      maxTokens,
      countTokens: await context.countTokens(),
      rules,
      phraseStatistics: (phrases) => store.phraseStatistics(phrases),
    },
    {
      signal,
      onVariant: (draft) => options.onVariant?.(described(draft)),
      onWords: options.onWords,
      onRestart: options.onRestart,
    },
  );
  return {
    ...(own && { own }),
    basis: writer.looks ? 'sight' : basis,
    ...(confidence !== undefined && { confidence }),
    variants: variants.map(described),
    matches,
    ...(stored && { image: { id: stored.id, promptId: stored.promptId } }),
    ...(request.for && { for: request.for }),
    writer: writer.id,
    notes: [
      ...(own ? [ownNote(own)] : []),
      ...notes,
      ...noMatchesNote(matches, model),
      ...book.problems,
      ...problems,
    ],
    ...(usage && { usage }),
    instructions,
  };
}

function described(draft: VariantDraft): Described {
  // Of an image there is no text to compare with.
  return DescribedSchema.parse(draft);
}

/** An image by its id, or the first one of a prompt. */
async function storedImage(name: string, { store }: DescribeContext): Promise<Image> {
  const image = (await store.images.byIds([name])).get(name);
  if (image) return image;
  const prompt = await store.prompts.find(name);
  if (!prompt) {
    throw new PromptloomError('not-found', `there is no image or prompt ${name} in this library`, {
      hint: 'Take an id from search results, or name a file.',
    });
  }
  const first = (await store.images.ofPrompts([prompt.id])).get(prompt.id)?.[0];
  if (first) return first;
  throw new PromptloomError('unsupported', `the prompt ${prompt.id} has no image that could be described`, {
    hint: 'Draw one with "npx promptloom generate", or take a prompt that has images.',
  });
}

function bytesOf(
  image: Image,
  { addresses, loadImage }: DescribeContext,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return loadImage(addresses.file(image) ?? image.url, signal);
}

async function ownOf(promptId: string, { store }: DescribeContext): Promise<OwnPrompt | undefined> {
  const prompt = (await store.prompts.byIds([promptId])).get(promptId);
  if (!prompt) return undefined;
  const { text, negativePrompt, settings } = prompt;
  return { prompt: text, negativePrompt, settings, writtenBy: 'library' };
}

/** The prompts of the nearest images, without that of the image itself, which the library may have too. */
async function nearest(
  request: DescribeRequest,
  stored: Image | undefined,
  load: () => Promise<Uint8Array>,
  context: DescribeContext,
  optional: boolean,
  signal: AbortSignal | undefined,
): Promise<Nearest> {
  const { store } = context;
  const { embeddedImages } = await store.counts();
  const known = stored && (await store.images.embedded([stored.id])).has(stored.id);
  const { model } = context.space;
  const basis = model.sharedSpace || model.crossModal ? 'content' : 'look';
  // Without images to compare with, one space for both still finds the texts that fit.
  const lookIn = embeddedImages > 0 || !model.sharedSpace ? 'images' : 'prompts';
  if (!model.imageDimensions || (embeddedImages === 0 && lookIn === 'images')) {
    if (optional) return { matches: [], twin: undefined, basis, model };
    throw new PromptloomError(
      'unsupported',
      model.imageDimensions
        ? 'no image of this library was read, so that none is near'
        : `the embedder ${model.id} cannot compare images`,
      {
        hint: model.imageDimensions
          ? 'Import images with "npx promptloom import --images", or have a language model that takes images describe it (--llm).'
          : 'Use a library with an embedder that can, such as lite, or have a language model describe it (--llm).',
      },
    );
  }
  const itself = known ? { like: stored.id } : { image: await load() };
  // Its own prompt is told apart, and describes nothing.
  const { results } = await similar({ ...itself, lookIn }, request.k + 1, context, { signal });
  const [first] = results;
  const isTwin = !stored && lookIn === 'images' && first && first.distance <= SAME_IMAGE;
  const twin = isTwin ? first.id : undefined;
  const matches = results.filter(({ id }) => id !== (stored?.promptId ?? twin)).slice(0, request.k);
  return { matches, twin, basis, model };
}

const KEPT_BY: Record<OwnPrompt['writtenBy'], string> = {
  infotext: 'This file holds its own prompt',
  comfyui: 'This file holds its own prompt, in the graph of ComfyUI that drew it',
  invokeai: 'This file holds its own prompt, as InvokeAI writes it',
  novelai: 'This file holds its own prompt, as NovelAI writes it',
  easydiffusion: 'This file holds its own prompt, as Easy Diffusion writes it',
  midjourney: 'This file holds its own prompt, as Midjourney writes it',
  json: 'This file holds its own prompt',
  library: 'The library has the prompt of this image, or of one that can hardly be told from it',
};

function ownNote({ prompt, writtenBy }: OwnPrompt, isFollowed = true): string {
  if (prompt === '') return 'There is no prompt in the file, only settings: see “own”.';
  return `${KEPT_BY[writtenBy]}: see “own”.${isFollowed ? ' What follows was written without it.' : ''}`;
}

function noMatchesNote(matches: readonly Match[], { id }: Embedder['model']): string[] {
  return matches.length > 0
    ? []
    : [`No image of this library could be compared with (${id}): the description goes by sight alone.`];
}
