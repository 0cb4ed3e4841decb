import { z } from 'zod';
import { IdSchema } from './id.ts';
import { ImageSummarySchema } from './image.ts';
import { OriginSchema } from './prompt.ts';
import { NsfwSchema } from './safety.ts';
import { SettingsSchema } from './settings.ts';

/** Why a prompt is among the results. */
const WhySchema = z.enum(['text', 'image', 'words']);

/** Stands in a pattern for what varies. */
export const SLOT = '[…]';

/** What a pattern says before its slot and behind it, so much of it that both fit a length with the slot between them. */
export function aroundSlot(pattern: string, length: number): { before: string; after: string } {
  const at = pattern.indexOf(SLOT);
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + SLOT.length)];
  const room = Math.max(2, length - SLOT.length);
  if (before.length + after.length <= room) return { before, after };
  const behind = Math.min(after.length, Math.max(Math.floor(room / 2), room - before.length));
  const ahead = room - behind;
  return {
    before: before.length > ahead ? `…${before.slice(before.length - ahead + 1)}` : before,
    after: after.length > behind ? `${after.slice(0, Math.max(0, behind - 1))}…` : after,
  };
}

/** A search result. */
export const MatchSchema = z.object({
  id: IdSchema,
  sourceId: z.string().optional(),
  prompt: z.string(),
  negativePrompt: z.string(),
  score: z
    .number()
    .min(0)
    .max(1)
    .describe(
      'How likely the prompt answers the query, 0 to 1: a probability calibrated for the embedder; it never rises from one result to the next. Where images were compared, their cosine similarity',
    ),
  distance: z
    .number()
    .min(0)
    .max(2)
    .describe('Cosine distance of the vectors, which means something else with each embedder'),
  why: z
    .array(WhySchema)
    .describe('text: close in meaning; image: an image looks alike; words: shared words'),
  matched: z
    .array(z.object({ start: z.number().int(), end: z.number().int() }))
    .optional()
    .describe('Where the words and phrases that were asked for stand in `prompt`, in UTF-16 code units'),
  part: z
    .object({ start: z.number().int(), end: z.number().int() })
    .optional()
    .describe('Of a long prompt the part that is nearest in meaning, in UTF-16 code units of `prompt`'),
  similar: z
    .object({ count: z.number().int(), ids: z.array(IdSchema).describe('At most the first hundred') })
    .optional()
    .describe('Further results that differ in spelling, number, article or punctuation only'),
  family: z
    .object({
      pattern: z.string().describe('`prompt` with […] in place of what varies'),
      value: z.string().describe('What stands there in `prompt`'),
      count: z.number().int(),
      members: z
        .array(z.object({ id: IdSchema, value: z.string().describe('What stands in place of […]') }))
        .describe('At most the first hundred'),
    })
    .optional()
    .describe('Further results of one pattern, which differ from `prompt` in one place'),
  tags: z.array(z.string()),
  sourceSite: z.string(),
  model: z.string(),
  origin: OriginSchema,
  nsfw: NsfwSchema.optional(),
  settings: SettingsSchema,
  images: z.array(ImageSummarySchema).describe('The matching image first'),
});

/** A search result. */
export type Match = z.infer<typeof MatchSchema>;
