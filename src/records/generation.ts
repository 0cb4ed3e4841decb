import { z } from 'zod';
import { IdSchema } from './id.ts';
import { MORE_THAN_SPACES } from './name.ts';
import { MAX_PROMPT_LENGTH } from './prompt.ts';
import { SeedSchema } from './seed.ts';
import { VariablesSchema } from './template.ts';

/** Ask an image back end for images. */
export const GenerateRequestSchema = z
  .object({
    prompt: z
      .string()
      .trim()
      .min(1)
      .max(MAX_PROMPT_LENGTH)
      .meta(MORE_THAN_SPACES)
      .optional()
      .describe('The prompt as text'),
    id: z
      .string()
      .max(500)
      .optional()
      .describe('Id of a stored prompt or of a variant (which is then accepted)'),
    negativePrompt: z.string().max(MAX_PROMPT_LENGTH).optional(),
    variables: VariablesSchema.optional().describe(
      'What stands in the places of the prompt that are to be filled in, such as [CITY] (“city”); a request without one that is needed is refused with the list of them',
    ),
    backend: z.string().max(500).optional().describe('a1111:URL or sketch; the configured one if left out'),
    count: z.number().int().min(1).max(64).default(1),
    width: z.number().int().min(64).max(4096).optional().describe('Pixels; 512 if nothing says otherwise'),
    height: z.number().int().min(64).max(4096).optional(),
    seed: z
      .union([SeedSchema, z.literal('random')])
      .optional()
      .describe(
        'Left out: that of the stored prompt, or any; "random" is always any. Image n takes seed + n',
      ),
    steps: z.number().int().min(1).max(500).optional(),
    cfg: z.number().min(0).max(100).optional(),
    sampler: z
      .string()
      .max(100)
      .optional()
      .describe('Left out: that of the stored prompt, where the back end has it'),
    scheduler: z.string().max(100).optional(),
    model: z
      .string()
      .max(300)
      .optional()
      .describe(
        'Checkpoint, where the back end has several. Left out: that of the stored prompt, where it has it',
      ),
  })
  .refine((r) => (r.prompt === undefined) !== (r.id === undefined), { message: 'give either prompt or id' })
  .meta({ oneOf: [{ required: ['prompt'] }, { required: ['id'] }] });
/** Ask an image back end for images, defaults filled in. */
export type GenerateRequest = z.infer<typeof GenerateRequestSchema>;
/** Ask an image back end for images, as a caller states it. */
export type GenerateInput = z.input<typeof GenerateRequestSchema>;

/** A finished generation. */
export const GenerationSchema = z.object({
  jobId: IdSchema,
  backend: z.string(),
  promptId: IdSchema,
  images: z.array(
    z.object({
      id: IdSchema,
      promptId: IdSchema,
      path: z
        .string()
        .describe('The file in the library folder: absolute for the owner, its name for others'),
      url: z.string().describe('Where this API serves it'),
      width: z.number().int(),
      height: z.number().int(),
      seed: SeedSchema.nullable(),
    }),
  ),
  warnings: z.array(z.string()),
});
/** A finished generation. */
export type Generation = z.infer<typeof GenerationSchema>;

/** How far a generation is. */
export const GenerationProgressSchema = z.object({
  fraction: z.number().min(0).max(1),
  step: z.number().int().optional(),
  steps: z.number().int().optional(),
  etaSeconds: z.number().optional(),
  message: z.string().optional(),
});
/** How far a generation is. */
export type GenerationProgress = z.infer<typeof GenerationProgressSchema>;
