import { PromptloomError } from '../errors.ts';
import type { PromptWriter } from '../improve/writer.ts';
import type { AcceptRequest, Improvement, ImproveRequest, Variant } from '../records/improvement.ts';
import type { Match } from '../records/match.ts';
import type { Prompt } from '../records/prompt.ts';
import { SearchRequestSchema } from '../records/search.ts';
import { toMatch } from '../search/match.ts';
import { search } from '../search/search.ts';
import { newId } from '../store/ids.ts';
import type { Descent } from '../store/lineage-table.ts';
import type { Store } from '../store/store.ts';
import { addPrompt } from './add-prompt.ts';
import type { ImproveOptions } from './door.ts';
import type { EmbeddingSpace } from './embedding-space.ts';
import type { ImageAddresses } from './image-address.ts';

/** What improving works with. */
export interface ImproveContext {
  store: Store;
  space: EmbeddingSpace;
  addresses: ImageAddresses;
  writer: PromptWriter;
}

/**
 * Retrieves the prompts nearest to the idea, or takes those that were named, and has the writer make variants of them.
 * @throws PromptloomError `not-found` for an unknown id in `use`; what the writer throws.
 */
export async function improve(
  request: ImproveRequest,
  context: ImproveContext,
  options: ImproveOptions = {},
): Promise<Improvement> {
  const { store, writer } = context;
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
  const { variants, notes } = await writer.write(
    {
      idea: request.idea,
      ...(request.guidance && { guidance: request.guidance }),
      ...(request.for && { targetModel: request.for }),
      matches,
      count: request.variants,
      phraseStatistics: async (phrases) => ({
        prompts: (await store.counts()).prompts,
        counts: await store.prompts.phraseCounts(phrases),
      }),
    },
    { signal: options.signal, onVariant: (draft) => options.onVariant?.(identify(draft)) },
  );
  const improvement: Improvement = {
    id: newId('improvement'),
    idea: request.idea,
    ...(request.guidance && { guidance: request.guidance }),
    ...(request.for && { for: request.for }),
    matches,
    variants: variants.map(identify),
    writer: writer.id,
    notes,
    createdAt: new Date().toISOString(),
  };
  await store.improvements.insert(improvement);
  return improvement;
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
  { store, space, addresses }: ImproveContext,
  signal: AbortSignal | undefined,
): Promise<Match[]> {
  const query = SearchRequestSchema.parse({
    text: request.idea,
    plain: true,
    mode: 'semantic',
    k: request.k,
  });
  const { results } = await space.use((embedder) =>
    search(query, embedder, store, addresses.summarise, signal),
  );
  return results;
}

/** The prompts a person named, in their order, with their distance to the idea. */
async function namedMatches(
  names: readonly string[],
  idea: string,
  { store, space, addresses }: ImproveContext,
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
  const [distances, prompts, images] = await Promise.all([
    space.use(async (embedder) => {
      const [query] = await embedder.embedText([idea], { purpose: 'query' });
      const vectors = await Promise.all(ids.map((id) => store.prompts.vector(id)));
      return vectors.map((vector) => cosineDistance(query!, vector!));
    }),
    store.prompts.byIds(ids),
    store.images.ofPrompts(ids),
  ]);
  return ids.map((id, n) =>
    toMatch(prompts.get(id)!, distances[n]!, ['text'], (images.get(id) ?? []).map(addresses.summarise)),
  );
}

/** Of unit-length vectors. */
function cosineDistance(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  for (let n = 0; n < a.length; n++) dot += a[n]! * b[n]!;
  return Math.min(2, Math.max(0, 1 - dot));
}
