import { z } from 'zod';
import { IdSchema } from './id.ts';

/** What to delete or to restore. */
export const DeletionRequestSchema = z.object({
  ids: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(1000)
    .describe('Their ids; of prompts also the ids they had in their sources'),
});
/** What to delete or to restore. */
export type DeletionInput = z.input<typeof DeletionRequestSchema>;

/** What was deleted or restored, and what was not. */
export const DeletionReportSchema = z.object({
  done: z.array(
    z.object({
      id: IdSchema,
      images: z.number().int().describe('Of a prompt, the images that went or came with it'),
    }),
  ),
  failed: z.array(
    z.object({
      id: z.string().describe('As it was asked for'),
      code: z.enum(['not-found', 'conflict']).describe('conflict: it is deleted already, or not deleted'),
      message: z.string(),
    }),
  ),
});
/** What was deleted or restored, and what was not. */
export type DeletionReport = z.infer<typeof DeletionReportSchema>;

/** A prompt or an image that is deleted and can be restored. */
export const DeletedSchema = z.object({
  id: IdSchema,
  promptId: IdSchema.describe('Of an image its prompt, of a prompt itself'),
  prompt: z.string(),
  images: z.number().int().describe('Of a prompt, the images that come back with it'),
  deletedAt: z.iso.datetime(),
});
/** A prompt or an image that is deleted and can be restored. */
export type Deleted = z.infer<typeof DeletedSchema>;
