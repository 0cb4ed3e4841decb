import { z } from 'zod';
import { DiffPartSchema, TokenCountSchema } from './improvement.ts';
import { MORE_THAN_SPACES } from './name.ts';
import { PromptFormSchema } from './prompt-form.ts';
import { ROLES } from './style-word.ts';

/** What can be done with a prompt without a language model. */
export const REWORKS = ['shorten', 'translate', 'negative', 'explain'] as const;

/** Rework one prompt. */
export const ReworkRequestSchema = z.object({
  tool: z
    .enum(REWORKS)
    .describe(
      'shorten to fit; translate into an image model’s dialect; negative: suggest one from the library’s practice; explain part by part',
    ),
  prompt: z.string().trim().min(1, 'a prompt has at least one word').max(20_000).meta(MORE_THAN_SPACES),
  negativePrompt: z.string().max(20_000).default(''),
  for: z.string().max(100).optional().describe('The image model, such as sd15, flux or pony'),
  form: PromptFormSchema.optional(),
  maxTokens: z.number().int().min(5).max(4000).optional().describe('What the image model reads if left out'),
  mustKeep: z.array(z.string().trim().min(1).max(100).meta(MORE_THAN_SPACES)).max(30).optional(),
  k: z.number().int().min(1).max(200).default(50).describe('How many similar prompts practice is taken from'),
});
/** Rework one prompt, defaults filled in. */
export type ReworkRequest = z.infer<typeof ReworkRequestSchema>;
/** Rework one prompt, as a caller states it. */
export type ReworkInput = z.input<typeof ReworkRequestSchema>;

/** One part of a prompt, explained. */
const PromptPartSchema = z.object({
  text: z.string(),
  role: z.enum(['subject', ...ROLES, 'syntax']).describe('What it does in the prompt'),
  note: z.string().describe('In a sentence'),
  weight: z.number().optional(),
  tokens: z.number().int(),
  /** How many prompts of the library have it between commas. */
  inLibrary: z.number().int(),
});
/** One part of a prompt, explained. */
export type PromptPart = z.infer<typeof PromptPartSchema>;

/** A reworked prompt. */
export const ReworkedSchema = z.object({
  tool: z.enum(REWORKS),
  prompt: z.string(),
  negativePrompt: z.string(),
  for: z.string().describe('Id of the guidelines that were used'),
  changes: z.array(z.string()),
  tokens: TokenCountSchema,
  diff: z.array(DiffPartSchema).describe('Word by word, against the prompt as given'),
  parts: z.array(PromptPartSchema).optional().describe('Of explain'),
  learntFrom: z
    .number()
    .int()
    .optional()
    .describe('Of negative: how many similar prompts have a negative prompt'),
});
/** A reworked prompt. */
export type Reworked = z.infer<typeof ReworkedSchema>;
