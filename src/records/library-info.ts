import { z } from 'zod';

/** What a library is and holds. */
export const LibraryInfoSchema = z.object({
  location: z.string(),
  engine: z.string(),
  embedder: z.object({
    id: z.string(),
    textDimensions: z.number().int().nullable(),
    imageDimensions: z.number().int().nullable(),
    sharedSpace: z.boolean(),
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
  }),
  sample: z.boolean().describe('Whether this is the sample library that ships with promptloom'),
  writer: z.string().describe('Who improves prompts: composer or provider:model'),
  backend: z.string().describe('Who draws: sketch or a back end with its URL'),
  sourceSites: z.array(z.object({ value: z.string(), count: z.number().int() })),
  models: z.array(z.object({ value: z.string(), count: z.number().int() })),
  tags: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
/** What a library is and holds. */
export type LibraryInfo = z.infer<typeof LibraryInfoSchema>;
