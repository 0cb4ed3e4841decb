import { z } from 'zod';
import { IdSchema } from './id.ts';
import { ImageSummarySchema } from './image.ts';
import { PromptSchema } from './prompt.ts';
import { FilterSchema, SearchRequestSchema } from './search.ts';

/** Most ids that one list has. */
export const MAX_LISTED = 100_000;

const { text, plain, image, like, unlike, weights, safe } = SearchRequestSchema.shape;

/** A long list of prompts: those nearest to a query, or those that pass a filter. */
export const ListRequestSchema = z.object({
  text: text.describe('Words, and filters as key:value; the order is by nearness of meaning alone'),
  plain,
  image,
  like,
  unlike,
  weights,
  filter: FilterSchema.default({}),
  safe,
  k: z.number().int().min(1).max(MAX_LISTED).default(10_000).describe('At most so many'),
});
/** A long list of prompts, defaults filled in. */
export type ListRequest = z.infer<typeof ListRequestSchema>;
/** A long list of prompts as a caller states it. */
export type ListInput = z.input<typeof ListRequestSchema>;

/** A prompt of a long list. */
export const ListedSchema = z.object({
  id: IdSchema,
  distance: z.number().optional().describe('Cosine distance to the query, where there is one'),
});
/** A prompt of a long list. */
export type Listed = z.infer<typeof ListedSchema>;

/** What shall be written out. */
export const ExportRequestSchema = z.object({
  text,
  plain,
  like,
  filter: FilterSchema.default({}),
  safe: safe.unwrap().default(false).describe('Leave out what is known to be unsafe'),
  k: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(`At most so many; with words or an example at most ${MAX_LISTED}, without all if left out`),
  vectors: z.boolean().default(false).describe('Also the vector of each text'),
});
/** What shall be written out, defaults filled in. */
export type ExportRequest = z.infer<typeof ExportRequestSchema>;
/** What shall be written out, as a caller states it. */
export type ExportInput = z.input<typeof ExportRequestSchema>;

/** A prompt as it is written out. */
export const ExportedPromptSchema = z.object({
  ...PromptSchema.shape,
  images: z.array(ImageSummarySchema),
  distance: z.number().optional(),
  vector: z.array(z.number()).optional(),
});
/** A prompt as it is written out. */
export type ExportedPrompt = z.infer<typeof ExportedPromptSchema>;
