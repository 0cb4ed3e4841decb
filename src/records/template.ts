import { z } from 'zod';

/** What variables and placeholders stand for, by name. */
export const VariablesSchema = z.record(z.string().max(60), z.string().max(2000));

/** Most prompts that one expansion gives. */
export const MAX_EXPANDED = 1000;

/** Expand a template. */
export const ExpandRequestSchema = z.object({
  template: z
    .string()
    .max(20_000)
    // Not trimmed: an error names a line of it.
    .regex(/\S/, 'a template is more than spaces')
    .describe(
      'Text in the grammar of Dynamic Prompts: {a|b|c}, {2$$a|b|c}, __wildcard__, $' +
        '{name=value} and $' +
        '{name}',
    ),
  mode: z.enum(['random', 'all']).default('random').describe('Some by seed, or every combination in order'),
  count: z.number().int().min(1).max(MAX_EXPANDED).default(10),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(0),
  variables: VariablesSchema.optional(),
  wildcards: z
    .record(z.string().max(100), z.array(z.string().max(2000)).max(10_000))
    .optional()
    .describe('Values for __wildcards__ beside those of the library’s folder wildcards; these go first'),
});
/** Expand a template, defaults filled in. */
export type ExpandRequest = z.infer<typeof ExpandRequestSchema>;
/** Expand a template, as a caller states it. */
export type ExpandInput = z.input<typeof ExpandRequestSchema>;

/** The prompts of a template. */
export const ExpandResponseSchema = z.object({
  template: z.string(),
  prompts: z.array(z.string()),
  more: z
    .boolean()
    .describe(
      'Whether there are more combinations; at random, whether drawing as many as were asked for took too much work',
    ),
  missing: z.array(z.string()).describe('Wildcards that nothing is known of; they stay in the prompts'),
  unknown: z
    .array(z.string())
    .describe(
      'What else of the grammar stays in the prompts, since nothing is known of it: variables without a value, say',
    ),
  problems: z
    .array(z.string())
    .describe('Wildcard files, or parts of them, that cannot be read, with the reason'),
  wildcards: z.array(z.string()).describe('Wildcards that can be used'),
});
/** The prompts of a template. */
export type ExpandResponse = z.infer<typeof ExpandResponseSchema>;
