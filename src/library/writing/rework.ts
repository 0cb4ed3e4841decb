import { guidelinesFor, readGuidelines } from '../../improve/fit/guidelines.ts';
import { rework } from '../../improve/rework/rework.ts';
import type { Reworked, ReworkRequest } from '../../records/rework.ts';
import { SearchRequestSchema } from '../../records/search.ts';
import { search } from '../../search/search.ts';
import type { ImproveContext } from './improve.ts';

/**
 * Shortens, translates or explains a prompt, or suggests a negative one from the practice of the library.
 * @throws PromptloomError `unsupported`, `invalid-input`.
 */
export function reworkPrompt(
  request: ReworkRequest,
  { store, space, addresses, guidelineFolders, countTokens, hideUnsafe: safe }: ImproveContext,
): Promise<Reworked> {
  return rework(request, {
    guidelines: guidelinesFor(request.for, readGuidelines(guidelineFolders)),
    countTokens: countTokens(),
    similar: async () => {
      const query = SearchRequestSchema.parse({
        text: request.prompt,
        plain: true,
        mode: 'semantic',
        k: request.k,
        safe,
      });
      const { results } = await space.use((embedder) => search(query, embedder, store, addresses.summarise));
      return results;
    },
    phraseStatistics: async (phrases) => ({
      prompts: (await store.counts()).prompts,
      counts: await store.prompts.phraseCounts(phrases),
    }),
  });
}
