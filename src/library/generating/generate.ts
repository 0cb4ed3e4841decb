import type { GenerateOptions } from '../../api/library-api.ts';
import { PromptloomError } from '../../errors.ts';
import type { BackendRequest, GeneratedImage } from '../../generate/backend.ts';
import { writeInfotext } from '../../infotext/infotext.ts';
import type { GenerateRequest, Generation } from '../../records/generation.ts';
import type { Image } from '../../records/image.ts';
import type { AcceptRequest } from '../../records/improvement.ts';
import type { Prompt } from '../../records/prompt.ts';
import type { Settings } from '../../records/settings.ts';
import { newId } from '../../store/sql/ids.ts';
import { addPrompt } from '../import/add-prompt.ts';
import type { Parts } from '../open/open-library.ts';
import { recordEdit } from '../prompts/record-version.ts';
import { fillIn } from '../writing/fill-in.ts';

/** What generating works with. */
export interface GenerateContext
  extends Pick<Parts, 'store' | 'space' | 'addresses' | 'intents' | 'media' | 'backend'> {
  /** Makes a variant a prompt. */
  acceptVariant(request: AcceptRequest): Promise<Prompt>;
}

/** The side of an image, in pixels, when nothing says otherwise. */
const DEFAULT_SIDE = 512;
/** A stored prompt may come from an upscaled image of many thousand pixels. */
const LARGEST_OWN_SIDE = 1024;

/**
 * Has the back end draw a prompt and keeps the images: file, vector, row, in this order, so that whatever is found
 * is whole.
 * @throws PromptloomError `not-found` for an unknown id; what the back end throws.
 */
export async function generate(
  request: GenerateRequest,
  context: GenerateContext,
  options: GenerateOptions = {},
): Promise<Generation> {
  const { store, backend } = context;
  const { subject, notes } = filledSubject(await subjectOf(request, context), request);
  const draw = {
    prompt: subject.text,
    negativePrompt: subject.negativePrompt,
    count: request.count,
    ...sizeToDraw(request, subject.settings),
    seed: request.seed === 'random' ? undefined : (request.seed ?? subject.own?.seed),
    steps: request.steps ?? subject.settings.steps,
    cfg: request.cfg ?? subject.settings.cfg,
    sampler: request.sampler,
    scheduler: request.scheduler,
    model: request.model,
    // A stored prompt's sampler and model are named as another tool names them; the back end looks whether it has them.
    ...(subject.own && { own: ownChoices(subject.own) }),
  };
  const warnings: string[] = [...notes];
  const drawn = await backend.generate(draw, {
    signal: options.signal,
    onProgress: options.onProgress,
    onWarning: (warning) => warnings.push(warning),
  });
  const prompt = await subject.keep();
  const withIds = drawn.map((generated) => ({ id: newId('image'), generated }));
  const generation = {
    ...{ id: newId('generation'), promptId: prompt.id, backend: backend.id, request: draw },
    ...{ imageIds: withIds.map(({ id }) => id), warnings },
  };
  const images = await context.intents.carryOut({ kind: 'generation', generation }, async () => {
    const written = withIds.map(({ id, generated }) => keep(id, generated, prompt, context, warnings));
    // All have ended before any failure is told: what one of them leaves is undone then.
    await Promise.allSettled(written);
    const kept = await Promise.all(written);
    await store.generations.insert(generation);
    return kept;
  });
  return {
    jobId: generation.id,
    backend: backend.id,
    promptId: prompt.id,
    images: images.map((image) => ({
      id: image.id,
      promptId: prompt.id,
      path: context.addresses.file(image)!,
      url: context.addresses.show(image),
      width: image.settings.width!,
      height: image.settings.height!,
      seed: image.settings.seed ?? null,
    })),
    warnings,
  };
}

/** The size asked for, or the prompt's own brought within what image models draw. */
function sizeToDraw(request: GenerateRequest, settings: Settings): { width: number; height: number } {
  const { width = DEFAULT_SIDE, height = DEFAULT_SIDE } = settings;
  const scale = Math.min(1, LARGEST_OWN_SIDE / Math.max(width, height));
  const fitted = (side: number) => Math.max(64, Math.round((side * scale) / 8) * 8);
  return { width: request.width ?? fitted(width), height: request.height ?? fitted(height) };
}

function ownChoices({ sampler, scheduler, model }: Settings): NonNullable<BackendRequest['own']> {
  return { ...(sampler && { sampler }), ...(scheduler && { scheduler }), ...(model && { model }) };
}

/** What shall be drawn; it becomes a prompt of the library only when it was. */
interface Subject {
  text: string;
  negativePrompt: string;
  settings: Settings;
  /** The settings that the prompt was drawn with before, where it is of the library. */
  own?: Settings;
  keep(): Promise<Prompt>;
  /** The same in other words. */
  as(text: string, negativePrompt: string): Subject;
}

async function subjectOf(request: GenerateRequest, context: GenerateContext): Promise<Subject> {
  if (request.id === undefined) return writtenSubject(request.prompt!, request.negativePrompt ?? '', context);
  const { store, acceptVariant } = context;
  const prompt = await store.prompts.find(request.id);
  if (prompt) return storedSubject(prompt, request.negativePrompt ?? prompt.negativePrompt, context);
  const variant = (await store.improvements.variant(request.id))?.variant;
  if (!variant) {
    throw new PromptloomError('not-found', `there is no prompt or variant ${request.id} in this library`, {
      hint: await store.deletions.hintFor(
        request.id,
        'Take an id from search results or from improve, or give the prompt as text.',
      ),
    });
  }
  const inWords = (prompt: string, negativePrompt: string): Subject => ({
    text: prompt,
    negativePrompt,
    settings: variant.settings,
    keep: () => acceptVariant({ variantId: variant.id, prompt, negativePrompt }),
    as: inWords,
  });
  return inWords(variant.prompt, request.negativePrompt ?? variant.negativePrompt);
}

/** What shall be drawn with its placeholders filled in, which makes another prompt of a stored one. */
function filledSubject(
  subject: Subject,
  { variables }: GenerateRequest,
): { subject: Subject; notes: string[] } {
  const words = fillIn(subject.text, variables);
  const negative = fillIn(subject.negativePrompt, variables);
  const isSame = words.text === subject.text && negative.text === subject.negativePrompt;
  return {
    subject: isSame ? subject : subject.as(words.text, negative.text),
    notes: [...words.notes, ...negative.notes],
  };
}

function writtenSubject(text: string, negativePrompt: string, context: GenerateContext): Subject {
  const subject = { text, negativePrompt, settings: {} };
  return {
    ...subject,
    keep: () => addPrompt({ ...subject, sourceSite: 'promptloom', tags: [], origin: 'written' }, context),
    as: (words, negative) => writtenSubject(words, negative, context),
  };
}

function storedSubject(prompt: Prompt, negative: string, context: GenerateContext): Subject {
  const { settings } = prompt;
  const inWords = (text: string, negativePrompt: string): Subject => ({
    text,
    negativePrompt,
    settings,
    own: settings,
    as: inWords,
    // Other words or another negative prompt make it another prompt, a version of the first.
    async keep() {
      if (text === prompt.text && negativePrompt === prompt.negativePrompt) return addPrompt(prompt, context);
      const { sourceId: _itsOwn, ...rest } = prompt;
      const child = await addPrompt(
        { ...rest, text, negativePrompt, sourceSite: 'promptloom', origin: 'written' },
        context,
      );
      await recordEdit(child.id, prompt.id, context.store);
      return child;
    },
  });
  return inWords(prompt.text, negative);
}

async function keep(
  id: string,
  generated: GeneratedImage,
  prompt: Prompt,
  { store, space, media, addresses, backend }: GenerateContext,
  warnings: string[],
): Promise<Image> {
  const infotext =
    generated.infotext ??
    writeInfotext({
      prompt: prompt.text,
      negativePrompt: prompt.negativePrompt,
      settings: generated.settings,
    });
  const stored = await media.save(id, { bytes: generated.bytes, infotext });
  const file = media.resolve(stored.path);
  const image = {
    id,
    promptId: prompt.id,
    url: addresses.stored(file),
    settings: { ...generated.settings, width: stored.width, height: stored.height },
    sourceSite: 'promptloom',
    mediaType: stored.mediaType,
    imageBackend: backend.id,
    createdAt: new Date().toISOString(),
  };
  await space.use(async (embedder) => {
    if (!embedder.model.imageDimensions) return;
    const [vector] = await embedder.embedImage([file]);
    if (vector instanceof Error) warnings.push(`${file} cannot be found by image: ${vector.message}`);
    else await store.images.insertVectors([{ id, promptId: prompt.id, vector: vector! }]);
  });
  await store.images.insert([image]);
  return image;
}
