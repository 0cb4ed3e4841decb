import { packageFile } from '../../package-root.ts';
import { type ModelEntry, type ModelEntryInput, ModelEntrySchema } from './model-entry.ts';

const MB = 1e6;

/** Texts alone, as Optimum exports them for transformers.js: one vector a token. */
const TEXT_LAYOUT: ModelEntryInput['files'] = {
  fp32: { text: 'onnx/model.onnx' },
  fp16: { text: 'onnx/model_fp16.onnx' },
  int8: { text: 'onnx/model_quantized.onnx' },
};

/** Of OpenAI's CLIP, which OpenCLIP keeps. */
const CLIP_PIXELS = {
  mean: [0.48145466, 0.4578275, 0.40821073],
  deviation: [0.26862954, 0.26130258, 0.27577711],
} satisfies Partial<ModelEntryInput['image']>;

/** Of SigLIP: values from -1 to 1. */
const SIGLIP_PIXELS = {
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
} satisfies Partial<ModelEntryInput['image']>;

/** SigLIP 2 reads 64 tokens of the Gemma vocabulary, always filled up, and was trained on lower case. */
const SIGLIP2_TEXT = { maxTokens: 64, padToMax: true, padId: 0, lowercase: true };

/** The layout that transformers.js reads. */
const HUB_LAYOUT: ModelEntryInput['files'] = {
  fp32: { text: 'onnx/text_model.onnx', vision: 'onnx/vision_model.onnx' },
  fp16: { text: 'onnx/text_model_fp16.onnx', vision: 'onnx/vision_model_fp16.onnx' },
  int8: { text: 'onnx/text_model_quantized.onnx', vision: 'onnx/vision_model_quantized.onnx' },
};

/**
 * The layout of immich's exports from OpenCLIP (machine-learning/export in its repository): inputs `text`, int32, and
 * `image`; output `embedding`, already of unit length; fp32 alone; one item at a time.
 */
const IMMICH_LAYOUT = {
  files: { fp32: { text: 'textual/model.onnx', vision: 'visual/model.onnx' } },
  tokenizer: 'textual/tokenizer.json',
  tokenizerConfig: 'textual/tokenizer_config.json',
  maxBatch: 1,
} satisfies Partial<ModelEntryInput>;

/**
 * Recall is the mean of R@1, 5 and 10 on Crossmodal-3600 that immich publishes (docs/docs/features/searching.md),
 * measured by them in fp32, in English. Sizes are of the towers and the tokenizer, as file lists of the repositories
 * and the projects that pin them state. None of the repositories could be reached while this was written: where a
 * commit is pinned, independent public projects pin the same one.
 */
const ENTRIES: readonly ModelEntryInput[] = [
  {
    // models/minilm in this package: how it was made and measured.
    id: 'minilm',
    name: 'all-MiniLM-L6-v2: texts in English',
    folder: packageFile('models', 'minilm'),
    ships: true,
    files: { int8: { text: 'model.onnx' } },
    precision: 'int8',
    dimensions: 384,
    text: { maxTokens: 256, padToMax: false, padId: 0, latinOnly: true },
    licence: 'Apache-2.0',
    bytes: { int8: 25 * MB },
    quality: 'MTEB 56.3 (published, fp32)',
  },
  {
    // Layout and sizes: the repository's file list at commit 4c1807b.
    id: 'clip-vit-b-32',
    name: 'CLIP ViT-B/32 (OpenAI)',
    repository: 'Xenova/clip-vit-base-patch32',
    files: HUB_LAYOUT,
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 512,
    text: { maxTokens: 77, padToMax: false, padId: 49407 },
    image: { size: 224, fit: 'crop', resample: 'bicubic', ...CLIP_PIXELS },
    licence: 'MIT',
    bytes: { fp32: 608 * MB, fp16: 305 * MB, int8: 156 * MB },
    quality: 'recall 59.4 % (immich, fp32); int8 not measured',
  },
  {
    // immich's export: textual/ and visual/ of 254 and 352 MB. The hub has an export in the other layout
    // (onnx-community/CLIP-ViT-B-32-laion2B-s34B-b79K-ONNX), but with both towers in one graph.
    id: 'clip-vit-b-32-laion2b',
    name: 'CLIP ViT-B/32 (OpenCLIP, LAION-2B)',
    repository: 'immich-app/ViT-B-32__laion2b-s34b-b79k',
    ...IMMICH_LAYOUT,
    precision: 'fp32',
    dimensions: 512,
    text: { maxTokens: 77, padToMax: true, padId: 49407 },
    image: { size: 224, fit: 'crop', resample: 'bicubic', ...CLIP_PIXELS },
    licence: 'MIT',
    bytes: { fp32: 608 * MB },
    quality: 'recall 68.8 % (immich, fp32)',
  },
  {
    // Pinned by several projects at this commit; it reads about a hundred languages.
    id: 'siglip2-base',
    name: 'SigLIP 2 base, patch 16, 224 px',
    repository: 'onnx-community/siglip2-base-patch16-224-ONNX',
    revision: 'ba1f3b0843f24bc5417d38e19c37b287d719b2f4',
    files: HUB_LAYOUT,
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 768,
    text: SIGLIP2_TEXT,
    image: { size: 224, fit: 'squash', resample: 'bilinear', ...SIGLIP_PIXELS },
    multilingual: true,
    licence: 'Apache-2.0',
    bytes: { fp32: 1536 * MB, fp16: 786 * MB, int8: 412 * MB },
    quality: 'recall 75.2 % (immich, fp32, ViT-B-16-SigLIP2); int8 not measured',
  },
  {
    // As cheap as CLIP ViT-B/32 for images. Commit and sizes: two projects that ship it.
    id: 'siglip2-base-patch32',
    name: 'SigLIP 2 base, patch 32, 256 px: quick, many languages',
    repository: 'immich-app/ViT-B-32-SigLIP2-256__webli',
    revision: '762c736d366fc253e9453021144f9fe71789b075',
    ...IMMICH_LAYOUT,
    precision: 'fp32',
    dimensions: 768,
    text: SIGLIP2_TEXT,
    // OpenCLIP's SigLIP settings, as immich's preprocess_cfg.json has them.
    image: { size: 256, fit: 'squash', resample: 'bicubic', ...SIGLIP_PIXELS },
    multilingual: true,
    licence: 'Apache-2.0',
    bytes: { fp32: 1542 * MB },
    quality: 'recall 73.2 % (immich, fp32, ViT-B-32-SigLIP2-256)',
  },
  {
    // The text tower in fp32 has its weights in text_model.onnx_data (seen in the 384 px export, taken as the
    // same here); sizes of int8 and fp16 as two projects state them, fp32 from the number of parameters.
    id: 'siglip2-large',
    name: 'SigLIP 2 large, patch 16, 256 px',
    repository: 'onnx-community/siglip2-large-patch16-256-ONNX',
    files: {
      ...HUB_LAYOUT,
      fp32: {
        text: 'onnx/text_model.onnx',
        vision: 'onnx/vision_model.onnx',
        data: ['onnx/text_model.onnx_data'],
      },
    },
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 1024,
    text: SIGLIP2_TEXT,
    image: { size: 256, fit: 'squash', resample: 'bilinear', ...SIGLIP_PIXELS },
    multilingual: true,
    licence: 'Apache-2.0',
    bytes: { fp32: 3570 * MB, fp16: 1800 * MB, int8: 922 * MB },
    quality: 'recall 74.3 % (immich, fp32, ViT-L-16-SigLIP2-256); int8 not measured',
  },
  {
    // A text tower of its own for about a hundred languages. Its size is taken from the number of parameters.
    id: 'xlm-roberta-clip-vit-b-32',
    name: 'CLIP ViT-B/32 with XLM-RoBERTa (OpenCLIP, LAION-5B): many languages',
    repository: 'immich-app/XLM-Roberta-Base-ViT-B-32__laion5b_s13b_b90k',
    ...IMMICH_LAYOUT,
    precision: 'fp32',
    dimensions: 512,
    // OpenCLIP reads 77 tokens with this tower too; its padding token is 1.
    text: { maxTokens: 77, padToMax: true, padId: 1 },
    image: { size: 224, fit: 'crop', resample: 'bicubic', ...CLIP_PIXELS },
    multilingual: true,
    licence: 'MIT',
    bytes: { fp32: 1480 * MB },
    quality: 'recall 68.3 % (immich, fp32)',
  },
];

/**
 * Models of texts alone. Pooling, prefixes and MTEB or Mr. TyDi figures are those of their model cards (MTEB: mean over
 * its English tasks); sizes follow from the number of parameters and the tokenizer.
 */
const TEXT_ENTRIES: readonly ModelEntryInput[] = [
  {
    id: 'multilingual-e5-small',
    name: 'Multilingual E5 small: texts in about a hundred languages',
    repository: 'Xenova/multilingual-e5-small',
    files: TEXT_LAYOUT,
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 384,
    text: {
      maxTokens: 512,
      padToMax: false,
      padId: 1,
      pooling: 'mean',
      prefixes: { query: 'query: ', document: 'passage: ' },
    },
    multilingual: true,
    licence: 'MIT',
    bytes: { fp32: 488 * MB, fp16: 253 * MB, int8: 135 * MB },
    quality: 'MRR@10 64.4 over eleven languages (Mr. TyDi, published, fp32); int8 not measured',
  },
  {
    id: 'bge-base-en-v1.5',
    name: 'BGE base, English, 1.5: texts',
    repository: 'Xenova/bge-base-en-v1.5',
    files: TEXT_LAYOUT,
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 768,
    text: {
      maxTokens: 512,
      padToMax: false,
      padId: 0,
      pooling: 'cls',
      prefixes: { query: 'Represent this sentence for searching relevant passages: ', document: '' },
      latinOnly: true,
    },
    licence: 'MIT',
    bytes: { fp32: 437 * MB, fp16: 219 * MB, int8: 110 * MB },
    quality: 'MTEB 63.6 (published, fp32); int8 not measured',
  },
  {
    // It reads 8,192 tokens; a prompt of more than 1,024 is rare and would cost seconds.
    id: 'gte-modernbert-base',
    name: 'GTE ModernBERT base: long texts in English',
    repository: 'Alibaba-NLP/gte-modernbert-base',
    files: TEXT_LAYOUT,
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'int8',
    dimensions: 768,
    text: { maxTokens: 1024, padToMax: false, pooling: 'cls' },
    licence: 'Apache-2.0',
    bytes: { fp32: 600 * MB, fp16: 302 * MB, int8: 153 * MB },
    quality: 'MTEB 64.4, BEIR 55.3 (published, fp32); int8 not measured',
  },
];

/** The models that promptloom knows by name. */
export const MODELS: readonly ModelEntry[] = [...ENTRIES, ...TEXT_ENTRIES].map((entry) =>
  ModelEntrySchema.parse(entry),
);

/** The model that `auto` takes where its weights are at hand or can be fetched. */
export const DEFAULT_MODEL_ID = 'clip-vit-b-32';

/** A model of the registry; undefined for any other name. */
export function registryModel(id: string): ModelEntry | undefined {
  return MODELS.find((entry) => entry.id === id);
}
