import { z } from 'zod';
import { type Listing, notUsable, padIdOf, parse, sizeOf, TokenizerConfigSchema } from './listing.ts';
import {
  type ModelEntry,
  type ModelEntryInput,
  ModelEntrySchema,
  PRECISIONS,
  type Precision,
} from './model-entry.ts';
import { TEXT_SETTINGS_FILES, textEntryOf } from './text-layout.ts';

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
  const texts = textWeightsIn(listing);
  if (Object.keys(files).length === 0 && texts) return textEntryOf(listing, texts, identity);
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
          [towers.text, towers.vision, ...(towers.data ?? []), tokenizer].filter(
            (path) => path !== undefined,
          ),
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
  ...TEXT_SETTINGS_FILES,
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

/** Weights of a model of texts alone, as Optimum names them. */
function textWeightsIn(listing: Listing): ModelEntryInput['files'] | undefined {
  const paths = new Set(listing.files.map((file) => file.path));
  const found: ModelEntryInput['files'] = {};
  for (const folder of FOLDERS) {
    for (const precision of PRECISIONS) {
      for (const suffix of SUFFIXES[precision]) {
        const text = `${folder}model${suffix}.onnx`;
        if (paths.has(text))
          found[precision] ??= { text, data: paths.has(`${text}_data`) ? [`${text}_data`] : [] };
      }
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
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
