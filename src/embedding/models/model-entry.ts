import { z } from 'zod';

/** Numeric precisions of weights that a repository may offer. */
export const PRECISIONS = ['fp32', 'fp16', 'int8'] as const;
/** Numeric precision of weights. */
export type Precision = (typeof PRECISIONS)[number];

/** The two towers' weights of one precision, as paths in the repository. */
const TowersSchema = z.object({ text: z.string(), vision: z.string() });

/** A model that turns text and pictures into vectors of one space: data, so that a new one needs no code. */
export const ModelEntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  /** On the Hugging Face hub, `owner/name`; or undefined for a folder of the user's. */
  repository: z.string().optional(),
  revision: z.string().default('main'),
  /** Weights by precision, in the usual ONNX layout: `onnx/text_model.onnx`, `_fp16`, `_quantized`. */
  files: z.partialRecord(z.enum(PRECISIONS), TowersSchema),
  /** Precision used when nobody asks for one. */
  precision: z.enum(PRECISIONS),
  dimensions: z.number().int().positive(),
  text: z.object({
    /** Most tokens, with the special ones; longer texts are cut. */
    maxTokens: z.number().int().positive(),
    /** Whether the model was trained with texts padded to `maxTokens` and has no attention mask (SigLIP). */
    padToMax: z.boolean(),
    /** Whether texts are lower-cased before the tokenizer sees them (SigLIP 2). */
    lowercase: z.boolean().default(false),
  }),
  image: z.object({
    /** Side of the square that the model sees, in pixels. */
    size: z.number().int().positive(),
    /** `crop`: shortest side to `size`, centre cut out (CLIP); `squash`: both sides to `size` (SigLIP). */
    fit: z.enum(['crop', 'squash']),
    resample: z.enum(['bicubic', 'bilinear']),
    /** Of values 0 to 1, for red, green and blue. */
    mean: z.tuple([z.number(), z.number(), z.number()]),
    deviation: z.tuple([z.number(), z.number(), z.number()]),
  }),
  multilingual: z.boolean().default(false),
  licence: z.string(),
  /** About how many bytes the files of each precision have together, for people who decide. */
  bytes: z.partialRecord(z.enum(PRECISIONS), z.number()),
  /** What is known of its quality, with the source. */
  quality: z.string(),
});

/** A model that turns text and pictures into vectors of one space. */
export type ModelEntry = z.infer<typeof ModelEntrySchema>;

/** A model's files on this machine, absolute. */
export interface ModelFiles {
  /** `tokenizer.json` and the other small files lie here under their usual names. */
  folder: string;
  textModel: string;
  visionModel: string;
  tokenizer: string;
  precision: Precision;
}
