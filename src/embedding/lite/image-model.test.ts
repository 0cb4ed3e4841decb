import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Color, type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from './image-features.ts';
import { LiteImageModel } from './image-model.ts';
import { ImageDecodeError } from './image-pixels.ts';
import { decodeProjection, encodeProjection } from './image-projection.ts';

const FOLDER = fileURLToPath(new URL('../../../models/lite-image', import.meta.url));

let model: LiteImageModel;
let folder: string;

beforeAll(async () => {
  model = await LiteImageModel.load(FOLDER);
  folder = await mkdtemp(join(tmpdir(), 'promptloom-image-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('vectors', () => {
  it('have unit length and the dimensions that the model states', async () => {
    const vector = await model.embed(await image(1).png().toBuffer());
    expect(vector).toHaveLength(model.dimensions);
    expect(lengthOf(vector)).toBeCloseTo(1, 5);
  });

  it('are the same for the same bytes, from memory and from a file, also after loading again', async () => {
    const bytes = await image(2).webp().toBuffer();
    const path = join(folder, 'same.webp');
    await writeFile(path, bytes);
    const again = await LiteImageModel.load(FOLDER);
    const first = await model.embed(bytes);
    expect(await model.embed(bytes)).toEqual(first);
    expect(await model.embed(path)).toEqual(first);
    expect(await again.embed(bytes)).toEqual(first);
  });

  it('are the same when images are embedded side by side', async () => {
    const files = await Promise.all([1, 2, 3, 4].map((seed) => image(seed).png().toBuffer()));
    const together = await Promise.all(files.map((file) => model.embed(file)));
    for (const [i, file] of files.entries()) expect(together[i]).toEqual(await model.embed(file));
  });
});

describe('images of every kind', () => {
  it.each([
    ['1 x 1', () => plain(1, 1, '#e04020').png().toBuffer()],
    ['1 x 3000', () => plain(1, 3000, '#336699').png().toBuffer()],
    ['12000 x 40', () => plain(12_000, 40, '#336699').jpeg().toBuffer()],
    ['all black', () => plain(64, 64, '#000000').png().toBuffer()],
    ['all white', () => plain(64, 64, '#ffffff').png().toBuffer()],
    ['fully transparent', () => plain(64, 64, { r: 9, g: 9, b: 9, alpha: 0 }).png().toBuffer()],
    ['greyscale', () => image(3).greyscale().jpeg().toBuffer()],
    ['greyscale with transparency', () => image(3).greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['CMYK', () => image(3).toColourspace('cmyk').jpeg().toBuffer()],
    ['16-bit', () => image(3).toColourspace('rgb16').png().toBuffer()],
    ['palette', () => image(3).png({ palette: true, colours: 16 }).toBuffer()],
    ['animated', () => animation()],
  ])('%s gives a finite vector of unit length', async (_, make) => {
    const vector = await model.embed(await make());
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(lengthOf(vector)).toBeCloseTo(1, 5);
  });

  it('reads a CMYK image as nearly the image it was', async () => {
    const cmyk = await image(4).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    await expectNearest(cmyk, 4);
  });

  it('reads 16 bits a channel as eight', async () => {
    const deep = await image(4).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect(dot(await model.embed(deep), await model.embed(await image(4).png().toBuffer()))).toBeGreaterThan(
      0.99,
    );
  });

  it('reads a greyscale file as the same greys in colour', async () => {
    const grey = await image(4).greyscale().toColourspace('b-w').png().toBuffer();
    const three = await sharp(grey).toColourspace('srgb').png({ palette: false }).toBuffer();
    expect((await sharp(grey).metadata()).channels).toBe(1);
    expect(dot(await model.embed(grey), await model.embed(three))).toBeGreaterThan(0.9999);
  });

  it('lays transparency on white', async () => {
    const disc = Buffer.from(
      '<svg width="200" height="200"><circle cx="100" cy="90" r="70" fill="#c33"/></svg>',
    );
    const clear = await sharp(disc).png().toBuffer();
    const white = await sharp(clear).flatten({ background: '#ffffff' }).png().toBuffer();
    expect((await sharp(clear).metadata()).hasAlpha).toBe(true);
    expect(dot(await model.embed(clear), await model.embed(white))).toBeGreaterThan(0.9999);
  });

  it('takes the first frame of an animation', async () => {
    const bytes = await animation();
    expect((await sharp(bytes).metadata()).pages).toBe(3);
    const first = await model.embed(await sharp(bytes, { page: 0 }).png().toBuffer());
    expect(dot(await model.embed(bytes), first)).toBeGreaterThan(0.9999);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('turns an image of EXIF orientation %i upright', async (orientation) => {
    const stored = await image(5, 300, 180).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
    const upright = await sharp(stored).autoOrient().png().toBuffer();
    expect(dot(await model.embed(stored), await model.embed(upright))).toBeGreaterThan(0.995);
  });
});

describe('likeness', () => {
  it('a re-saved image is nearer to its original than any other image is', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const small = await image(seed).resize(224).jpeg({ quality: 60 }).toBuffer();
      await expectNearest(small, seed);
    }
  });

  it('an image keeps its vector over an eightfold change of size', async () => {
    const small = await image(6, 256, 192).png().toBuffer();
    const large = await sharp(small).resize(2048, 1536).png().toBuffer();
    await expectNearest(small, 6);
    expect(dot(await model.embed(small), await model.embed(large))).toBeGreaterThan(0.9);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['empty bytes', async () => Buffer.alloc(0)],
    ['text', async () => Buffer.from('this is not an image, however long one looks at it')],
    ['a JPEG cut short', async () => cutShort(await image(7).jpeg().toBuffer())],
    ['a PNG cut short', async () => cutShort(await image(7).png().toBuffer())],
    ['a WebP cut short', async () => cutShort(await image(7).webp().toBuffer())],
  ])('%s gives a clear error', async (_, make) => {
    const error = await model.embed(await make()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImageDecodeError);
    expect(error).toMatchObject({
      code: 'image-unreadable',
      message: expect.stringMatching(/^cannot read the image: \w/),
    });
  });

  it('a missing file is named', async () => {
    const path = join(folder, 'missing.png');
    await expect(model.embed(path)).rejects.toThrow(path);
  });

  it('a decompression bomb is refused before it is decoded', async () => {
    const bomb = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>');
    await expect(model.embed(bomb)).rejects.toMatchObject({ code: 'image-too-large' });
  });

  it('weights that are missing, cut short or of another kind are refused', async () => {
    await expect(LiteImageModel.load(folder)).rejects.toThrow(/config\.json/);
    const projection = {
      featureCount: 3,
      dimensions: 2,
      mean: f(1, 2, 3),
      scale: f(1, 1, 1),
      weights: f(1, 2, 3, -1, 0, 1),
    };
    const bytes = encodeProjection(projection);
    expect(() => decodeProjection(bytes.subarray(0, bytes.length - 1), 'w.bin')).toThrow(/w\.bin.*cut short/);
    expect(() => decodeProjection(Buffer.from('something else, long enough'), 'w.bin')).toThrow(
      /w\.bin is not/,
    );
    await writeFile(join(folder, 'projection.bin'), bytes);
    const config = { id: 'other', dimensions: 2, featureVersion: 0, weights: 'projection.bin' };
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    await expect(LiteImageModel.load(folder)).rejects.toThrow(/made for features of version 0/);
    expect(FEATURE_COUNT).toBeGreaterThan(3);
  });

  it('weights come back from their file to within a step of 1/127 of the largest in their row', () => {
    const projection = {
      featureCount: 3,
      dimensions: 2,
      mean: f(1, 2, 3),
      scale: f(1, 2, 4),
      weights: f(1, 2, 3, -1, 0, 1),
    };
    const back = decodeProjection(encodeProjection(projection), 'w.bin');
    expect(back).toMatchObject({
      mean: projection.mean,
      scale: projection.scale,
      dimensions: 2,
      featureCount: 3,
    });
    for (const [i, weight] of back.weights.entries()) {
      expect(Math.abs(weight - projection.weights[i]!)).toBeLessThan(3 / 127);
    }
  });
});

/** A synthetic image: soft waves in a palette and at a scale that the seed picks, with shapes upon them. */
function image(seed: number, width = 448, height = 336): Sharp {
  const random = generator(seed);
  const tint = [random(), random(), random()];
  const pitch = 0.01 + 0.2 * random();
  const turn = Math.PI * random();
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = x * Math.cos(turn) + y * Math.sin(turn);
      const wave = 0.5 + 0.3 * Math.sin(along * pitch) + 0.2 * Math.sin((x - y) * pitch * 2.3 + seed);
      for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = 255 * Math.min(1, wave * (0.3 + tint[c]!));
    }
  }
  const shapes = Array.from({ length: 12 }, () => {
    const [x, y, size, hue] = [width * random(), height * random(), 10 + 60 * random(), 360 * random()];
    const fill = `hsl(${hue.toFixed(0)},70%,50%)`;
    return random() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${fill}"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * 0.6}" fill="${fill}"/>`;
  });
  const overlay = Buffer.from(`<svg width="${width}" height="${height}">${shapes.join('')}</svg>`);
  const composed = sharp(data, { raw: { width, height, channels: 3 } }).composite([{ input: overlay }]);
  return afterComposing(composed);
}

/** Composition runs last in a sharp pipeline; a lossless stop in between lets callers chain colour and size after it. */
function afterComposing(composed: Sharp): Sharp {
  const out = sharp({ failOn: 'error' });
  composed.removeAlpha().png({ compressionLevel: 0 }).pipe(out);
  return out;
}

function plain(width: number, height: number, background: Color): Sharp {
  const channels = typeof background === 'string' ? 3 : 4;
  return sharp({ create: { width, height, channels, background } });
}

async function animation(): Promise<Buffer> {
  const frames = await Promise.all([1, 2, 3].map((seed) => image(seed, 120, 90).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer();
}

/** Expects the bytes' vector to be nearer to image `seed` than to the other synthetic images. */
async function expectNearest(bytes: Buffer, seed: number): Promise<void> {
  const query = await model.embed(bytes);
  const scores: number[] = [];
  for (let other = 1; other <= 8; other++) {
    scores.push(dot(query, await model.embed(await image(other).png().toBuffer())));
  }
  expect(scores.indexOf(Math.max(...scores)) + 1).toBe(seed);
}

function cutShort(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * 0.6));
}

function generator(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function f(...values: number[]): Float32Array {
  return Float32Array.from(values);
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
