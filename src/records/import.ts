import { z } from 'zod';

/** What an import did. read = kept + folded + the skipped counts. */
export const ImportReportSchema = z.object({
  read: z.number().int().describe('Records found in the source'),
  kept: z.number().int().describe('Prompts that are new in the library'),
  folded: z
    .number()
    .int()
    .describe('Records whose prompt the library had already; their images were added to it'),
  skipped: z.array(
    z.object({
      reason: z.string(),
      count: z.number().int(),
      examples: z.array(z.string()).describe('Up to three, as file:line: what was wrong'),
    }),
  ),
  images: z.object({
    added: z.number().int().describe('Image addresses that are new in the library'),
    embedded: z.number().int().describe('Images whose vector was computed'),
    failed: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  }),
  notes: z
    .array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) }))
    .describe('What was left out of records that were kept, or read otherwise than it stands'),
  cut: z
    .number()
    .int()
    .describe('Prompts longer than the embedder reads: only their beginnings count in searches'),
  resumedAt: z
    .number()
    .int()
    .describe('Records an earlier, interrupted run of the same import had done already'),
  seconds: z.number(),
});
/** What an import did. */
export type ImportReport = z.infer<typeof ImportReportSchema>;

/** How far an import is. */
export const ImportProgressSchema = z.object({
  phase: z.enum(['rows', 'images', 'index']),
  records: z.number().int().describe('Rows or images done in this phase'),
  total: z.number().int().optional().describe('Rows or images in all, where known'),
  fraction: z.number().min(0).max(1).optional().describe('By bytes read where the total is not known'),
});
/** How far an import is. */
export type ImportProgress = z.infer<typeof ImportProgressSchema>;

/** What a file can be in. */
export const IMPORT_FORMATS = ['auto', 'csv', 'parquet', 'json', 'jsonl', 'text'] as const;

/** What a column of a table or a field of a record can be, where its name does not tell. */
export const COLUMN_ROLES = [
  'prompt',
  'negativePrompt',
  'id',
  'image',
  'width',
  'height',
  'size',
  'site',
  'model',
  'seed',
  'steps',
  'cfg',
  'sampler',
  'scheduler',
  'tags',
  'nsfw',
] as const;

/** What to import and how. */
export const ImportRequestSchema = z.object({
  path: z
    .string()
    .min(1)
    .max(4000)
    .describe('The file, or a table as clickhouse://user:password@host:port/database/table'),
  format: z
    .enum(IMPORT_FORMATS)
    .default('auto')
    .describe('Of a file; auto finds it out from its first bytes and its name'),
  encoding: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('What a file of text is in, such as windows-1252, shift_jis or utf-16le; UTF-8 if left out'),
  columns: z
    .partialRecord(z.enum(COLUMN_ROLES), z.string().min(1).max(200))
    .optional()
    .describe('Which column or field is what, where its name does not tell: {"prompt": "caption"}'),
  limit: z.number().int().min(1).optional().describe('Stop after this many records'),
  minWords: z.number().int().min(0).default(1).describe('Skip prompts with fewer words'),
  vectors: z
    .string()
    .regex(/^[^:]{1,200}:.{1,300}$/, 'vectors are stated as column:model')
    .optional()
    .describe(
      'A column with vectors to keep of a table or a Parquet file, and the model that made them: prompt_vector:clip-vit-b-32',
    ),
  shard: z
    .string()
    .regex(/^\d{1,4}\/\d{1,4}$/, 'a shard is written 3/16')
    .optional()
    .describe(
      'Read one of so many parts, such as 3/16; other machines read the others into the same library',
    ),
  images: z.boolean().default(false).describe('Also read the images and compute their vectors'),
});
/** What to import and how, defaults filled in. */
export type ImportRequest = z.infer<typeof ImportRequestSchema>;
/** What to import and how, as a caller states it. */
export type ImportInput = z.input<typeof ImportRequestSchema>;
