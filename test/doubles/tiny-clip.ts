import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type ModelEntry,
  ModelEntrySchema,
  type ModelFiles,
  type Precision,
} from '../../src/embedding/models/model-entry.ts';

/** The folder of the small CLIP that is kept as a test fixture; test/fixtures/README.md says how it was made. */
export const tinyClipFolder = path.resolve(import.meta.dirname, '../fixtures/tiny-clip');

/** What the registry would say of the small CLIP, from its own configuration files. */
export function tinyClipEntry(): ModelEntry {
  const config = readJson('config.json') as {
    projection_dim: number;
    text_config: { max_position_embeddings: number };
  };
  const image = readJson('preprocessor_config.json') as {
    crop_size: { height: number };
    image_mean: [number, number, number];
    image_std: [number, number, number];
  };
  return ModelEntrySchema.parse({
    id: 'tiny-clip',
    name: 'Tiny CLIP of drawn scenes',
    files: {
      fp32: { text: 'onnx/text_model.onnx', vision: 'onnx/vision_model.onnx' },
      int8: { text: 'onnx/text_model_quantized.onnx', vision: 'onnx/vision_model_quantized.onnx' },
    },
    tokenizerConfig: 'tokenizer_config.json',
    precision: 'fp32',
    dimensions: config.projection_dim,
    text: { maxTokens: config.text_config.max_position_embeddings, padToMax: false },
    image: {
      size: image.crop_size.height,
      fit: 'crop',
      resample: 'bicubic',
      mean: image.image_mean,
      deviation: image.image_std,
    },
    licence: 'Apache-2.0',
    bytes: {},
    quality: 'knows a few drawn shapes; for tests',
  });
}

/** Where the small CLIP's files are. */
export function tinyClipFiles(precision: Precision = 'fp32'): ModelFiles {
  const suffix = { fp32: '', fp16: '_fp16', int8: '_quantized' }[precision];
  return {
    folder: tinyClipFolder,
    tokenizer: path.join(tinyClipFolder, 'tokenizer.json'),
    textModel: path.join(tinyClipFolder, 'onnx', `text_model${suffix}.onnx`),
    visionModel: path.join(tinyClipFolder, 'onnx', `vision_model${suffix}.onnx`),
    tokenizerConfig: path.join(tinyClipFolder, 'tokenizer_config.json'),
    precision,
    version: `tiny-clip/${precision}`,
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(tinyClipFolder, name), 'utf8'));
}
