import { z } from 'zod';
import { IdSchema } from './id.ts';
import { NsfwSchema } from './safety.ts';
import { SettingsSchema } from './settings.ts';

/** One image made from a prompt. */
export const ImageSchema = z.object({
  id: IdSchema,
  promptId: IdSchema,
  url: z
    .string()
    .max(4000)
    .describe(
      'Where the image is: http(s) URL, or a path for a local file, which only the owner of the library is told',
    ),
  settings: SettingsSchema.default({}).describe(
    'What this image was drawn with; width and height are its own',
  ),
  sourceSite: z.string().max(300).default(''),
  mediaType: z.string().max(100).default(''),
  imageBackend: z
    .string()
    .max(300)
    .default('')
    .describe('The image back end that drew it here, such as "sketch"'),
  nsfw: NsfwSchema.optional(),
  createdAt: z.iso.datetime(),
});

/** One image made from a prompt. */
export type Image = z.infer<typeof ImageSchema>;

/** An image as search results and details show it. */
export const ImageSummarySchema = z.object({
  id: IdSchema,
  url: z.string().describe('Address to show it from: this API for local files, the source for remote ones'),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  imageBackend: z.string().describe('The back end that drew it here; empty for imported images'),
  nsfw: NsfwSchema.optional(),
});

/** An image as search results and details show it. */
export type ImageSummary = z.infer<typeof ImageSummarySchema>;
