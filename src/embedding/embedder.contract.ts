import type { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from './embedder.ts';

/**
 * What every embedder keeps, whatever its model.
 * @param options.batchIndependent whether a text has the same vector to the last digit whatever else is in the batch.
 * @param options.slow whether a text takes milliseconds, so that fewer of them are many.
 */
export function describeEmbedder(
  name: string,
  open: () => Promise<Embedder>,
  { batchIndependent = true, slow = false }: { batchIndependent?: boolean; slow?: boolean } = {},
): void {
  describe(`the embedder ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());

    /** The same vector; nearly the same where weights of whole numbers are scaled by what else is in the batch. */
    const expectSame = (a: Float32Array | Error | undefined, b: Float32Array | Error | undefined) => {
      if (batchIndependent) return expect(a).toEqual(b);
      const [x, y] = [a as Float32Array, b as Float32Array];
      expect(1 - x.reduce((sum, value, n) => sum + value * y[n]!, 0)).toBeLessThan(2e-3);
    };
    const length = (vector: Float32Array) => Math.hypot(...vector);
    const image = (r: number, g: number, b: number, size = 32) =>
      sharp({ create: { width: size, height: size, channels: 3, background: { r, g, b } } });

    it('gives unit-length text vectors of the stated dimensions, also for odd texts', async () => {
      const texts = [
        'a cat',
        '',
        '   ',
        '😀🎨',
        '水墨画の山',
        '(masterpiece:1.2), <lora:x:0.8>',
        'word '.repeat(5000),
        '\u0000',
      ];
      const vectors = await embedder.embedText(texts);
      expect(vectors).toHaveLength(texts.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.model.textDimensions!);
        expect(length(vector)).toBeCloseTo(1, 4);
      }
    });

    it('keeps the order of many texts', async () => {
      const texts = Array.from(
        { length: slow ? 600 : 3000 },
        (_, n) => `prompt number ${n} of ${n % 7} watercolor foxes`,
      );
      const together = await embedder.embedText(texts);
      for (const n of [0, 1, 511, 512, texts.length - 200, texts.length - 1]) {
        const [alone] = await embedder.embedText([texts[n]!]);
        expectSame(together[n], alone);
      }
    });

    it('keeps the order of concurrent calls', async () => {
      const texts = ['a red fox', 'a blue car', 'an old castle', 'a bowl of fruit'];
      const apart = await Promise.all(texts.map(async (text) => (await embedder.embedText([text]))[0]!));
      for (const [n, vector] of (await embedder.embedText(texts)).entries()) expectSame(vector, apart[n]);
    });

    it('puts like texts nearer than unlike ones', async () => {
      const [a, b, c] = await embedder.embedText([
        'watercolor painting of a mountain lake at dawn',
        'a lake in the mountains, watercolour, sunrise',
        'studio photo of a leather office chair',
      ]);
      const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, n) => sum + value * y[n]!, 0);
      expect(dot(a!, b!)).toBeGreaterThan(dot(a!, c!));
    });

    it('gives unit-length image vectors of the stated dimensions', async ({ skip }) => {
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      const images = await Promise.all([
        image(200, 30, 30).png().toBuffer(),
        image(0, 0, 0, 1).png().toBuffer(),
        image(10, 200, 90).toColourspace('cmyk').jpeg().toBuffer(),
      ]);
      for (const vector of await embedder.embedImage(images)) {
        if (vector instanceof Error) throw vector;
        expect(vector).toHaveLength(embedder.model.imageDimensions!);
        expect(length(vector)).toBeCloseTo(1, 4);
      }
    });

    it('reads every kind of image', async ({ skip }) => {
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      const half = await image(20, 40, 200, 24).png().toBuffer();
      const upright = sharp({ create: { width: 60, height: 40, channels: 3, background: '#c84' } }).composite(
        [{ input: half, left: 0, top: 0 }],
      );
      const flat = await upright.png().toBuffer();
      const turned = await sharp(flat).rotate(270).withMetadata({ orientation: 6 }).png().toBuffer();
      const frames = await Promise.all([image(9, 9, 9).png().toBuffer(), image(200, 9, 9).png().toBuffer()]);
      const kinds = {
        cmyk: await sharp(flat).toColourspace('cmyk').jpeg().toBuffer(),
        animated: await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer(),
        transparent: await sharp(flat).ensureAlpha(0.5).png().toBuffer(),
        grey: await sharp(flat).greyscale().png().toBuffer(),
        deep: await sharp(flat).toColourspace('rgb16').png().toBuffer(),
      };
      const vectors = await embedder.embedImage([flat, turned, ...Object.values(kinds)]);
      for (const vector of vectors) {
        if (vector instanceof Error) throw vector;
        expect(length(vector)).toBeCloseTo(1, 4);
      }
      const [a, b] = vectors as Float32Array[];
      expect(a!.reduce((sum, value, n) => sum + value * b![n]!, 0)).toBeGreaterThan(0.98);
    });

    it('gives an error in the place of a bad image and vectors in the others', async ({ skip }) => {
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      const good = await image(1, 2, 3).webp().toBuffer();
      const [first, bad, last] = await embedder.embedImage([good, Buffer.from('no image'), good]);
      expect(bad).toMatchObject({ code: 'image-unreadable' });
      expect(first).toBeInstanceOf(Float32Array);
      expectSame(last, first);
    });

    it('reads images of 12,000 pixels, wide or high, beside one that is too large', async ({ skip }) => {
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      const strip = (width: number, height: number) =>
        sharp({ create: { width, height, channels: 3, background: '#274' } })
          .png()
          .toBuffer();
      const [wide, high, tooLarge, last] = await embedder.embedImage([
        await strip(12_000, 16),
        await strip(16, 12_000),
        withSides(await strip(8, 8), 20_000, 20_000),
        await strip(12_000, 600),
      ]);
      for (const vector of [wide, high, last]) {
        if (!(vector instanceof Float32Array)) throw vector;
        expect(length(vector)).toBeCloseTo(1, 4);
      }
      expect(tooLarge).toMatchObject({
        code: 'image-unreadable',
        message: expect.stringMatching(/pixel/),
      });
    });

    it('gives nothing for nothing', async ({ skip }) => {
      if (embedder.model.textDimensions !== undefined) expect(await embedder.embedText([])).toEqual([]);
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      expect(await embedder.embedImage([])).toEqual([]);
    });

    it('stops reading images when it is cancelled, and goes on with others', async ({ skip }) => {
      skip(embedder.model.imageDimensions === undefined, 'takes texts only');
      const controller = new AbortController();
      const one = await image(200, 30, 30, 600).png().toBuffer();
      const work = embedder.embedImage(Array<Buffer>(200).fill(one), { signal: controller.signal });
      const next = embedder.embedImage([one]);
      controller.abort();
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect((await next)[0]).toBeInstanceOf(Float32Array);
      await expect(embedder.embedImage([one], { signal: controller.signal })).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('replaces threads that die and does their work once more', async ({ skip }) => {
      const threads: Worker[] = [];
      const onWorker = (thread: Worker) => threads.push(thread);
      process.on('worker', onWorker);
      const own = await open();
      try {
        const texts = Array.from({ length: 300 }, (_, n) => `prompt ${n} of a fox in watercolour`);
        const expected = await own.embedText(texts);
        skip(threads.length === 0, 'has no threads');
        const kill = () => Promise.all(threads.splice(0).map((thread) => thread.terminate()));
        // Another text among them, so that no cache answers.
        const work = own.embedText([...texts, 'one more']);
        expect(await kill()).not.toEqual([]);
        for (const [n, vector] of (await work).slice(0, -1).entries()) expectSame(vector, expected[n]);
        expect(threads).not.toEqual([]);

        // Large ones, so that a thread dies while it decodes: within native code it would take the process with it.
        const images = await Promise.all(
          [9, 90, 200].map((red) => image(red, 40, 90, 2000).png().toBuffer()),
        );
        const before = await own.embedImage(images);
        const found = own.embedImage(images);
        expect(await kill()).not.toEqual([]);
        for (const [n, vector] of (await found).entries()) expectSame(vector, before[n]);
        expect(threads).not.toEqual([]);
      } finally {
        process.off('worker', onWorker);
        await own.close();
      }
    });

    it('stops when it is cancelled', async () => {
      const controller = new AbortController();
      const work = embedder.embedText(
        Array.from({ length: 20_000 }, (_, n) => `prompt ${n}`),
        {
          signal: controller.signal,
        },
      );
      controller.abort();
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('leaves the event loop free while it works', async () => {
      let turns = 0;
      let working = true;
      const turn = (): void => {
        turns++;
        if (working) setImmediate(turn);
      };
      setImmediate(turn);
      await embedder.embedText(
        Array.from(
          { length: slow ? 300 : 5000 },
          (_, n) => `${n} foxes in a forest, oil on canvas, warm light`,
        ),
      );
      working = false;
      // Work in this thread would leave it a turn or two.
      expect(turns).toBeGreaterThan(5);
    });
  });
}

/** A PNG that says it has other sides than it has: what is too large to be decoded need not be made. */
function withSides(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}
