import { z } from 'zod';
import { PromptloomError } from '../../errors.ts';
import {
  type ModelEntry,
  type ModelEntryInput,
  ModelEntrySchema,
  PRECISIONS,
  type Precision,
} from './model-entry.ts';

/** Files of a folder or a repository, before anybody knows what model they make. */
export interface Listing {
  /** As errors name it. */
  name: string;
  files: readonly { path: string; size: number }[];
  /** Parses a JSON file of it. */
  readJson(path: string): Promise<unknown>;
}

const SUFFIXES: Record<Precision, readonly string[]> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_quantized', '_int8'],
};
const FOLDERS = ['onnx/', ''];
const CLIP_MEAN: [number, number, number] = [0.48145466, 0.4578275, 0.40821073];
const CLIP_DEVIATION: [number, number, number] = [0.26862954, 0.26130258, 0.27577711];
const SIGLIP_HALF: [number, number, number] = [0.5, 0.5, 0.5];
/** Pillow's numbers for ways to resize. */
const BILINEAR = 2;

const Side = z.union([
  z.number(),
  z.object({
    shortest_edge: z.number().optional(),
    height: z.number().optional(),
    width: z.number().optional(),
  }),
]);
const Triple = z.tuple([z.number(), z.number(), z.number()]);

/** What `config.json` of CLIP and SigLIP says, and of OpenCLIP as immich keeps it. */
const ConfigSchema = z.looseObject({
  model_type: z.string().optional(),
  projection_dim: z.number().optional(),
  embed_dim: z.number().optional(),
  text_config: z
    .looseObject({
      max_position_embeddings: z.number().optional(),
      projection_size: z.number().optional(),
      hidden_size: z.number().optional(),
      vocab_size: z.number().optional(),
    })
    .default({}),
  text_cfg: z
    .looseObject({ context_length: z.number().optional(), vocab_size: z.number().optional() })
    .optional(),
  vision_config: z
    .looseObject({ image_size: z.number().optional(), hidden_size: z.number().optional() })
    .default({}),
});

/** What `preprocessor_config.json` says, or OpenCLIP's `preprocess_cfg.json`. */
const PixelsSchema = z.looseObject({
  size: z.union([Side, z.tuple([z.number(), z.number()])]).optional(),
  crop_size: Side.optional(),
  do_center_crop: z.boolean().optional(),
  resample: z.number().optional(),
  image_mean: Triple.optional(),
  image_std: Triple.optional(),
  mean: Triple.optional(),
  std: Triple.optional(),
  interpolation: z.string().optional(),
  resize_mode: z.string().optional(),
});

const TokenizerConfigSchema = z.looseObject({
  do_lower_case: z.boolean().optional(),
  pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
  added_tokens_decoder: z.record(z.string(), z.looseObject({ content: z.string() })).optional(),
});

/**
 * Reads a model's settings out of its files in the usual layout: `config.json`, `preprocessor_config.json`,
 * `tokenizer.json` and `onnx/text_model.onnx` with `onnx/vision_model.onnx`; or immich's `textual/` and `visual/`.
 * @throws PromptloomError `unsupported` saying which file is missing or what it says that cannot be done.
 */
export async function entryOf(
  listing: Listing,
  identity: Pick<ModelEntryInput, 'id' | 'repository' | 'revision' | 'folder'>,
): Promise<ModelEntry> {
  const has = (path: string) => listing.files.some((file) => file.path === path);
  const files = towersIn(listing);
  const precision = PRECISIONS.toReversed().find((name) => files[name] !== undefined);
  if (!precision) throw notUsable(listing, 'it has no onnx/text_model.onnx with onnx/vision_model.onnx');
  const isOpenClip = files.fp32?.text === 'textual/model.onnx';
  const tokenizer = isOpenClip ? 'textual/tokenizer.json' : 'tokenizer.json';
  if (!has(tokenizer)) throw notUsable(listing, `it has no ${tokenizer}`);
  const pixelsFile = isOpenClip ? 'visual/preprocess_cfg.json' : 'preprocessor_config.json';
  const config = await parse(listing, 'config.json', ConfigSchema);
  const pixels = await parse(listing, pixelsFile, PixelsSchema);
  const tokenizerConfig = tokenizer.replace('tokenizer.json', 'tokenizer_config.json');
  const words = has(tokenizerConfig) ? await parse(listing, tokenizerConfig, TokenizerConfigSchema) : {};
  const isSiglip =
    /^siglip/.test(config.model_type ?? '') || (isOpenClip && config.text_cfg?.context_length === 64);
  return ModelEntrySchema.parse({
    ...identity,
    name: listing.name,
    files,
    tokenizer,
    tokenizerConfig: has(tokenizerConfig) ? tokenizerConfig : undefined,
    precision,
    dimensions: dimensionsOf(config, isSiglip),
    text: {
      maxTokens:
        config.text_config.max_position_embeddings ?? config.text_cfg?.context_length ?? (isSiglip ? 64 : 77),
      padToMax: isSiglip || isOpenClip,
      padId: padIdOf(words),
      lowercase: isSiglip || words.do_lower_case === true,
    },
    image: imageOf(listing, pixelsFile, pixels, config.vision_config.image_size, isSiglip),
    maxBatch: isOpenClip ? 1 : undefined,
    licence: 'see its source',
    bytes: Object.fromEntries(
      Object.entries(files).map(([name, towers]) => [
        name,
        sizeOf(
          listing,
          [towers.text, towers.vision, ...(towers.data ?? []), tokenizer].filter((path) => path !== undefined),
        ),
      ]),
    ),
    quality: 'not known',
  } satisfies ModelEntryInput);
}

/** The small files that {@link entryOf} may read, for whoever must fetch them first. */
export const SETTINGS_FILES = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer_config.json',
  'visual/preprocess_cfg.json',
  'textual/tokenizer_config.json',
];

function towersIn(listing: Listing): ModelEntryInput['files'] {
  const paths = new Set(listing.files.map((file) => file.path));
  const found: ModelEntryInput['files'] = {};
  const add = (precision: Precision, text: string, vision: string) => {
    if (found[precision] || !paths.has(text) || !paths.has(vision)) return;
    const data = [text, vision].flatMap((tower) =>
      [...paths].filter(
        (path) => path.startsWith(tower) && /^(_data(_\d+)?|\.data)$/.test(path.slice(tower.length)),
      ),
    );
    found[precision] = { text, vision, data };
  };
  for (const folder of FOLDERS) {
    for (const precision of PRECISIONS) {
      for (const suffix of SUFFIXES[precision])
        add(precision, `${folder}text_model${suffix}.onnx`, `${folder}vision_model${suffix}.onnx`);
    }
  }
  if (Object.keys(found).length === 0) add('fp32', 'textual/model.onnx', 'visual/model.onnx');
  return found;
}

/** SigLIP's settings leave out what equals the defaults of its base size. */
function dimensionsOf(config: z.infer<typeof ConfigSchema>, isSiglip: boolean): number {
  if (config.embed_dim !== undefined) return config.embed_dim;
  if (!isSiglip) return config.projection_dim ?? 512;
  return config.text_config.projection_size ?? config.vision_config.hidden_size ?? 768;
}

function imageOf(
  listing: Listing,
  file: string,
  pixels: z.infer<typeof PixelsSchema>,
  known: number | undefined,
  isSiglip: boolean,
): ModelEntryInput['image'] {
  const isCropped =
    pixels.do_center_crop ?? (pixels.resize_mode ? pixels.resize_mode === 'shortest' : !isSiglip);
  const resized = sideOf(pixels.size);
  const size = (isCropped ? sideOf(pixels.crop_size) : undefined) ?? resized ?? known;
  if (!size) throw notUsable(listing, `${file} does not say the size of images`);
  if (isCropped && resized !== undefined && resized !== size)
    throw notUsable(
      listing,
      `${file} resizes images to ${resized} and cuts ${size} out, which is not supported`,
    );
  const isBilinear = pixels.resample === BILINEAR || pixels.interpolation === 'bilinear';
  const usual = isSiglip ? ([SIGLIP_HALF, SIGLIP_HALF] as const) : ([CLIP_MEAN, CLIP_DEVIATION] as const);
  return {
    size,
    fit: isCropped ? 'crop' : 'squash',
    resample: isBilinear ? 'bilinear' : 'bicubic',
    mean: pixels.image_mean ?? pixels.mean ?? usual[0],
    deviation: pixels.image_std ?? pixels.std ?? usual[1],
  };
}

function sideOf(size: z.infer<typeof PixelsSchema>['size']): number | undefined {
  if (size === undefined || typeof size === 'number') return size;
  if (Array.isArray(size)) return size[0];
  return size.shortest_edge ?? size.height;
}

function padIdOf({
  pad_token,
  added_tokens_decoder,
}: z.infer<typeof TokenizerConfigSchema>): number | undefined {
  const token = typeof pad_token === 'string' ? pad_token : pad_token?.content;
  const found = Object.entries(added_tokens_decoder ?? {}).find(([, { content }]) => content === token);
  return found === undefined ? undefined : Number(found[0]);
}

function sizeOf(listing: Listing, paths: readonly string[]): number {
  return listing.files.filter(({ path }) => paths.includes(path)).reduce((sum, { size }) => sum + size, 0);
}

async function parse<T>(listing: Listing, path: string, schema: z.ZodType<T>): Promise<T> {
  if (!listing.files.some((file) => file.path === path)) throw notUsable(listing, `it has no ${path}`);
  const result = schema.safeParse(await listing.readJson(path));
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw notUsable(listing, `${path}: ${issue.path.join('.')} ${issue.message}`);
}

function notUsable(listing: Listing, reason: string): PromptloomError {
  return new PromptloomError('unsupported', `${listing.name} cannot be used as a model: ${reason}`, {
    hint: 'It needs config.json, preprocessor_config.json, tokenizer.json, onnx/text_model.onnx and onnx/vision_model.onnx, as transformers.js and Optimum lay them out.',
  });
}
