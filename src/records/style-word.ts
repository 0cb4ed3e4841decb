import { z } from 'zod';
import { MORE_THAN_SPACES } from './name.ts';

/** What a phrase does for an image, beside its subject. In the order in which a prompt names them. */
export const ROLES = [
  'medium',
  'movement',
  'artist',
  'light',
  'color',
  'composition',
  'mood',
  'quality',
] as const;
/** What a phrase does for an image. */
export type Role = (typeof ROLES)[number];

/** A phrase about the look of an image that prompts near an idea have more often than others. */
const StyleWordSchema = z.object({
  phrase: z.string(),
  role: z.enum(ROLES),
  near: z.number().int().describe('Prompts near the idea that have it'),
  anywhere: z.number().int().describe('Prompts of the library that have it'),
  score: z.number().describe('How over-represented it is: the difference of log-odds'),
});
/** A phrase about the look of an image that prompts near an idea have more often than others. */
export type StyleWord = z.infer<typeof StyleWordSchema>;

/** What style words are asked for. */
export const StyleWordsRequestSchema = z.object({
  idea: z.string().trim().min(1).max(20_000).meta(MORE_THAN_SPACES),
  k: z
    .number()
    .int()
    .min(5)
    .max(1000)
    .optional()
    .describe('How many of the nearest prompts are read; a twentieth of the library, 60 to 200, if left out'),
  limit: z.number().int().min(1).max(200).default(40),
});
/** What style words are asked for, defaults filled in. */
export type StyleWordsRequest = z.infer<typeof StyleWordsRequestSchema>;
/** What style words are asked for, as a caller states it. */
export type StyleWordsInput = z.input<typeof StyleWordsRequestSchema>;

/** Style words near an idea. */
export const StyleWordsSchema = z.object({
  idea: z.string(),
  read: z.number().int().describe('Prompts that were read'),
  words: z.array(StyleWordSchema),
});
/** Style words near an idea. */
export type StyleWords = z.infer<typeof StyleWordsSchema>;
