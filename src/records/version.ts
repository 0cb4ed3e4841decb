import { z } from 'zod';
import { IdSchema } from './id.ts';
import { DiffPartSchema } from './improvement.ts';
import { MORE_THAN_SPACES, nameSchema } from './name.ts';
import { MAX_PROMPT_LENGTH } from './prompt.ts';
import { SettingsSchema } from './settings.ts';

/** Longest label, in UTF-16 code units. */
const MAX_LABEL_LENGTH = 80;
/** Names the version that counts now, so no label may be it. */
export const CURRENT = 'current';

/** A name for one version of a prompt. Upper and lower case are one label. */
const LabelSchema = nameSchema('a label', MAX_LABEL_LENGTH)
  .refine((label) => !IdSchema.safeParse(label).success, 'a label is no id')
  .refine((label) => !/^\d+$/.test(label), 'a label is no number: versions are named by theirs')
  .refine((label) => label.toLowerCase() !== CURRENT, `“${CURRENT}” names the version that counts now`)
  .meta({
    not: { pattern: `^\\s*(?:\\d+|[cC][uU][rR][rR][eE][nN][tT]|[pimvgrb][0-9a-hjkmnp-tv-z]{16})\\s*$` },
  });

/** Names one version of a prompt. */
export const VersionNameSchema = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(100)
  .describe('A version by its id, its number, a label, or "current"');

/** How one version came from another. */
const VersionStepSchema = z.enum(['edited', 'improved', 'restored']);

/** A moment at which a version became the current one. */
const VersionEventSchema = z.object({
  at: z.iso.datetime(),
  id: IdSchema.describe('The version that became the current one'),
  from: IdSchema.describe('The one it was made of; of one that was restored, the current one until then'),
  how: VersionStepSchema,
  improvementId: IdSchema.optional(),
});
/** A moment at which a version became the current one. */
export type VersionEvent = z.infer<typeof VersionEventSchema>;

/** A version in short. */
export const VersionSummarySchema = z.object({
  id: IdSchema.describe('Each version is a prompt of the library'),
  number: z.number().int().min(1).describe('Its place in time, from 1'),
  prompt: z.string(),
  current: z.boolean().describe('Whether it was made or restored last'),
  labels: z.array(z.string()),
});
/** A version in short. */
export type VersionSummary = z.infer<typeof VersionSummarySchema>;

/** One version of a prompt. */
export const VersionSchema = VersionSummarySchema.extend({
  negativePrompt: z.string(),
  settings: SettingsSchema,
  how: z.enum(['begun', 'edited', 'improved']).describe('Begun: the first, made of no other'),
  from: IdSchema.nullable().describe('The version it was made of'),
  improvementId: IdSchema.optional().describe('The improvement that it was accepted from'),
  since: z.iso.datetime().describe('When it became a version'),
  rating: z
    .number()
    .int()
    .nullable()
    .describe('Its stars, or else the rating of the variant it was accepted as'),
  images: z.number().int().min(0),
  diff: z.array(DiffPartSchema).nullable().describe('Word by word, against the version it was made of'),
  negativeDiff: z
    .array(DiffPartSchema)
    .optional()
    .describe('The same of the negative prompt, where that changed'),
});
/** One version of a prompt. */
export type Version = z.infer<typeof VersionSchema>;

/** The versions of a prompt, the first one first. */
export const VersionsSchema = z.object({
  id: IdSchema.describe('The version that was asked about or made'),
  current: IdSchema,
  versions: z.array(VersionSchema),
  history: z.array(VersionEventSchema).describe('What happened, in the order of time'),
});
/** The versions of a prompt, the first one first. */
export type Versions = z.infer<typeof VersionsSchema>;

const move = z
  .boolean()
  .default(false)
  .describe('Take the label from the version that has it; without this such a label is refused');

/** Write another version of a prompt. */
export const EditSchema = z
  .object({
    prompt: z
      .string()
      .trim()
      .min(1, 'a prompt has at least one word')
      .max(MAX_PROMPT_LENGTH)
      .meta(MORE_THAN_SPACES)
      .optional(),
    negativePrompt: z.string().trim().max(MAX_PROMPT_LENGTH).optional(),
    label: LabelSchema.optional().describe('A label for the new version'),
    move,
  })
  .refine(({ prompt, negativePrompt }) => prompt !== undefined || negativePrompt !== undefined, {
    message: 'give at least one of prompt and negativePrompt',
  })
  .meta({ anyOf: [{ required: ['prompt'] }, { required: ['negativePrompt'] }] });
/** Write another version of a prompt, as a caller states it. */
export type EditInput = z.input<typeof EditSchema>;

/** Give a version a label. */
export const LabelRequestSchema = z.object({
  label: LabelSchema,
  version: VersionNameSchema.optional().describe('Which version; the one whose id was given if left out'),
  move,
});
/** Give a version a label, as a caller states it. */
export type LabelInput = z.input<typeof LabelRequestSchema>;
