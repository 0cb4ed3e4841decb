import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipTokenizerDefinition } from '../../../test/doubles/clip-vocabulary.ts';
import { tinyClipEntry, tinyClipFiles } from '../../../test/doubles/tiny-clip.ts';
import { OnnxEmbedder } from './onnx-embedder.ts';
import { readPixels } from './pixels.ts';
import { fromHalves } from './session.ts';
import { ModelTokenizer } from './tokenize.ts';

/** Expected values of transformers and PyTorch; test/fixtures/README.md describes them. */
const fixtures = path.resolve(import.meta.dirname, '../../../test/fixtures');
const vocabulary = path.resolve(import.meta.dirname, '../../../../shared/data/clip-tokenizer');
const readJson = <Content>(name: string) =>
  JSON.parse(readFileSync(path.join(fixtures, 'clip-parity', name), 'utf8')) as Content;

type TokenRow = [prompt: string, clipLength: number, clip: number[], tinyLength: number, tiny: number[]];

describe('token ids are those of transformers', () => {
  const { rows } = readJson<{ rows: TokenRow[] }>('token-ids.json');

  it.skipIf(!existsSync(vocabulary))(
    "with OpenAI CLIP's vocabulary (skipped where shared data is missing)",
    () => {
      const settings = { ...tinyClipEntry().text, maxTokens: 77, padId: undefined };
      const tokenizer = new ModelTokenizer(clipTokenizerDefinition(vocabulary), {}, settings);
      const wrong = rows.filter(([prompt, length, ids]) => {
        const found = tokenizer.encode(prompt);
        return found.ids.join() !== ids.join() || found.truncated !== length > 77;
      });
      expect(wrong.map(([prompt]) => prompt)).toEqual([]);
    },
  );

  it('with the vocabulary of the small CLIP', async () => {
    const { tokenizer: file, tokenizerConfig } = tinyClipFiles();
    const tokenizer = await ModelTokenizer.load(file, tokenizerConfig, tinyClipEntry().text);
    const wrong = rows.filter(([prompt, , , length, ids]) => {
      const found = tokenizer.encode(prompt);
      return found.ids.join() !== ids.join() || found.truncated !== length > 40;
    });
    expect(wrong.map(([prompt]) => prompt)).toEqual([]);
  });
});

describe('pixels are those of transformers', () => {
  interface Expected {
    cell: number;
    rows: number[];
    images: Record<string, { cells: string; rows: string }>;
  }
  const { sizes } = readJson<{ sizes: Record<string, Expected> }>('pixels.json');

  for (const [name, { cell, rows, images }] of Object.entries(sizes)) {
    const size = Number(name);
    it.each(Object.keys(images))(`%s at ${size}`, async (name) => {
      const found = new Float32Array(3 * size * size);
      const settings = { ...tinyClipEntry().image!, size };
      await readPixels(path.join(fixtures, 'clip-parity', 'images', name), settings, found);
      const expected = images[name]!;
      expect(meanDifference(rowsOf(found, size, rows), numbersOf(expected.rows))).toBeLessThan(0.02);
      expect(meanDifference(cellsOf(found, size, cell), numbersOf(expected.cells))).toBeLessThan(0.02);
    });
  }
});

describe('vectors are those of PyTorch', () => {
  const { texts, images } = readJson<{
    texts: { text: string; vector: number[] }[];
    images: { file: string; vector: number[] }[];
  }>('vectors.json');
  let embedder: OnnxEmbedder;
  beforeAll(async () => {
    embedder = await OnnxEmbedder.open({ entry: tinyClipEntry(), files: tinyClipFiles() });
  });
  afterAll(() => embedder.close());

  it('for texts', async () => {
    const vectors = await embedder.embedText(texts.map(({ text }) => text));
    for (const [n, { vector }] of texts.entries()) expect(distance(vectors[n]!, vector)).toBeLessThan(1e-3);
  });

  it('for images', async () => {
    const vectors = await embedder.embedImage(images.map(({ file }) => path.join(fixtures, file)));
    for (const [n, { file, vector }] of images.entries()) {
      expect(distance(vectors[n] as Float32Array, vector), file).toBeLessThan(1e-3);
    }
  });
});

function numbersOf(base64: string): Float32Array {
  return fromHalves(new Uint8Array(Buffer.from(base64, 'base64')));
}

/** Whole rows of every channel. */
function rowsOf(pixels: Float32Array, size: number, rows: number[]): number[] {
  return [0, 1, 2].flatMap((c) =>
    rows.flatMap((row) => [...pixels.subarray((c * size + row) * size, (c * size + row + 1) * size)]),
  );
}

/** Means over squares of every channel. */
function cellsOf(pixels: Float32Array, size: number, cell: number): Float64Array {
  const across = size / cell;
  const means = new Float64Array(3 * across * across);
  for (const [n, value] of pixels.entries()) {
    const x = Math.floor((n % size) / cell);
    const y = Math.floor(n / size / cell);
    means[y * across + x]! += value / (cell * cell);
  }
  return means;
}

function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += Math.abs(a[n]! - b[n]!);
  return sum / a.length;
}

function distance(a: Float32Array, b: readonly number[]): number {
  return 1 - a.reduce((sum, value, n) => sum + value * b[n]!, 0);
}
