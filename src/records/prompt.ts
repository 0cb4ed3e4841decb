import { z } from 'zod';
import { IdSchema } from './id.ts';
import { NsfwSchema } from './safety.ts';
import { SettingsSchema } from './settings.ts';

/** Longest prompt or negative prompt kept, in UTF-16 code units. */
export const MAX_PROMPT_LENGTH = 20_000;

/** Where a prompt came from. */
export const OriginSchema = z.enum(['imported', 'written', 'improved', 'generated']);

/** One text-to-image prompt with its settings. */
export const PromptSchema = z.object({
  id: IdSchema,
  sourceId: z.string().max(500).optional().describe('The id the record had where it came from'),
  text: z.string().min(1).max(MAX_PROMPT_LENGTH),
  negativePrompt: z.string().max(MAX_PROMPT_LENGTH).default(''),
  settings: SettingsSchema.default({}),
  sourceSite: z.string().max(300).default(''),
  tags: z.array(z.string().min(1).max(200)).max(200).default([]),
  origin: OriginSchema,
  nsfw: NsfwSchema.optional(),
  createdAt: z.iso.datetime(),
});

/** One text-to-image prompt with its settings. */
export type Prompt = z.infer<typeof PromptSchema>;
