import { z } from 'zod';
import { SeedSchema } from './seed.ts';

/** Largest side, in pixels, that a record may state. */
export const MAX_SIDE = 65_535;

/** How an image was or shall be drawn. Every field may be unknown. */
export const SettingsSchema = z.object({
  model: z.string().max(300).optional().describe('Checkpoint or model family, as its tool names it'),
  sampler: z.string().max(100).optional(),
  scheduler: z.string().max(100).optional(),
  seed: SeedSchema.optional(),
  steps: z.number().int().min(1).max(10_000).optional(),
  cfg: z.number().min(0).max(1000).optional().describe('Classifier-free guidance scale'),
  width: z.number().int().min(1).max(MAX_SIDE).optional().describe('Pixels'),
  height: z.number().int().min(1).max(MAX_SIDE).optional().describe('Pixels'),
});

/** How an image was or shall be drawn. */
export type Settings = z.infer<typeof SettingsSchema>;
