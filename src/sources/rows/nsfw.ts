import type { NSFW_ROLES } from './columns.ts';

/** What sources call it; LAION's UNSURE and civitai's Mature are on the careful side of the middle. */
const WORDS: Record<string, number> = {
  ...{ false: 0, no: 0, safe: 0, sfw: 0, pg: 0, unlikely: 0 },
  ...{ soft: 0.25, pg13: 0.25 },
  unsure: 0.5,
  ...{ mature: 0.75, r: 0.75 },
  ...{ true: 1, yes: 1, unsafe: 1, nsfw: 1, x: 1, xxx: 1, blocked: 1 },
};

/** Civitai's levels as bits: PG, PG-13, R, X, XXX, blocked. */
const LEVELS = [0, 0.25, 0.75, 1, 1, 1];
/** How DiffusionDB marks an image that Stability's own filter blurred. */
const BLURRED = 2;

/**
 * How surely something is not safe for work, 0 to 1, from a field of a source: a likelihood (DiffusionDB's
 * `image_nsfw`, where 2 is an image that was blurred, and `prompt_nsfw`; LAION's `punsafe`), a word (civitai's
 * `nsfw`, LAION's `NSFW`, yes and no), or for `nsfwLevel` one of civitai's levels.
 * @returns undefined for what says nothing.
 */
export function readNsfw(role: (typeof NSFW_ROLES)[number], stated: string): number | undefined {
  if (stated.trim() === '') return undefined;
  const word = stated.toLowerCase().replace(/[^a-z\d]/g, '');
  // Elsewhere it is how Python writes that nothing is known.
  if (role === 'nsfwLevel' && word === 'none') return 0;
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  const value = Number(stated);
  if (role === 'nsfwLevel') {
    // 0 is an image that nobody has rated yet.
    if (!Number.isInteger(value) || value < 1 || value >= 2 ** LEVELS.length) return undefined;
    return LEVELS[31 - Math.clz32(value)];
  }
  if (value === BLURRED) return 1;
  return value >= 0 && value <= 1 ? value : undefined;
}
