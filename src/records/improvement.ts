import { z } from 'zod';
import { IdSchema } from './id.ts';
import { LlmSchema } from './llm.ts';
import { MatchSchema } from './match.ts';
import { MORE_THAN_SPACES } from './name.ts';
import { MAX_PROMPT_LENGTH } from './prompt.ts';
import { PromptFormSchema } from './prompt-form.ts';
import { SettingsSchema } from './settings.ts';
import { VariablesSchema } from './template.ts';

/** Most variants one improvement returns. */
const MAX_VARIANTS = 20;

/** A phrase that a variant took over, and the prompt it came from. */
const BorrowedSchema = z.object({ phrase: z.string(), from: IdSchema });
/** A phrase that a variant took over, and the prompt it came from. */
export type Borrowed = z.infer<typeof BorrowedSchema>;

/** One stretch of a word-level difference. */
export const DiffPartSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
});
/** One stretch of a word-level difference. */
export type DiffPart = z.infer<typeof DiffPartSchema>;

/** How long a prompt is for the model that reads it. */
export const TokenCountSchema = z.object({
  count: z.number().int().min(0),
  limit: z.number().int().min(1).describe('What the image model reads, or the length that was asked for'),
  encoder: z.enum(['clip', 't5', 'other']),
  exact: z.boolean().describe('Counted with the encoder’s own tokenizer; otherwise a close estimate'),
});
/** How long a prompt is for the model that reads it. */
export type TokenCount = z.infer<typeof TokenCountSchema>;

/** How good a person finds a variant, from 1 to 5. */
export const RatingSchema = z.number().int().min(1).max(5);

/** A prompt that a variant became. */
const AcceptedSchema = z.object({
  promptId: IdSchema,
  prompt: z.string().describe('Its text, as the person edited it'),
  negativePrompt: z.string(),
  edited: z.boolean().describe('Whether it differs from the variant'),
  at: z.iso.datetime(),
});
/** A prompt that a variant became. */
export type Accepted = z.infer<typeof AcceptedSchema>;

/** One proposed prompt. */
export const VariantSchema = z.object({
  id: IdSchema,
  prompt: z.string().min(1).max(MAX_PROMPT_LENGTH),
  negativePrompt: z.string().max(MAX_PROMPT_LENGTH),
  settings: SettingsSchema,
  reason: z.string().describe('What it does differently, in a sentence'),
  borrowed: z.array(BorrowedSchema),
  // Variants that were stored before these fields lack them.
  tokens: TokenCountSchema.optional(),
  diff: z.array(DiffPartSchema).optional().describe('Word by word, against the idea'),
  diffToPrevious: z
    .array(DiffPartSchema)
    .optional()
    .describe('Word by word, against the variant before; missing for the first'),
  template: z.string().optional().describe('What the prompt was before it was expanded'),
  changes: z
    .array(z.string())
    .optional()
    .describe('What was changed after writing, so that it fits the image model and the request'),
  rating: RatingSchema.optional(),
  accepted: z.array(AcceptedSchema).optional().describe('The prompts that people made of it'),
});
/** One proposed prompt. */
export type Variant = z.infer<typeof VariantSchema>;

/** What is to be written: better prompts, variations of a whole prompt, or a blend of several. */
export const TASKS = ['improve', 'vary', 'blend'] as const;
/** What is to be written. */
export type Task = (typeof TASKS)[number];

/** How far a variant may go from the idea, least first. */
export const STRENGTHS = ['polish', 'refine', 'develop', 'transform', 'reinvent'] as const;
/** How far a variant may go from the idea. */
export type Strength = (typeof STRENGTHS)[number];

const WordsSchema = z.array(z.string().trim().min(1).max(100).meta(MORE_THAN_SPACES)).max(30);

/** Ask for better prompts. */
export const ImproveRequestSchema = z.object({
  idea: z
    .string()
    .trim()
    .min(1, 'an idea has at least one word')
    .max(4000, 'an idea has at most 4,000 characters; shorten it, or import it as a prompt')
    .meta(MORE_THAN_SPACES),
  use: z
    .array(z.string().min(1).max(500))
    .max(50)
    .optional()
    .describe('Ids of the prompts to learn from, which may be none; all matches if left out'),
  of: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe(
      'The prompt that is to become better: what is kept of the answer is a version of it. If left out, the one whose text is the idea, where there is one',
    ),
  variants: z.number().int().min(1).max(MAX_VARIANTS).default(4),
  k: z.number().int().min(1).max(50).default(12).describe('How many similar prompts to retrieve'),
  for: z.string().max(100).optional().describe('The image model that will draw it, such as sdxl or flux'),
  form: PromptFormSchema.optional(),
  guidance: z.string().max(4000).optional().describe('What the person wants, in their words'),
  llm: LlmSchema.optional().describe(
    'Who writes, as provider:model or "composer"; what is configured if left out',
  ),
  task: z
    .enum(TASKS)
    .default('improve')
    .describe(
      'improve an idea; vary a whole prompt, which is then the idea; blend the prompts named in use, with the idea to hold them together',
    ),
  expand: z
    .enum(['before', 'after'])
    .optional()
    .describe('The idea is a template: expand it before writing, or each variant after; both forms are kept'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(0)
    .describe('Of the expansion'),
  variables: VariablesSchema.optional().describe(
    'What stands in the places of the idea that are to be filled in, such as [CITY] (“city”), and for variables of a template; a request without one that is needed is refused with the list of them',
  ),
  strength: z
    .enum(STRENGTHS)
    .default('develop')
    .describe('How far to go: polish lightly (few words added) to reinvent (only the subject stays)'),
  // Its length is what was sent, as it is described; spaces around it go afterwards.
  language: z
    .string()
    .min(2)
    .max(40)
    .regex(/\S/)
    .trim()
    .optional()
    .describe('The language of the prompts, whatever that of the idea; English if left out'),
  mustKeep: WordsSchema.optional().describe('Words and phrases that every variant holds'),
  mustAvoid: WordsSchema.optional().describe('Words and phrases that no variant holds'),
  maxTokens: z
    .number()
    .int()
    .min(5)
    .max(4000)
    .optional()
    .describe('Longest variant, in tokens of the image model’s encoder; longer ones are shortened'),
  diversity: z
    .number()
    .min(0)
    .max(1)
    .default(0.4)
    .describe('Of the retrieved prompts: 0 takes the nearest, towards 1 those least like each other'),
});
/** Ask for better prompts, defaults filled in. */
export type ImproveRequest = z.infer<typeof ImproveRequestSchema>;
/** Ask for better prompts, as a caller states it. */
export type ImproveInput = z.input<typeof ImproveRequestSchema>;

/** What writing took. */
export const UsageSchema = z.object({
  calls: z.number().int().min(0).describe('Requests to the language model, repairs included'),
  inputTokens: z.number().int().optional().describe('As the service counts them; missing where it does not'),
  outputTokens: z.number().int().optional(),
  cost: z
    .object({ amount: z.number(), currency: z.literal('USD') })
    .optional()
    .describe('Only where a price for the model is configured'),
  seconds: z.number().min(0),
});
/** What writing took. */
export type Usage = z.infer<typeof UsageSchema>;

/** A variant as it is being written. */
const WordsEventSchema = z.object({
  number: z.number().int().min(0).describe('Which of the variants this will be, from 0'),
  prompt: z.string().describe('Its prompt as far as it has come'),
});
/** A variant as it is being written. */
export type WordsEvent = z.infer<typeof WordsEventSchema>;

/** One request for better prompts, with what it was given and what it returned. */
export const ImprovementSchema = z.object({
  id: IdSchema,
  idea: z.string(),
  template: z.string().optional().describe('What the idea was before it was expanded'),
  guidance: z.string().optional(),
  for: z.string().optional(),
  options: ImproveRequestSchema.pick({
    task: true,
    expand: true,
    seed: true,
    strength: true,
    language: true,
    mustKeep: true,
    mustAvoid: true,
    maxTokens: true,
    diversity: true,
  })
    .partial()
    .optional()
    .describe('What else was asked for'),
  matches: z.array(MatchSchema).describe('The prompts it was given'),
  variants: z.array(VariantSchema),
  writer: z.string().describe('Who wrote: "composer", or the language model as provider:model'),
  notes: z.array(z.string()).describe('What the reader should know, such as that no language model was used'),
  usage: UsageSchema.optional(),
  // Missing in those of before requests were kept.
  request: ImproveRequestSchema.optional().describe(
    'What was asked for, to ask it again; without “llm” where that named an address',
  ),
  instructions: z.string().optional().describe('The version of what the writer went by'),
  replayOf: IdSchema.optional().describe('The improvement whose request this ran again'),
  createdAt: z.iso.datetime(),
});
/** One request for better prompts, with what it was given and what it returned. */
export type Improvement = z.infer<typeof ImprovementSchema>;

/** What an improvement would learn from. */
export const ImproveMatchesSchema = z.object({
  matches: z.array(MatchSchema).describe('The prompts to learn from, best first'),
  own: z
    .array(MatchSchema)
    .describe('Prompts near it that were accepted for this very idea, which `matches` leaves out'),
});
/** What an improvement would learn from. */
export type ImproveMatches = z.infer<typeof ImproveMatchesSchema>;

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
