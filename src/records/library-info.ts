import { z } from 'zod';

/** How a vector index is to be built; what is left out is as it was, or fits the size of the library. */
export const IndexRequestSchema = z.object({
  precision: z.enum(['f32', 'bf16', 'i8']).optional().describe('How the index keeps its numbers'),
  degree: z.number().int().min(4).max(128).optional().describe('Links of a row (M)'),
  effort: z
    .number()
    .int()
    .min(16)
    .max(2000)
    .optional()
    .describe('Candidates while linking (ef_construction)'),
});
/** How a vector index is to be built. */
export type IndexRequest = z.infer<typeof IndexRequestSchema>;

/** What is wrong with a library's files. */
const TroubleSchema = z.object({
  kind: z.enum(['damaged', 'read-only']),
  message: z.string(),
  hint: z.string().describe('What to do about it'),
});
/** What is wrong with a library's files. */
export type Trouble = z.infer<typeof TroubleSchema>;

/** What a library is and holds. */
export const LibraryInfoSchema = z.object({
  location: z.string().describe('Where it is; its name alone for all but its owner'),
  engine: z.string(),
  embedder: z.object({
    id: z.string(),
    textDimensions: z.number().int().nullable(),
    imageDimensions: z.number().int().nullable(),
    sharedSpace: z.boolean().describe('Whether texts and images share one vector space'),
    crossModal: z.boolean().describe('Whether words find images by what they show'),
  }),
  counts: z.object({
    prompts: z.number().int(),
    images: z.number().int(),
    embeddedImages: z.number().int(),
  }),
  index: z.object({
    kind: z.enum(['hnsw', 'exact']),
    indexedPrompts: z.number().int(),
    building: z.boolean(),
    progress: z.number().min(0).max(1).nullable().describe('Share of the index that is built, where known'),
  }),
  sample: z.boolean().describe('Whether it holds the sample that ships with promptloom and nothing else'),
  writer: z.string().describe('Who improves prompts: composer or provider:model'),
  backend: z.string().describe('Who draws: sketch or a back end with its URL'),
  sourceSites: z.array(z.object({ value: z.string(), count: z.number().int() })),
  models: z.array(z.object({ value: z.string(), count: z.number().int() })),
  tags: z.array(z.object({ value: z.string(), count: z.number().int() })),
  troubles: z
    .array(TroubleSchema)
    .default([])
    .describe('What is wrong with its files: it is damaged, or can only be read; none where all is well'),
});
/** What a library is and holds. */
export type LibraryInfo = z.infer<typeof LibraryInfoSchema>;
