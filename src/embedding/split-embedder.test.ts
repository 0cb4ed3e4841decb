import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyClipFolder } from '../../test/doubles/tiny-clip.ts';
import { createEmbedder } from './create-embedder.ts';
import { describeEmbedder } from './embedder.contract.ts';
import type { Embedder } from './embedder.ts';

const setting = `lite+${tinyClipFolder}@fp32`;
describeEmbedder('lite for texts with a small CLIP for images', () => createEmbedder(setting));

describe('text and image models chosen apart', () => {
  let split: Embedder;
  let clip: Embedder;
  beforeAll(async () => {
    [split, clip] = await Promise.all([createEmbedder(setting), createEmbedder(`${tinyClipFolder}@fp32`)]);
  });
  afterAll(() => Promise.all([split.close(), clip.close()]));

  it('are recorded under both names, as the setting has them', () => {
    expect(split.model).toMatchObject({
      id: `lite+${tinyClipFolder}`,
      textDimensions: 256,
      imageDimensions: clip.model.imageDimensions,
      sharedSpace: false,
      crossModal: true,
    });
    expect(split.model.version).toContain(clip.model.version);
  });

  it("compare words with images by the image model's own texts", async () => {
    const words = ['three red circles', 'a blue square'];
    expect(await split.embedTextForImages!(words)).toEqual(await clip.embedText(words));
  });

  it('leave words and images apart where the image model reads no words', async () => {
    const apart = await createEmbedder(`${tinyClipFolder}+lite`);
    expect(apart.model).toMatchObject({ sharedSpace: false, imageDimensions: 128 });
    expect(apart.model.crossModal).toBeUndefined();
    expect(apart.embedTextForImages).toBeUndefined();
    await apart.close();
  });

  it('are minilm alone where its images are those of lite', async () => {
    const [named, plain] = await Promise.all([createEmbedder('minilm+lite'), createEmbedder('minilm')]);
    expect(named.model).toEqual(plain.model);
    await Promise.all([named.close(), plain.close()]);
  });

  it('refuse a model that reads no images in the place for images', async () => {
    await expect(createEmbedder('lite+minilm')).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('minilm cannot read images'),
    });
  });
});
