import type { DescribeOptions } from '../../api/library-api.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { preparePicture } from '../../embedding/remote/pictures.ts';
import { PromptloomError } from '../../errors.ts';
import { guidelinesFor, readGuidelines } from '../../improve/fit/guidelines.ts';
import { DESCRIBING_FILE, readRules } from '../../improve/llm/writing-rules.ts';
import type { PictureToDescribe, VariantDraft } from '../../improve/writer.ts';
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
import type { PictureReader } from '../import/read-pictures.ts';
import type { ImproveContext } from './improve.ts';
import { similar } from './similar.ts';

/** What describing works with. */
export interface DescribeContext extends ImproveContext {
  loadPicture: PictureReader['loadPicture'];
}

/**
 * Cosine distance up to which two pictures are one, made smaller or saved again: with lite, half of the sample saved as a
 * middling JPEG stay below, and all of it at half its size; different pictures begin at 0.12.
 */
const SAME_PICTURE = 0.02;

/** What is near a picture. */
interface Nearest {
  matches: Match[];
  /** The prompt of the same picture in the library, where it was given as a file. */
  twin: string | undefined;
  basis: 'look' | 'content';
  model: Embedder['model'];
}

/** What a language model is sent: it sees no more in a larger one, and services refuse more bytes. */
const SENT = { side: 1024, bytes: 3_000_000, perCall: 1 };

/**
 * Describes a picture: tells the prompt that it holds itself, finds those nearest to it and has the writer make a prompt of
 * theirs; a language model also sees it. Stores nothing. A file that says itself how it was drawn is told also where nothing
 * can be written beside it.
 * @throws PromptloomError `not-found`, `image-unreadable`; `unsupported` where no picture is there to compare with, or
 *   nothing in common is found with a file that says nothing itself; what the writer throws.
 */
export async function describePicture(
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
    const alone = ownAlone(embedded, error, context.writers.named(request.llm), request.for);
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
  const writer = context.writers.named(request.llm);
  const book = readGuidelines(context.guidelineFolders);
  const stored = request.id === undefined ? undefined : await storedImage(request.id, context);
  const load = () => (request.image ? Promise.resolve(request.image) : bytesOf(stored!, context, signal));
  const { matches, twin, basis, model } = await nearest(request, stored, load, context, writer.looks, signal);
  const itself = stored?.promptId ?? twin;
  const own = embedded ?? (itself === undefined ? undefined : await ownOf(itself, context));
  if (own && own !== embedded) options.onOwn?.(own);
  options.onMatches?.(matches);
  const bytes = writer.looks ? await load() : undefined;
  const picture = bytes && (await preparePicture(bytes, SENT));
  const { rules, problems } = readRules(context.instructionFolders, DESCRIBING_FILE);
  const describe: PictureToDescribe = {
    ...(picture && { picture }),
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
      countTokens: context.countTokens(),
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
  // Of a picture there is no text to compare with.
  return DescribedSchema.parse(draft);
}

/** A picture by its id, or the first one of a prompt. */
async function storedImage(name: string, { store }: DescribeContext): Promise<Image> {
  const image = (await store.images.byIds([name])).get(name);
  if (image) return image;
  const prompt = await store.prompts.find(name);
  if (!prompt) {
    throw new PromptloomError('not-found', `there is no picture or prompt ${name} in this library`, {
      hint: 'Take an id from search results, or name a file.',
    });
  }
  const first = (await store.images.ofPrompts([prompt.id])).get(prompt.id)?.[0];
  if (first) return first;
  throw new PromptloomError('unsupported', `the prompt ${prompt.id} has no picture that could be described`, {
    hint: 'Draw one with "npx promptloom generate", or take a prompt that has pictures.',
  });
}

function bytesOf(
  image: Image,
  { addresses, loadPicture }: DescribeContext,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return loadPicture(addresses.file(image) ?? image.url, signal);
}

async function ownOf(promptId: string, { store }: DescribeContext): Promise<OwnPrompt | undefined> {
  const prompt = (await store.prompts.byIds([promptId])).get(promptId);
  if (!prompt) return undefined;
  const { text, negativePrompt, settings } = prompt;
  return { prompt: text, negativePrompt, settings, writtenBy: 'library' };
}

/** The prompts of the nearest pictures, without that of the picture itself, which the library may have too. */
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
  const basis = model.sharedSpace ? 'content' : 'look';
  // Without pictures to compare with, one space for both still finds the texts that fit.
  const lookIn = embeddedImages > 0 || !model.sharedSpace ? 'pictures' : 'prompts';
  if (!model.imageDimensions || (embeddedImages === 0 && lookIn === 'pictures')) {
    if (optional) return { matches: [], twin: undefined, basis, model };
    throw new PromptloomError(
      'unsupported',
      model.imageDimensions
        ? 'no picture of this library was read, so that none is near'
        : `the embedder ${model.id} cannot compare pictures`,
      {
        hint: model.imageDimensions
          ? 'Import pictures with "npx promptloom import --images", or have a language model that takes pictures describe it (--llm).'
          : 'Use a library with an embedder that can, such as lite, or have a language model describe it (--llm).',
      },
    );
  }
  const itself = known ? { like: stored.id } : { image: await load() };
  // Its own prompt is told apart, and describes nothing.
  const { results } = await similar({ ...itself, lookIn }, request.k + 1, context, { signal });
  const [first] = results;
  const isTwin = !stored && lookIn === 'pictures' && first && first.distance <= SAME_PICTURE;
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
  library: 'The library has the prompt of this picture, or of one that can hardly be told from it',
};

function ownNote({ prompt, writtenBy }: OwnPrompt, isFollowed = true): string {
  if (prompt === '') return 'There is no prompt in the file, only settings: see “own”.';
  return `${KEPT_BY[writtenBy]}: see “own”.${isFollowed ? ' What follows was written without it.' : ''}`;
}

function noMatchesNote(matches: readonly Match[], { id }: Embedder['model']): string[] {
  return matches.length > 0
    ? []
    : [`No picture of this library could be compared with (${id}): the description goes by sight alone.`];
}
