import { z } from 'zod';

/** What to embed a library with. */
export const EmbedRequestSchema = z.object({
  embedder: z.string().min(1).max(4000).describe('The embedder to switch to, such as clip-vit-b-32'),
  images: z
    .boolean()
    .default(false)
    .describe('Also read images that had no vector so far; those that had one are always read again'),
});
/** What to embed a library with, defaults filled in. */
export type EmbedRequest = z.infer<typeof EmbedRequestSchema>;
/** What to embed a library with, as a caller states it. */
export type EmbedInput = z.input<typeof EmbedRequestSchema>;

/** What came of embedding a library again. */
export const EmbedReportSchema = z.object({
  embedder: z.string().describe('Id of the model that the library has now'),
  before: z.string().describe('Id of the model that it had'),
  prompts: z.number().int().describe('Prompts that have a vector of the new model'),
  cut: z.number().int().describe('Prompts longer than the model reads, of those embedded in this run'),
  images: z.object({
    embedded: z.number().int().describe('Images that have a vector of the new model'),
    failed: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  }),
  resumedAt: z.number().int().describe('Prompts and images that an earlier, interrupted run had done'),
  seconds: z.number(),
});
/** What came of embedding a library again. */
export type EmbedReport = z.infer<typeof EmbedReportSchema>;

/** How far embedding a library again is. */
export const EmbedProgressSchema = z.object({
  phase: z.enum(['fetch', 'prompts', 'images', 'index', 'switch']),
  done: z.number().int().describe('Bytes, prompts or images done in this phase'),
  total: z.number().int(),
});
/** How far embedding a library again is. */
export type EmbedProgress = z.infer<typeof EmbedProgressSchema>;
