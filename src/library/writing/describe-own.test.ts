import sharp from 'sharp';
import { expect, it } from 'vitest';
import { PromptloomError } from '../../errors.ts';
import { withPngText } from '../../images/png-text.ts';
import { DescribeRequestSchema, type OwnPrompt } from '../../records/description.ts';
import { type DescribeContext, describeImage } from './describe-image.ts';

/** A library without images, and a writer that finds nothing to write. */
const library = (looks: boolean) =>
  ({
    store: { counts: async () => ({ embeddedImages: 0 }) },
    space: { model: { id: 'lite', imageDimensions: 8, sharedSpace: false } },
    writers: {
      named: () => ({
        id: 'watched',
        looks,
        write: async () => {
          throw new PromptloomError('unsupported', 'The prompts agree on nothing.');
        },
      }),
    },
    guidelineFolders: [],
    instructionFolders: [],
    countTokens: () => undefined,
  }) as unknown as DescribeContext;

async function describeWith(parameters?: string, looks = true, onOwn?: (own: OwnPrompt) => void) {
  const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#48a' } })
    .png()
    .toBuffer();
  const image = parameters === undefined ? blank : withPngText(blank, 'parameters', parameters);
  return describeImage(DescribeRequestSchema.parse({ image: new Uint8Array(image) }), library(looks), {
    onOwn,
  });
}

it('tells what a file says itself where nothing can be written beside it', async () => {
  const description = await describeWith('a heron\nNegative prompt: blur\nSteps: 20, Sampler: DDIM, Seed: 7');
  expect(description).toMatchObject({ own: { prompt: 'a heron', settings: { seed: 7 } }, variants: [] });
  expect(description.notes.join(' ')).toContain('agree on nothing');
});

it('says that there is no prompt in the file where it has settings alone', async () => {
  const description = await describeWith('Steps: 20, Sampler: DDIM, Seed: 7');
  expect(description.own).toMatchObject({ prompt: '', settings: { steps: 20, seed: 7 } });
  expect(description.notes[0]).toContain('no prompt in the file');
});

it('tells it, once, before it is refused for want of images', async () => {
  const told: OwnPrompt[] = [];
  const refused = describeWith('Steps: 20, Sampler: DDIM, Seed: 7', false, (own) => told.push(own));
  await expect(refused).rejects.toMatchObject({ code: 'unsupported' });
  expect(told).toHaveLength(1);
});

it('refuses an image that says nothing', async () => {
  await expect(describeWith()).rejects.toMatchObject({ code: 'unsupported' });
});
