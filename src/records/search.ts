import { z } from 'zod';
import { MatchSchema } from './match.ts';

/** Most results one search returns. */
export const MAX_K = 1000;

/** Which prompts may be among the results. A prompt passes a field when it or one of its images does. */
export const FilterSchema = z.object({
  sourceSite: z
    .array(z.string().max(300))
    .max(50)
    .optional()
    .describe('Any of these; upper and lower case alike'),
  model: z.array(z.string().max(300)).max(50).optional().describe('Any of these; upper and lower case alike'),
  tags: z.array(z.string().max(200)).max(50).optional().describe('All of these; upper and lower case alike'),
  minWidth: z.number().int().min(0).optional(),
  maxWidth: z.number().int().min(0).optional(),
  minHeight: z.number().int().min(0).optional(),
  maxHeight: z.number().int().min(0).optional(),
  hasImage: z.boolean().optional(),
});

/** Which prompts may be among the results. */
export type Filter = z.infer<typeof FilterSchema>;

/** One search: by text, by picture or by a stored id; exactly one of the three. */
export const SearchRequestSchema = z
  .object({
    text: z.string().trim().min(1).max(20_000).optional(),
    image: z
      .instanceof(Uint8Array)
      .optional()
      .describe('An encoded picture (PNG, JPEG, WebP, AVIF, GIF, TIFF)'),
    like: z.string().min(1).max(500).optional().describe('Id of a stored prompt or image: more like this'),
    filter: FilterSchema.default({}),
    k: z.number().int().min(1).max(MAX_K).default(20),
    minScore: z.number().min(0).max(1).default(0),
    lookIn: z
      .enum(['all', 'prompts', 'pictures'])
      .default('all')
      .describe('Compare with the texts of prompts, with pictures, or with both where the embedder can'),
  })
  .refine((r) => [r.text, r.image, r.like].filter((v) => v !== undefined).length === 1, {
    message: 'give exactly one of text, image and like',
  });

/** One search, defaults filled in. */
export type SearchRequest = z.infer<typeof SearchRequestSchema>;
/** One search as a caller states it. */
export type SearchInput = z.input<typeof SearchRequestSchema>;

/** What a search answers. */
export const SearchResponseSchema = z.object({
  query: z.object({
    text: z.string().optional(),
    image: z.boolean().optional(),
    like: z.string().optional(),
    filter: FilterSchema,
    k: z.number(),
    minScore: z.number(),
    lookIn: z.enum(['all', 'prompts', 'pictures']),
  }),
  results: z.array(MatchSchema),
  took: z.object({ embedMs: z.number(), searchMs: z.number() }),
  index: z.enum(['hnsw', 'exact']),
  engine: z.string().describe('Database and version that answered'),
});

/** What a search answers. */
export type SearchResponse = z.infer<typeof SearchResponseSchema>;
