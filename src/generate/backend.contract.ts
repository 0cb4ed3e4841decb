import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { parseInfotext } from '../infotext/infotext.ts';
import type { GenerationProgress } from '../records/generation.ts';
import { SettingsSchema } from '../records/settings.ts';
import type { BackendRequest, ImageBackend } from './backend.ts';

const REQUEST: BackendRequest = {
  prompt: 'a lighthouse at dusk: waves, "gulls" and wind',
  negativePrompt: 'blurry',
  count: 1,
  width: 128,
  height: 96,
  seed: 7,
};

/**
 * What every image back end keeps to.
 * @param make makes one that is ready to draw, and says how to put it away.
 */
export function describeBackend(
  name: string,
  make: () => Promise<{ backend: ImageBackend; close?: () => Promise<void> }>,
): void {
  describe(`${name} as an image back end`, () => {
    const closers: (() => Promise<void>)[] = [];
    const ready = async () => {
      const { backend, close } = await make();
      if (close) closers.push(close);
      return backend;
    };
    afterEach(async () => {
      for (const close of closers.splice(0)) await close();
    });

    it('names itself as the setting does and tells what it can do', async () => {
      const backend = await ready();
      expect(backend.id).toMatch(/^[a-z0-9]+(:.+)?$/);
      expect(backend.id).not.toContain('@');
      const capabilities = await backend.capabilities();
      expect(typeof capabilities.progress).toBe('boolean');
      expect(capabilities.samplers.every((sampler) => sampler.length > 0)).toBe(true);
    });

    it('draws as many images as asked for, of the size, that decode', async () => {
      const backend = await ready();
      const images = await backend.generate({ ...REQUEST, count: 3 }, {});
      expect(images).toHaveLength(3);
      for (const image of images) {
        const { data, info } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true });
        expect([info.width, info.height]).toEqual([128, 96]);
        expect(new Set(data).size).toBeGreaterThan(10);
        expect(image.mediaType).toMatch(/^image\/(png|jpeg|webp)$/);
        expect(image.settings).toMatchObject({ width: 128, height: 96 });
        expect(() => SettingsSchema.parse(image.settings)).not.toThrow();
      }
    });

    it('gives image n the seed + n, and the same image for the same seed', async () => {
      const backend = await ready();
      const images = await backend.generate({ ...REQUEST, count: 2 }, {});
      expect(images.map((image) => image.settings.seed)).toEqual([7, 8]);
      const [again] = await backend.generate({ ...REQUEST, seed: 8 }, {});
      const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
      const [first, second, third] = await Promise.all(
        [images[0]!, images[1]!, again!].map((i) => pixels(i.bytes)),
      );
      expect(third!.equals(second!)).toBe(true);
      expect(second!.equals(first!)).toBe(false);
    });

    it('keeps every digit of a seed of 64 bits', async () => {
      const backend = await ready();
      const images = await backend.generate({ ...REQUEST, seed: '18446744073709551614', count: 2 }, {});
      const seeds = ['18446744073709551614', '18446744073709551615'];
      expect(images.map((image) => image.settings.seed)).toEqual(seeds);
      expect(images.map((image) => parseInfotext(image.infotext!).settings.seed)).toEqual(seeds);
      const [other] = await backend.generate({ ...REQUEST, seed: '18446744073709551613' }, {});
      expect(Buffer.from(other!.bytes).equals(Buffer.from(images[0]!.bytes))).toBe(false);
    });

    it('chooses and tells a seed when none is given', async () => {
      const backend = await ready();
      const { seed: _, ...withoutSeed } = REQUEST;
      const [image] = await backend.generate(withoutSeed, {});
      expect(image!.settings.seed).toBeGreaterThanOrEqual(0);
      const [again] = await backend.generate({ ...REQUEST, seed: image!.settings.seed! }, {});
      expect(Buffer.from(again!.bytes).equals(Buffer.from(image!.bytes))).toBe(true);
    });

    it('tells the infotext that it was drawn with', async () => {
      const backend = await ready();
      const [image] = await backend.generate(REQUEST, {});
      expect(parseInfotext(image!.infotext!)).toMatchObject({
        prompt: REQUEST.prompt,
        negativePrompt: 'blurry',
        settings: { seed: 7, width: 128, height: 96 },
      });
    });

    it('reports progress that never goes back and ends at 1', async () => {
      const backend = await ready();
      const fractions: number[] = [];
      await backend.generate(
        { ...REQUEST, count: 2 },
        { onProgress: (p: GenerationProgress) => fractions.push(p.fraction) },
      );
      expect(fractions.length).toBeGreaterThan(1);
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
      expect(fractions[0]).toBeGreaterThanOrEqual(0);
      expect(fractions.at(-1)).toBe(1);
      expect(fractions.filter((fraction) => fraction === 1)).toHaveLength(1);
    });

    it('draws nothing when it is aborted before it starts', async () => {
      const backend = await ready();
      const generation = backend.generate(REQUEST, { signal: AbortSignal.abort() });
      await expect(generation).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('stops when it is aborted while it draws', async () => {
      const backend = await ready();
      const controller = new AbortController();
      const fractions: number[] = [];
      const generation = backend.generate(
        { ...REQUEST, count: 8 },
        {
          signal: controller.signal,
          onProgress: ({ fraction }) => {
            fractions.push(fraction);
            if (fraction > 0) controller.abort();
          },
        },
      );
      await expect(generation).rejects.toMatchObject({ code: 'cancelled' });
      expect(Math.max(...fractions)).toBeLessThan(0.5);
    });
  });
}
