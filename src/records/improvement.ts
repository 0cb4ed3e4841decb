import { z } from 'zod';
import { IdSchema } from './id.ts';
import { MatchSchema } from './match.ts';
import { MAX_PROMPT_LENGTH } from './prompt.ts';
import { SettingsSchema } from './settings.ts';

/** Most variants one improvement returns. */
export const MAX_VARIANTS = 20;

/** A phrase that a variant took over, and the prompt it came from. */
export const BorrowedSchema = z.object({ phrase: z.string(), from: IdSchema });
/** A phrase that a variant took over, and the prompt it came from. */
export type Borrowed = z.infer<typeof BorrowedSchema>;

/** One proposed prompt. */
export const VariantSchema = z.object({
  id: IdSchema,
  prompt: z.string().min(1).max(MAX_PROMPT_LENGTH),
  negativePrompt: z.string().max(MAX_PROMPT_LENGTH),
  settings: SettingsSchema,
  reason: z.string().describe('What it does differently, in a sentence'),
  borrowed: z.array(BorrowedSchema),
});
/** One proposed prompt. */
export type Variant = z.infer<typeof VariantSchema>;

/** Ask for better prompts. */
export const ImproveRequestSchema = z.object({
  idea: z.string().trim().min(1).max(4000),
  use: z
    .array(z.string().min(1).max(500))
    .max(50)
    .optional()
    .describe('Ids of the prompts to learn from; all matches if left out'),
  variants: z.number().int().min(1).max(MAX_VARIANTS).default(4),
  k: z.number().int().min(1).max(50).default(12).describe('How many similar prompts to retrieve'),
  for: z.string().max(100).optional().describe('The image model that will draw it, such as sdxl or flux'),
  guidance: z.string().max(4000).optional().describe('What the person wants, in their words'),
});
/** Ask for better prompts, defaults filled in. */
export type ImproveRequest = z.infer<typeof ImproveRequestSchema>;
/** Ask for better prompts, as a caller states it. */
export type ImproveInput = z.input<typeof ImproveRequestSchema>;

/** One request for better prompts, with what it was given and what it returned. */
export const ImprovementSchema = z.object({
  id: IdSchema,
  idea: z.string(),
  guidance: z.string().optional(),
  for: z.string().optional(),
  matches: z.array(MatchSchema).describe('The prompts it was given'),
  variants: z.array(VariantSchema),
  writer: z.string().describe('Who wrote: "composer", or the language model as provider:model'),
  notes: z.array(z.string()).describe('What the reader should know, such as that no language model was used'),
  createdAt: z.iso.datetime(),
});
/** One request for better prompts, with what it was given and what it returned. */
export type Improvement = z.infer<typeof ImprovementSchema>;

/** Accept a variant, edited or as it is: it becomes a prompt of the library. */
export const AcceptRequestSchema = z.object({
  variantId: IdSchema,
  prompt: z
    .string()
    .trim()
    .min(1)
    .max(MAX_PROMPT_LENGTH)
    .optional()
    .describe('The text as the person edited it'),
  negativePrompt: z.string().max(MAX_PROMPT_LENGTH).optional(),
});
/** Accept a variant, edited or as it is. */
export type AcceptRequest = z.infer<typeof AcceptRequestSchema>;
