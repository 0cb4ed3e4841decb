import sharp from 'sharp';
import { expect, it } from 'vitest';
import { withPngText } from '../generate/png-text.ts';
import { DescribeRequestSchema } from '../records/description.ts';
import { type DescribeContext, describePicture } from './describe-picture.ts';

/** A library in which no picture is there to compare with. */
const EMPTY = {
  store: { counts: async () => ({ embeddedImages: 0 }) },
  space: {
    use: async (work: (embedder: unknown) => unknown) =>
      work({ model: { id: 'lite', imageDimensions: 8, sharedSpace: false } }),
  },
  writers: { named: () => ({ id: 'composer', looks: false }) },
  guidelineFolders: [],
} as unknown as DescribeContext;

async function describeWith(parameters?: string) {
  const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#48a' } })
    .png()
    .toBuffer();
  const image = parameters === undefined ? blank : withPngText(blank, 'parameters', parameters);
  return describePicture(DescribeRequestSchema.parse({ image: new Uint8Array(image) }), EMPTY);
}

it('tells what a file says itself where nothing is there to compare with', async () => {
  const description = await describeWith('a heron\nNegative prompt: blur\nSteps: 20, Sampler: DDIM, Seed: 7');
  expect(description).toMatchObject({
    own: { prompt: 'a heron', settings: { seed: 7 } },
    variants: [],
    matches: [],
  });
  expect(description.notes.join(' ')).toContain('no picture of this library was read');
});

it('says that there is no prompt in the file where it has settings alone', async () => {
  const description = await describeWith('Steps: 20, Sampler: DDIM, Seed: 7');
  expect(description.own).toMatchObject({ prompt: '', settings: { steps: 20, seed: 7 } });
  expect(description.notes[0]).toContain('no prompt in the file');
});

it('refuses a picture that says nothing', async () => {
  await expect(describeWith()).rejects.toMatchObject({ code: 'unsupported' });
});
