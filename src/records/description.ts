import { z } from 'zod';
import { IdSchema } from './id.ts';
import { ImproveRequestSchema, UsageSchema, VariantSchema } from './improvement.ts';
import { MatchSchema } from './match.ts';
import { SettingsSchema } from './settings.ts';

/** Most prompts written for one image. */
const MAX_DESCRIPTIONS = 8;

/** Describe an image, given as bytes or by an id of the library. */
export const DescribeRequestSchema = z
  .object({
    image: z
      .instanceof(Uint8Array)
      .optional()
      .describe('An encoded image (PNG, JPEG, WebP, AVIF, GIF, TIFF)'),
    id: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('Id of an image of the library, or of a prompt, whose first image is meant'),
    variants: z.number().int().min(1).max(MAX_DESCRIPTIONS).default(1).describe('How many prompts to write'),
    ...ImproveRequestSchema.pick({
      k: true,
      for: true,
      llm: true,
      language: true,
      mustKeep: true,
      mustAvoid: true,
      maxTokens: true,
    }).shape,
  })
  .refine((request) => (request.image === undefined) !== (request.id === undefined), {
    message: 'give exactly one of image and id',
  });
/** Describe an image, defaults filled in. */
export type DescribeRequest = z.infer<typeof DescribeRequestSchema>;
/** Describe an image, as a caller states it. */
export type DescribeInput = z.input<typeof DescribeRequestSchema>;

/** The prompt that an image holds itself. */
const OwnPromptSchema = z.object({
  prompt: z.string().describe('Empty where the file has settings and no prompt'),
  negativePrompt: z.string(),
  settings: SettingsSchema,
  guidance: z
    .number()
    .optional()
    .describe('Guidance that models such as Flux have learned, beside their cfg'),
  template: z
    .string()
    .optional()
    .describe('What the prompt was expanded from, where its tool wrote that too'),
  negativeTemplate: z.string().optional(),
  writtenBy: z
    .enum(['infotext', 'comfyui', 'invokeai', 'novelai', 'easydiffusion', 'midjourney', 'json', 'library'])
    .describe(
      'How it is kept: infotext as A1111 and Forge write it, a ComfyUI graph, metadata of InvokeAI, NovelAI, Easy Diffusion or Midjourney, JSON as SwarmUI, Fooocus and Draw Things write it; or the prompt that the library has for the image',
    ),
});
/** The prompt that an image holds itself. */
export type OwnPrompt = z.infer<typeof OwnPromptSchema>;

/** A prompt that describes an image. */
export const DescribedSchema = VariantSchema.pick({
  prompt: true,
  negativePrompt: true,
  settings: true,
  reason: true,
  borrowed: true,
  tokens: true,
  changes: true,
});
/** A prompt that describes an image. */
export type Described = z.infer<typeof DescribedSchema>;

/** What a description goes by. */
const BASES = ['look', 'content', 'sight'] as const;

/** An image, described. */
export const DescriptionSchema = z.object({
  own: OwnPromptSchema.optional().describe('The prompt that the image holds itself, where it does'),
  basis: z
    .enum(BASES)
    .describe(
      'look: images of like colors and textures, which may show something else; content: images that show the like; sight: a language model saw the image',
    ),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'How far the nearest prompts agree: the share of them, weighted by nearness, that have what the first prompt says, on average. Missing where a language model wrote',
    ),
  variants: z.array(DescribedSchema),
  matches: z.array(MatchSchema).describe('The prompts of the nearest images'),
  image: z
    .object({ id: IdSchema, promptId: IdSchema })
    .optional()
    .describe('The image of the library, where an id was given'),
  for: z.string().optional(),
  writer: z.string().describe('Who wrote: "composer", or the language model as provider:model'),
  notes: z.array(z.string()).describe('What the reader should know, such as what the prompt cannot tell'),
  usage: UsageSchema.optional(),
  instructions: z.string().describe('The version of what the writer went by'),
});
/** An image, described. */
export type Description = z.infer<typeof DescriptionSchema>;
