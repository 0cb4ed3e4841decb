import { guidelinesFor, readGuidelines } from '../../improve/fit/guidelines.ts';
import { rework } from '../../improve/rework/rework.ts';
import type { Reworked, ReworkRequest } from '../../records/rework.ts';
import type { ImproveContext } from './improve.ts';
import { similar } from './similar.ts';

/**
 * Shortens, translates or explains a prompt, or suggests a negative one from those that are common in the library.
 * @throws PromptloomError `unsupported`, `invalid-input`.
 */
export async function reworkPrompt(request: ReworkRequest, context: ImproveContext): Promise<Reworked> {
  return rework(request, {
    guidelines: guidelinesFor(request.for, readGuidelines(context.guidelineFolders)),
    countTokens: await context.countTokens(),
    similar: async () => (await similar(request.prompt, request.k, context)).results,
    phraseStatistics: (phrases) => context.store.phraseStatistics(phrases),
  });
}
