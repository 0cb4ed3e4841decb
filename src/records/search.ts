import { z } from 'zod';
import { MatchSchema } from './match.ts';
import { MORE_THAN_SPACES } from './name.ts';
import { OriginSchema } from './prompt.ts';
import { QueryImageIdSchema } from './query-image.ts';
import { SafetySchema } from './safety.ts';
import { SeedSchema } from './seed.ts';

/** Most results one search returns. */
export const MAX_K = 1000;
/** How far results can be paged through; whoever wants more asks for ids. */
export const MAX_OFFSET = 5000;

const names = (length: number) => z.array(z.string().max(length)).max(50).optional();
const side = z.number().int().min(0).max(4_294_967_295).optional();
const moment = z.union([z.iso.datetime(), z.iso.date()]).optional();
const share = z.number().min(0).max(1).optional();
const ratio = z.number().positive().max(100).optional();

/** Which prompts may be among the results. A prompt passes a field when it or one of its images does. */
export const FilterSchema = z.object({
  sourceSite: names(300).describe('Any of these; upper and lower case alike'),
  model: names(300).describe(
    'Any of these; upper and lower case alike, with or without folder, extension and hash',
  ),
  sampler: names(100).describe('Any of these; upper and lower case alike'),
  noSourceSite: names(300).describe('None of these'),
  noModel: names(300).describe('None of these'),
  noSampler: names(100).describe('None of these'),
  tags: names(200).describe('All of these; upper and lower case alike'),
  anyTags: names(200).describe('At least one of these'),
  noTags: names(200).describe('None of these'),
  minWidth: side,
  maxWidth: side,
  minHeight: side,
  maxHeight: side,
  minRatio: ratio.describe('Width through height'),
  maxRatio: ratio,
  minSteps: side,
  maxSteps: side,
  minCfg: z.number().min(0).max(1000).optional(),
  maxCfg: z.number().min(0).max(1000).optional(),
  seed: z.array(SeedSchema).max(50).optional().describe('Any of these'),
  origin: z.array(OriginSchema).max(4).optional().describe('Any of these'),
  createdAfter: moment.describe('From this day or moment on, UTC'),
  createdBefore: moment.describe('Before this day or moment, UTC'),
  hasImage: z.boolean().optional(),
  board: names(200).describe('On any of these boards, by name or id'),
  noBoard: names(200).describe('On none of these boards'),
  safety: z
    .array(SafetySchema)
    .max(3)
    .optional()
    .describe('Any of these; a prompt with an unsafe image is unsafe, and unknown is what nobody spoke of'),
  minNsfw: share.describe('Of the prompt or one of its images; what nobody spoke of has none'),
  maxNsfw: share.describe('Of the prompt and all of its images'),
  minRating: z.number().int().min(1).max(5).optional().describe('Stars that people gave, at least'),
  phrases: names(500).describe('All of these stand in the prompt, word for word; upper and lower case alike'),
  without: names(500).describe(
    'None of these is in the prompt: a word in any of its forms, or several words in this order',
  ),
});

/** Which prompts may be among the results. */
export type Filter = z.infer<typeof FilterSchema>;

/** What counts in the order of results. */
export const ModeSchema = z.enum(['hybrid', 'semantic', 'lexical']);
/** What counts in the order of results. */
export type Mode = z.infer<typeof ModeSchema>;

const weight = z.number().min(0).max(10);
/** How much each signal counts where several do; 0 leaves one out. */
const WeightsSchema = z.object({
  semantic: weight.default(1).describe('Nearness of meaning'),
  lexical: weight.default(1).describe('Shared words, the rarer the more'),
  image: weight.default(1).describe('Nearness of images; of an image that was given beside words, its share'),
});
/** How much each signal counts where several do. */
export type Weights = z.infer<typeof WeightsSchema>;

const LOOK_IN = ['all', 'prompts', 'images'] as const;

/** One search: by words, by an image or a stored id, or by words together with one of these. */
export const SearchRequestSchema = z
  .object({
    text: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .meta(MORE_THAN_SPACES)
      .optional()
      .describe('Words, "exact phrases", -excluded ones, and filters as key:value'),
    plain: z
      .boolean()
      .default(false)
      .describe('Take the text as words only: quotes, -, and key:value mean nothing'),
    image: z
      .instanceof(Uint8Array)
      .optional()
      .describe('An encoded image (PNG, JPEG, WebP, AVIF, GIF, TIFF)'),
    queryImage: QueryImageIdSchema.optional().describe(
      'Id of an image that POST /query-images kept, in place of `image`',
    ),
    like: z
      .union([z.string().min(1).max(500), z.array(z.string().min(1).max(500)).min(1).max(50)])
      .optional()
      .describe('Id of a stored prompt or image: more like this; of several, like what they have in common'),
    unlike: z
      .array(z.string().min(1).max(500))
      .max(20)
      .default([])
      .describe('Ids of stored prompts or images: less like these'),
    mode: ModeSchema.default('hybrid'),
    weights: WeightsSchema.prefault({}),
    filter: FilterSchema.default({}),
    safe: z
      .boolean()
      .optional()
      .describe(
        'Leave out what is known to be unsafe, unless the filter speaks of safety; left out: as the setting hideUnsafe says',
      ),
    k: z.number().int().min(1).max(MAX_K).default(20),
    offset: z
      .number()
      .int()
      .min(0)
      .max(MAX_OFFSET)
      .default(0)
      .describe('How many results were seen before; `next` of the page before, with nothing else changed'),
    minScore: z.number().min(0).max(1).default(0).describe('Leave out results that score less'),
    fold: z
      .boolean()
      .default(false)
      .describe('Show prompts that say the same, and prompts of one pattern, as one with the others listed'),
    diversity: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('How much results shall differ from each other, at the price of nearness'),
    facets: z.boolean().default(false).describe('Also count the values that filters know'),
    random: z.boolean().default(false).describe('Any that pass the filter, in no order'),
    seed: z
      .number()
      .int()
      .min(0)
      .max(4_294_967_295)
      .optional()
      .describe('Which random order; the same seed gives the same'),
    lookIn: z
      .enum(LOOK_IN)
      .default('all')
      .describe('Compare with the texts of prompts, with images, or with both where the embedder can'),
  })
  .refine((r) => [r.text, r.image, r.queryImage, r.like].some((one) => one !== undefined) || r.random, {
    message: 'give at least one of text, image and like',
  })
  .refine((r) => [r.image, r.queryImage, r.like].filter((one) => one !== undefined).length <= 1, {
    message: 'give exactly one of image and like',
  });

/** One search, defaults filled in. */
export type SearchRequest = z.infer<typeof SearchRequestSchema>;
/** One search as a caller states it. */
export type SearchInput = z.input<typeof SearchRequestSchema>;

/** Whether what was found has to do with what was asked. */
const ClosenessSchema = z.enum(['close', 'loose', 'none']);
/** Whether what was found has to do with what was asked. */
export type Closeness = z.infer<typeof ClosenessSchema>;

/** What a person should know of how a query was understood. */
const SearchNoteSchema = z.object({
  code: z
    .enum(['unknown-filter', 'unknown-text', 'untranslated', 'damaged'])
    .describe(
      'unknown-filter: a key that is no filter; unknown-text: a text whose words the embedder does not know, or in a language that it does not read; untranslated: the language model could not translate it; damaged: the library has lost prompts',
    ),
  message: z.string(),
  hint: z.string(),
});
/** What a person should know of how a query was understood. */
export type SearchNote = z.infer<typeof SearchNoteSchema>;

const counts = z.array(z.object({ value: z.string(), count: z.number().int() }));
/** How often the values that filters know occur among prompts. */
const FacetsSchema = z.object({
  among: z
    .number()
    .int()
    .describe('How many prompts were counted: the nearest ones, or without a query all that pass'),
  all: z.boolean().describe('Whether these are all that pass the filter'),
  sourceSite: counts,
  model: counts,
  sampler: counts,
  tags: counts,
  origin: counts,
  safety: counts,
  board: counts,
});
/** How often the values that filters know occur among prompts. */
export type Facets = z.infer<typeof FacetsSchema>;

/** What a search answers. */
export const SearchResponseSchema = z.object({
  query: z.object({
    text: z.string().optional(),
    image: z.boolean().optional(),
    like: z.union([z.string(), z.array(z.string())]).optional(),
    unlike: z.array(z.string()).optional(),
    mode: ModeSchema,
    filter: FilterSchema.describe('What was asked for, with what the text asked for'),
    k: z.number(),
    minScore: z.number(),
    translated: z
      .object({ text: z.string(), language: z.string() })
      .optional()
      .describe('What was searched for in place of words in a language that the embedder does not read'),
    lookIn: z.enum(LOOK_IN),
    offset: z.number().optional(),
    fold: z.boolean().optional(),
    diversity: z.number().optional(),
    seed: z.number().optional().describe('Of a random order; give it with the next page'),
    corrected: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .optional()
      .describe('Words that occur nowhere, and what was looked for in their place'),
  }),
  results: z.array(MatchSchema),
  next: z.number().int().nullish().describe('`offset` of the next page; null where there is none'),
  closeness: ClosenessSchema.optional().describe(
    'close: the best result likely answers the query; loose: related at best; none: nothing close enough. Left out where nobody knows',
  ),
  notes: z
    .array(SearchNoteSchema)
    .optional()
    .describe('What should be known of how the query was understood'),
  facets: FacetsSchema.optional(),
  took: z.object({ embedMs: z.number(), searchMs: z.number() }),
  index: z.enum(['hnsw', 'exact']),
  engine: z.string().describe('Database and version that answered'),
});

/** What a search answers. */
export type SearchResponse = z.infer<typeof SearchResponseSchema>;
