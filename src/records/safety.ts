import { z } from 'zod';

/** How surely something is not safe for work, as its source said: 0 safe, 1 not. Left out where nobody said. */
export const NsfwSchema = z
  .number()
  .min(0)
  .max(1)
  .describe('How surely it is not safe for work, as its source said: 0 safe, 1 not; left out where unknown');

/** From here on something counts as unsafe. */
export const UNSAFE_FROM = 0.5;

/** What may be known of safety. */
export const SAFETIES = ['safe', 'unsafe', 'unknown'] as const;
/** What is known of safety, in a word. */
export const SafetySchema = z.enum(SAFETIES);
/** What is known of safety, in a word. */
export type Safety = z.infer<typeof SafetySchema>;

/** A likelihood in a word. */
export function safetyOf(nsfw: number | undefined): Safety {
  if (nsfw === undefined) return 'unknown';
  return nsfw >= UNSAFE_FROM ? 'unsafe' : 'safe';
}

/** Of several statements about one thing the gravest; undefined where there is none. */
export function gravest(stated: Iterable<number | undefined>): number | undefined {
  let most: number | undefined;
  for (const one of stated) if (one !== undefined && one > (most ?? -1)) most = one;
  return most;
}
