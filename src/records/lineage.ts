import { z } from 'zod';
import { IdSchema } from './id.ts';
import { ImageSchema, ImageSummarySchema } from './image.ts';
import { PromptSchema } from './prompt.ts';
import { VersionSummarySchema } from './version.ts';

/** How a prompt grew from another. */
const LineageKindSchema = z.enum(['improved-from', 'borrowed-from']);

/** A prompt's ancestor or descendant. */
const RelativeSchema = z.object({
  id: IdSchema,
  prompt: z.string(),
  kind: LineageKindSchema,
  improvementId: IdSchema.optional(),
  depth: z.number().int().describe('1 for a parent or child, 2 for a grandparent or grandchild'),
  image: ImageSummarySchema.nullable(),
  deleted: z.literal(true).optional().describe('It was deleted and leaves a gap: no text and no image'),
});
/** A prompt's ancestor or descendant. */
export type Relative = z.infer<typeof RelativeSchema>;

/** A prompt with its images and where it comes from. */
export const PromptDetailSchema = z.object({
  prompt: PromptSchema,
  images: z.array(
    ImageSchema.extend({
      src: z.string().describe('Address to show it from'),
      embedded: z.boolean().describe('Whether its vector is known, so that it can be found by image'),
    }),
  ),
  lineage: z.object({
    idea: z.string().nullable().describe('The rough idea it was improved from'),
    writer: z.string().nullable().describe('Who wrote it: composer or a language model'),
    parents: z.array(RelativeSchema),
    children: z.array(RelativeSchema),
  }),
  versions: z.array(VersionSummarySchema).describe('Its versions, itself among them, the first one first'),
});
/** A prompt with its images and where it comes from. */
export type PromptDetail = z.infer<typeof PromptDetailSchema>;
