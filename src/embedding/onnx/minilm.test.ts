import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder } from '../create-embedder.ts';
import { describeEmbedder } from '../embedder.contract.ts';
import type { Embedder } from '../embedder.ts';
import { fromHalves } from './session.ts';

// Activations are scaled over blocks of one token, so that other texts of a batch change rounding alone.
describeEmbedder('minilm', () => createEmbedder('minilm'), { batchIndependent: false, slow: true });

describe('the MiniLM that ships', () => {
  const fixture = path.resolve(import.meta.dirname, '../../../test/fixtures/minilm/parity.json');
  const { items } = JSON.parse(readFileSync(fixture, 'utf8')) as {
    items: { text: string; vector: string }[];
  };
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createEmbedder('minilm');
  });
  afterAll(() => embedder.close());

  it('gives the vectors of the model in fp32 to within .99', async () => {
    const vectors = await embedder.embedText(items.map(({ text }) => text));
    const known = items.filter((_, n) => !isUnknown(vectors[n]!));
    expect(known.length).toBeGreaterThan(0.7 * items.length);
    for (const [n, { text, vector }] of items.entries()) {
      if (isUnknown(vectors[n]!)) continue;
      const expected = fromHalves(new Uint8Array(Buffer.from(vector, 'base64')));
      expect(cosine(vectors[n]!, expected), text).toBeGreaterThan(0.99);
    }
  });

  it('gives texts without a word that it knows one vector, which stands for no meaning', async () => {
    const nothing = ['', '   ', '...', '水墨画の山', '😀🎨', 'กรุงเทพ', '[ ]'];
    const few = await embedder.embedText(nothing);
    const more = Array.from({ length: 60 }, (_, n) => `${n} foxes`);
    const many = (await embedder.embedText([...more, ...nothing])).slice(more.length);
    for (const vector of [...few, ...many]) expect(vector).toEqual(embedder.model.unknownText);
    const words = await embedder.embedText(['水墨画の山 mountain', '1920', '[UNK] [CLS]']);
    for (const vector of words) expect(vector).not.toEqual(embedder.model.unknownText);
  });

  it('reads 256 word pieces and reports longer texts', async () => {
    let cut = 0;
    const onTruncated = (count: number) => {
      cut += count;
    };
    const [whole, longer] = await embedder.embedText(['fox '.repeat(254), 'fox '.repeat(255)], {
      onTruncated,
    });
    expect(cut).toBe(1);
    expect(cosine(whole!, longer!)).toBeGreaterThan(0.9999);
  });

  it('knows what is meant, and who does it to whom', async () => {
    const [feline, cat, car] = await embedder.embedText([
      'a feline on a sofa',
      'cat sitting on a couch',
      'sports car',
    ]);
    expect(cosine(feline!, cat!)).toBeGreaterThan(0.6);
    expect(cosine(feline!, car!)).toBeLessThan(0.3);
    const [one, other] = await embedder.embedText(['a cat chasing a horse', 'a horse chasing a cat']);
    expect(cosine(one!, other!)).toBeLessThan(0.999);
  });

  it('has images in a space of their own', () => {
    expect(embedder.model).toMatchObject({ id: 'minilm', textDimensions: 384, sharedSpace: false });
    expect(embedder.model.imageDimensions).toBeGreaterThan(0);
  });

  const isUnknown = (vector: Float32Array) => cosine(vector, embedder.model.unknownText!) > 0.9999;
});

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, n) => sum + value * b[n]!, 0);
}
