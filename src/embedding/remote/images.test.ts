import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareImage } from './images.ts';

const LIMITS = { perCall: 1, side: 256, bytes: 100_000 };
const create = (
  width: number,
  height: number,
  background: string | { r: number; g: number; b: number; alpha: number },
) => sharp({ create: { width, height, channels: typeof background === 'string' ? 3 : 4, background } });

describe('prepareImage', () => {
  it('makes large images smaller and leaves small ones', async () => {
    const large = await prepareImage(await create(12_000, 600, 'red').png().toBuffer(), LIMITS);
    expect(await sharp(large.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 256, height: 13 });
    const small = await prepareImage(await create(1, 1, 'red').png().toBuffer(), LIMITS);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 1, height: 1 });
  });

  it('turns upright, lays on white, and keeps metadata here', async () => {
    const turned = create(40, 20, 'red')
      .withExif({ IFD0: { Artist: 'secret' } })
      .withMetadata({ orientation: 6 });
    const upright = await prepareImage(await turned.jpeg().toBuffer(), LIMITS);
    const told = await sharp(upright.bytes).metadata();
    expect(told).toMatchObject({ width: 20, height: 40 });
    expect(told.exif).toBeUndefined();
    const clear = await create(4, 4, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    const { data } = await sharp((await prepareImage(clear, LIMITS)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Math.min(...data)).toBeGreaterThan(250);
  });

  it('shrinks what is too many bytes', async () => {
    const noise = Buffer.from(
      Uint8Array.from({ length: 256 * 256 * 3 }, (_, i) => (i * 7919 * (i % 251)) & 255),
    );
    const png = await sharp(noise, { raw: { width: 256, height: 256, channels: 3 } })
      .png()
      .toBuffer();
    const sent = await prepareImage(png, { ...LIMITS, bytes: 30_000 });
    expect(sent.bytes.length).toBeLessThanOrEqual(30_000);
  });

  it.each([Buffer.from('no image'), Buffer.alloc(0), './no/such/file.png'])('refuses %j', async (image) => {
    await expect(prepareImage(image, LIMITS)).rejects.toMatchObject({ code: 'image-unreadable' });
  });
});
