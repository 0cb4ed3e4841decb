import { guidelinesFor, readGuidelines } from '../improve/guidelines.ts';
import { rework } from '../improve/rework/rework.ts';
import { expandTemplate } from '../improve/template/expand.ts';
import { givenWildcards, readWildcards } from '../improve/template/wildcards.ts';
import type { Reworked, ReworkRequest } from '../records/rework.ts';
import { SearchRequestSchema } from '../records/search.ts';
import type { ExpandRequest, ExpandResponse } from '../records/template.ts';
import { search } from '../search/search.ts';
import type { ImproveContext } from './improve.ts';

/** Expands a template with the wildcards of folders and those that the request brings. */
export function expand(request: ExpandRequest, folders: readonly string[]): ExpandResponse {
  const kept = readWildcards(folders);
  const own = givenWildcards(request.wildcards ?? {});
  const wildcards = {
    lines: (name: string) => (own.lines(name).length > 0 ? own.lines(name) : kept.lines(name)),
    names: () => [...new Set([...own.names(), ...kept.names()])].sort(),
  };
  const { mode, count, seed, variables, template } = request;
  const expanded = expandTemplate(template, { mode, count, seed, variables, wildcards });
  return { template, ...expanded, wildcards: wildcards.names() };
}

/**
 * Shortens, translates or explains a prompt, or suggests a negative one from the practice of the library.
 * @throws PromptloomError `unsupported`, `invalid-input`.
 */
export function reworkPrompt(
  request: ReworkRequest,
  { store, embedder, addresses, guidelineFolders, countTokens }: ImproveContext,
): Promise<Reworked> {
  return rework(request, {
    guidelines: guidelinesFor(request.for, readGuidelines(guidelineFolders)),
    countTokens: countTokens(),
    similar: async () => {
      const query = SearchRequestSchema.parse({ text: request.prompt, k: request.k });
      return (await search(query, embedder, store, addresses.summarise)).results;
    },
    phraseStatistics: async (phrases) => ({
      prompts: (await store.counts()).prompts,
      counts: await store.prompts.phraseCounts(phrases),
    }),
  });
}
