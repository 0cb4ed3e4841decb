import { z } from 'zod';

/** Numeric precisions of weights that a repository may offer. */
export const PRECISIONS = ['fp32', 'fp16', 'int8'] as const;
/** Numeric precision of weights. */
export type Precision = (typeof PRECISIONS)[number];

/** The weights of one precision, as paths in the repository. */
const TowersSchema = z.object({
  text: z.string(),
  /** Left out by models of texts alone. */
  vision: z.string().optional(),
  /** Files that the weights name themselves and that must lie beside them: parts above two gigabytes. */
  data: z.array(z.string()).default([]),
});

/** A model of texts, or of texts and images in one space: data, so that a new one needs no code. */
export const ModelEntrySchema = z.object({
  /** As people name it: an id of the registry, `owner/name` on the hub, or the path of a folder. */
  id: z.string().min(1),
  name: z.string(),
  /** On the Hugging Face hub, `owner/name`; or undefined for a folder of the user's. */
  repository: z.string().optional(),
  revision: z.string().default('main'),
  /** A folder of the user's that holds the files, absolute; or the package's own, of a model that ships. */
  folder: z.string().optional(),
  /** Whether it comes with promptloom, in `folder`. */
  ships: z.boolean().default(false),
  /** Weights by precision, in the usual ONNX layout: `onnx/text_model.onnx`, `_fp16`, `_quantized`. */
  files: z.partialRecord(z.enum(PRECISIONS), TowersSchema),
  /** Path of the tokenizer in the repository. */
  tokenizer: z.string().default('tokenizer.json'),
  /** Path of the tokenizer's settings, where the repository has them. */
  tokenizerConfig: z.string().optional(),
  /** Precision used when nobody asks for one. */
  precision: z.enum(PRECISIONS),
  dimensions: z.number().int().positive(),
  text: z.object({
    /** Most tokens, with the special ones; longer texts are cut. */
    maxTokens: z.number().int().positive(),
    /** Whether the model takes texts padded to `maxTokens` and no attention mask (SigLIP, OpenCLIP exports). */
    padToMax: z.boolean(),
    /** The token that fills up shorter texts; undefined means what `tokenizer.json` says, else 0. */
    padId: z.number().int().nonnegative().optional(),
    /** Whether texts are lower-cased before the tokenizer sees them (SigLIP 2). */
    lowercase: z.boolean().default(false),
    /**
     * How the vectors of a text's tokens become the text's: their mean, or the first token's (`cls`). Left out by
     * weights that give one vector a text.
     */
    pooling: z.enum(['mean', 'cls']).optional(),
    /** What the model was trained to see in front of a query and of a text to be found. */
    prefixes: z.object({ query: z.string(), document: z.string() }).default({ query: '', document: '' }),
    /** Whether it knows words of Latin script alone; a text without any says nothing to it. */
    latinOnly: z.boolean().default(false),
  }),
  /** How images are made ready; left out by models of texts alone. */
  image: z
    .object({
      /** Side of the square that the model sees, in pixels. */
      size: z.number().int().positive(),
      /** `crop`: shortest side to `size`, centre cut out (CLIP); `squash`: both sides to `size` (SigLIP). */
      fit: z.enum(['crop', 'squash']),
      resample: z.enum(['bicubic', 'bilinear']),
      /** Of values 0 to 1, for red, green and blue. */
      mean: z.tuple([z.number(), z.number(), z.number()]),
      deviation: z.tuple([z.number(), z.number(), z.number()]),
    })
    .optional(),
  /** Most texts or images that the weights take at once; undefined means any number. */
  maxBatch: z.number().int().positive().optional(),
  multilingual: z.boolean().default(false),
  licence: z.string(),
  /** About how many bytes the files of each precision have together, for people who decide. */
  bytes: z.partialRecord(z.enum(PRECISIONS), z.number()),
  /** What is known of its quality, with the source. */
  quality: z.string(),
});

/** A model of texts, or of texts and images in one space. */
export type ModelEntry = z.infer<typeof ModelEntrySchema>;
/** A {@link ModelEntry} as it is written down. */
export type ModelEntryInput = z.input<typeof ModelEntrySchema>;

/** A model's files on this machine, absolute. */
export interface ModelFiles {
  /** The folder in which they lie under their paths in the repository. */
  folder: string;
  textModel: string;
  /** Of models that read images. */
  visionModel?: string;
  tokenizer: string;
  /** `tokenizer_config.json`, where there is one. */
  tokenizerConfig?: string;
  precision: Precision;
  /** Differs whenever the weights do, wherever the files lie: part of what a library records. */
  version?: string;
}

/** The files of a precision, as paths in the repository. */
export function pathsOf(entry: ModelEntry, precision: Precision): string[] {
  const towers = entry.files[precision];
  if (!towers) return [];
  const config = entry.tokenizerConfig === undefined ? [] : [entry.tokenizerConfig];
  const vision = towers.vision === undefined ? [] : [towers.vision];
  return [...config, entry.tokenizer, towers.text, ...vision, ...towers.data];
}
