import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type ImageSettings, readPixels } from './pixels.ts';
import { resample } from './resample.ts';

const SIZE = 32;
const settings = (fit: ImageSettings['fit']): ImageSettings => ({
  size: SIZE,
  fit,
  resample: 'bicubic',
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
});

/** Pixels without a pattern that a shift would hide. */
function noise(width: number, height: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length: width * height * 3 }, () => {
      state = Math.imul(state, 48_271) % 0x7fffffff;
      return Math.abs(state) & 255;
    }),
  );
}

async function read(image: Buffer, fit: ImageSettings['fit']): Promise<Float32Array> {
  const target = new Float32Array(3 * SIZE * SIZE);
  await readPixels(image, settings(fit), target);
  return target;
}

const png = (data: Buffer, width: number, height: number) =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();

function difference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, n) => sum + Math.abs(value - b[n]!), 0) / a.length;
}

/** The whole image resized by the reference's convolution, then cut: planes of 0 to 1. */
function whole(data: Buffer, width: number, height: number, to: [number, number]): Float32Array {
  const [left, top] = [Math.floor((to[0] - SIZE) / 2), Math.floor((to[1] - SIZE) / 2)];
  const all = resample(
    { data, width, height, channels: 3 },
    {
      from: { width, height },
      to: { width: to[0], height: to[1] },
      window: { left: 0, top: 0, width: to[0], height: to[1] },
      kernel: 'bicubic',
    },
  );
  return Float32Array.from({ length: 3 * SIZE * SIZE }, (_, n) => {
    const [channel, y, x] = [Math.floor(n / SIZE ** 2), Math.floor(n / SIZE) % SIZE, n % SIZE];
    return all[((top + y) * to[0] + left + x) * 3 + channel]! / 255;
  });
}

describe('strips', () => {
  it('are read in their middle alone, with the pixels that the whole would give', async () => {
    const data = noise(400, 10);
    const found = await read(await png(data, 400, 10), 'crop');
    expect(difference(found, whole(data, 400, 10, [1280, SIZE]))).toBe(0);
  });

  it('are read where they stand upright', async () => {
    const flat = await png(noise(400, 10), 400, 10);
    const turned = await sharp(flat).rotate(270).withMetadata({ orientation: 6 }).png().toBuffer();
    expect(await read(turned, 'crop')).toEqual(await read(flat, 'crop'));
  });

  it.each([
    [400, 10],
    [10, 400],
  ])('of %i x %i are squashed as the reference does', async (width, height) => {
    const data = noise(width, height);
    const found = await read(await png(data, width, height), 'squash');
    expect(difference(found, whole(data, width, height, [SIZE, SIZE]))).toBeLessThan(0.02);
  });

  it('keep the colours under transparent pixels when they are squashed', async () => {
    const opaque = await png(noise(400, 10), 400, 10);
    const clear = await sharp(opaque).ensureAlpha(0.01).png().toBuffer();
    expect(difference(await read(clear, 'squash'), await read(opaque, 'squash'))).toBeLessThan(0.001);
  });

  it('are refused when one side is longer than what is decoded', async () => {
    const image = await sharp({ create: { width: 70_000, height: 2, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    await expect(read(image, 'crop')).rejects.toMatchObject({
      code: 'image-unreadable',
      message: expect.stringContaining('70000 x 2 pixels'),
    });
  });
});
