import { z } from 'zod';
import { nameSchema } from './name.ts';
import { QueryImageIdSchema } from './query-image.ts';
import { FilterSchema, ModeSchema, SearchRequestSchema } from './search.ts';

const { text, like, unlike, weights, k, minScore, diversity, seed, lookIn } = SearchRequestSchema.shape;

/** What is kept of a search: what was given of all that asks for something; an image by the id it is kept under. */
export const KeptSearchSchema = z.object({
  text,
  plain: z.boolean().optional(),
  queryImage: QueryImageIdSchema.optional(),
  like,
  unlike: unlike.unwrap().optional(),
  mode: ModeSchema.optional(),
  weights: weights.unwrap().optional(),
  filter: FilterSchema.optional(),
  k: k.unwrap().optional(),
  minScore: minScore.unwrap().optional(),
  fold: z.boolean().optional(),
  diversity: diversity.unwrap().optional(),
  random: z.boolean().optional(),
  seed,
  lookIn: lookIn.unwrap().optional(),
});

/** What is kept of a search. */
export type KeptSearch = z.infer<typeof KeptSearchSchema>;

/** A search that a person gave a name. */
export const SavedSearchSchema = z.object({
  id: z.string().regex(/^s[0-9a-hjkmnp-tv-z]{16}$/),
  name: z.string(),
  search: KeptSearchSchema,
  createdAt: z.iso.datetime(),
});
/** A search that a person gave a name. */
export type SavedSearch = z.infer<typeof SavedSearchSchema>;

/** A search to be kept; one of the same name is replaced. */
export const SaveSearchSchema = z.object({
  name: nameSchema('a name', 200),
  search: KeptSearchSchema,
});
/** A search to be kept, as a caller states it. */
export type SaveSearchInput = z.input<typeof SaveSearchSchema>;
