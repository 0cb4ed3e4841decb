import type { Embedder } from '../embedding/embedder.ts';
import { PromptloomError } from '../errors.ts';
import { CANDIDATES_A_MATCH, pickDiverse } from '../improve/diverse.ts';
import { guidelinesFor, readGuidelines } from '../improve/guidelines.ts';
import { containsPhrase } from '../improve/text.ts';
import type { WriteRequest } from '../improve/writer.ts';
import type { AcceptRequest, Improvement, ImproveRequest, Variant } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import { MAX_K, SearchRequestSchema } from '../records/search.ts';
import { toMatch } from '../search/match.ts';
import { search } from '../search/search.ts';
import { newId } from '../store/ids.ts';
import type { Descent } from '../store/lineage-table.ts';
import type { Store } from '../store/store.ts';
import { addPrompt } from './add-prompt.ts';
import type { ImproveOptions } from './door.ts';
import type { ImageAddresses } from './image-address.ts';
import type { Writers } from './writers.ts';

/** What improving works with. */
export interface ImproveContext {
  store: Store;
  embedder: Embedder;
  addresses: ImageAddresses;
  writers: Writers;
  /** Folders with guidelines of the user's own. */
  guidelineFolders: readonly string[];
  /** CLIP's own token count, where its vocabulary is at hand. */
  countTokens(): WriteRequest['countTokens'];
}

/**
 * Retrieves prompts near the idea and unlike each other, or takes those that were named, and has the writer make
 * variants of them. What fails leaves nothing behind.
 * @throws PromptloomError `not-found` for an unknown id in `use`; `invalid-input` for wishes that contradict each other
 *   or a writer that is not understood; what the writer throws.
 */
export async function improve(
  request: ImproveRequest,
  context: ImproveContext,
  options: ImproveOptions = {},
): Promise<Improvement> {
  const { store } = context;
  refuseContradiction(request);
  const writer = context.writers.named(request.llm);
  const book = readGuidelines(context.guidelineFolders);
  const matches = request.use?.length
    ? await namedMatches(request.use, request.idea, context)
    : await nearestMatches(request, context, options.signal);
  options.onMatches?.(matches);
  const ids = new Map<object, string>();
  const identify = (draft: Omit<Variant, 'id'>): Variant => {
    const id = ids.get(draft) ?? newId('variant');
    ids.set(draft, id);
    return { id, ...draft };
  };
  const { strength, language, mustKeep, mustAvoid, maxTokens, diversity } = request;
  const { variants, notes, usage } = await writer.write(
    {
      idea: request.idea,
      ...(request.guidance && { guidance: request.guidance }),
      ...(request.for && { targetModel: request.for }),
      guidelines: guidelinesFor(request.for, book),
      matches,
      count: request.variants,
      strength,
      language,
      mustKeep,
      mustAvoid,
      maxTokens,
      countTokens: context.countTokens(),
      phraseStatistics: async (phrases) => ({
        prompts: (await store.counts()).prompts,
        counts: await store.prompts.phraseCounts(phrases),
      }),
    },
    {
      signal: options.signal,
      onVariant: (draft) => options.onVariant?.(identify(draft)),
      onWords: options.onWords,
    },
  );
  const improvement: Improvement = {
    id: newId('improvement'),
    idea: request.idea,
    ...(request.guidance && { guidance: request.guidance }),
    ...(request.for && { for: request.for }),
    options: { strength, language, mustKeep, mustAvoid, maxTokens, diversity },
    matches,
    variants: variants.map(identify),
    writer: writer.id,
    notes: [...notes, ...book.problems],
    ...(usage && { usage }),
    createdAt: new Date().toISOString(),
  };
  await store.improvements.insert(improvement);
  return improvement;
}

function refuseContradiction({ mustKeep = [], mustAvoid = [] }: ImproveRequest): void {
  for (const kept of mustKeep) {
    const avoided = mustAvoid.find((thing) => containsPhrase(kept, thing));
    if (avoided === undefined) continue;
    throw new PromptloomError(
      'invalid-input',
      `“${kept}” must be kept and “${avoided}” avoided: no prompt can do both.`,
      { hint: 'Take one of the two back.' },
    );
  }
}

/**
 * Makes a variant a prompt of the library, with the prompts it borrowed from, or else those it was given, as parents.
 * @throws PromptloomError `not-found`.
 */
export async function accept(request: AcceptRequest, context: ImproveContext): Promise<Prompt> {
  const { store } = context;
  const found = await store.improvements.variant(request.variantId);
  const improvement = found && (await store.improvements.byId(found.improvementId));
  if (!improvement) {
    throw new PromptloomError('not-found', `there is no variant ${request.variantId}`, {
      hint: 'Take the id from the answer of improve.',
    });
  }
  const { variant } = found;
  const prompt = await addPrompt(
    {
      text: request.prompt ?? variant.prompt,
      negativePrompt: request.negativePrompt ?? variant.negativePrompt,
      settings: variant.settings,
      sourceSite: 'promptloom',
      tags: [],
      origin: 'improved',
    },
    context,
  );
  await store.lineage.insert(descents(prompt.id, variant, improvement));
  await store.improvements.accept(variant.id, prompt.id);
  return prompt;
}

function descents(childId: string, variant: Variant, improvement: Improvement): Descent[] {
  const borrowedFrom = new Set(variant.borrowed.map((borrowed) => borrowed.from));
  const parents = borrowedFrom.size > 0 ? [...borrowedFrom] : improvement.matches.map((match) => match.id);
  const kind = borrowedFrom.size > 0 ? 'borrowed-from' : 'improved-from';
  return parents
    .filter((parentId) => parentId !== childId)
    .map((parentId) => ({ childId, parentId, kind, improvementId: improvement.id }));
}

async function nearestMatches(
  request: ImproveRequest,
  { store, embedder, addresses }: ImproveContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  const { idea, k, diversity } = request;
  const wanted = diversity === 0 ? k : Math.min(MAX_K, k * CANDIDATES_A_MATCH);
  const query = SearchRequestSchema.parse({ text: idea, k: wanted });
  const { results } = await search(query, embedder, store, addresses.summarise, signal);
  return pickDiverse(results, k, diversity);
}

/** The prompts a person named, in their order, with their distance to the idea. */
async function namedMatches(
  names: readonly string[],
  idea: string,
  { store, embedder, addresses }: ImproveContext,
): Promise<Match[]> {
  const ids: string[] = [];
  for (const name of names) {
    const id = await store.prompts.resolve(name);
    if (!id) {
      throw new PromptloomError('not-found', `there is no prompt ${name} in this library`, {
        hint: 'Take the ids to use from search results.',
      });
    }
    if (!ids.includes(id)) ids.push(id);
  }
  const [[query], prompts, images] = await Promise.all([
    embedder.embedText([idea], { purpose: 'query' }),
    store.prompts.byIds(ids),
    store.images.ofPrompts(ids),
  ]);
  return Promise.all(
    ids.map(async (id) => {
      const prompt = prompts.get(id)!;
      const distance = cosineDistance(query!, (await store.prompts.vector(id))!);
      return toMatch(prompt, distance, ['text'], (images.get(id) ?? []).map(addresses.summarise));
    }),
  );
}

/** Of unit-length vectors. */
function cosineDistance(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  for (let n = 0; n < a.length; n++) dot += a[n]! * b[n]!;
  return Math.min(2, Math.max(0, 1 - dot));
}
