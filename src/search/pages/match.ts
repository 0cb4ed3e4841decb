import type { ImageSummary } from '../../records/image.ts';
import type { Match } from '../../records/match.ts';
import type { Prompt } from '../../records/prompt.ts';
import { gravest } from '../../records/safety.ts';

/**
 * A prompt as a search result.
 * @param place its cosine distance to the query, 0 to 2, and its score, 0 to 1.
 * @param images of the prompt, the matching one first.
 * @param matched where the words that were asked for stand.
 * @param part of a long prompt the part that is nearest in meaning.
 */
export function toMatch(
  prompt: Prompt,
  { distance, score }: { distance: number; score: number },
  why: Match['why'],
  images: ImageSummary[],
  matched: Match['matched'] = [],
  part?: Match['part'],
): Match {
  const nsfw = gravest([prompt.nsfw, ...images.map((image) => image.nsfw)]);
  return {
    id: prompt.id,
    ...(prompt.sourceId && { sourceId: prompt.sourceId }),
    prompt: prompt.text,
    negativePrompt: prompt.negativePrompt,
    score: Number(score.toFixed(4)),
    distance: Number(distance.toFixed(6)),
    why,
    ...(matched.length > 0 && { matched }),
    ...(part && { part }),
    tags: prompt.tags,
    sourceSite: prompt.sourceSite,
    model: prompt.settings.model ?? '',
    origin: prompt.origin,
    ...(nsfw !== undefined && { nsfw }),
    settings: prompt.settings,
    images,
  };
}
