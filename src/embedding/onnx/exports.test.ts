import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ModelEntry, ModelEntrySchema, type ModelFiles, type Precision } from '../models/model-entry.ts';
import { registryModel } from '../models/registry.ts';
import { OnnxEmbedder } from './onnx-embedder.ts';
import { ModelTokenizer } from './tokenize.ts';

/** Random models in the layouts of the registry's other entries; models/tiny-exports makes them. */
const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures');
const folder = path.join(fixtures, 'tiny-exports');
interface Expected {
  ids: number[][];
  texts: number[][];
  images: number[][];
}
const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as {
  texts: string[];
  images: string[];
  siglip: Expected;
  openclip: Expected;
};
const images = expected.images.map((name) => path.join(fixtures, 'clip-parity', 'images', name));

/** An entry of the registry with the sizes of its small likeness. */
function likeness(id: string, dimensions: number, text: Partial<ModelEntry['text']>): ModelEntry {
  const entry = registryModel(id)!;
  return ModelEntrySchema.parse({
    ...entry,
    dimensions,
    text: { ...entry.text, ...text },
    image: { ...entry.image!, size: 32 },
  });
}

const siglip = likeness('siglip2-base', 8, { maxTokens: 16 });
// Reference and entry fill up with other tokens, which makes no difference to OpenCLIP.
const openclip = likeness('clip-vit-b-32-laion2b', 12, { maxTokens: 20, padId: 664 });

function filesOf(entry: ModelEntry, name: string, precision: Precision): ModelFiles {
  const { text, vision } = entry.files[precision]!;
  const own = path.join(folder, name);
  return {
    folder: own,
    textModel: path.join(own, text),
    visionModel: path.join(own, vision!),
    // OpenCLIP's tokenizer is CLIP's.
    tokenizer: path.join(name === 'openclip' ? path.join(fixtures, 'tiny-clip') : own, 'tokenizer.json'),
    precision,
  };
}

let embedder: OnnxEmbedder;
afterEach(() => embedder.close());

describe.each([
  ['siglip', siglip, 'fp32', expected.siglip],
  ['siglip', siglip, 'fp16', expected.siglip],
  ['openclip', openclip, 'fp32', expected.openclip],
] as const)('a model in the layout of %s', (name, entry, precision, reference) => {
  const files = filesOf(entry, name, precision);
  const open = async () => {
    embedder = await OnnxEmbedder.open({ entry, files, cacheSize: 0 });
    return embedder;
  };

  it(`gives texts the vectors of the reference in ${precision}, a few or many at a time`, async () => {
    await open();
    const few = await embedder.embedText(expected.texts);
    const more = Array.from({ length: 60 }, (_, n) => `${n} foxes`);
    const many = await embedder.embedText([...more, ...expected.texts]);
    for (const [n, vector] of reference.texts.entries()) {
      expect(distance(few[n]!, vector)).toBeLessThan(1e-3);
      expect(distance(many[more.length + n]!, vector)).toBeLessThan(1e-3);
    }
  });

  it(`gives images the vectors of the reference in ${precision}`, async () => {
    await open();
    for (const [n, vector] of (await embedder.embedImage(images)).entries()) {
      if (vector instanceof Error) throw vector;
      expect(distance(vector, reference.images[n]!)).toBeLessThan(1e-3);
    }
  });
});

it("SigLIP's texts are lower-cased, cut before the end mark and filled up", async () => {
  const files = filesOf(siglip, 'siglip', 'fp32');
  embedder = await OnnxEmbedder.open({ entry: siglip, files });
  const tokenizer = await ModelTokenizer.load(files.tokenizer, undefined, siglip.text);
  const found = expected.texts.map((text) => {
    const { ids } = tokenizer.encode(text);
    return [...ids, ...new Array<number>(siglip.text.maxTokens - ids.length).fill(tokenizer.padId)];
  });
  expect(found).toEqual(expected.siglip.ids);
  let cut = 0;
  await embedder.embedText(expected.texts, { onTruncated: (texts) => (cut += texts) });
  expect(cut).toBe(4);
});

it('a model that takes one at a time is given no more: these weights refuse two', async () => {
  const entry = { ...openclip, maxBatch: undefined };
  embedder = await OnnxEmbedder.open({ entry, files: filesOf(entry, 'openclip', 'fp32') });
  await expect(embedder.embedText(['a', 'b', 'c'])).rejects.toThrow();
  await expect(embedder.embedImage([...images, ...images])).rejects.toThrow();
});

function distance(a: Float32Array, b: readonly number[]): number {
  return 1 - a.reduce((sum, value, n) => sum + value * b[n]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
}
