import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withPngText } from '../../images/png-text.ts';
import { MediaStore } from './media.ts';

const ID = 'iabcdefgh01234567';
const IMAGE = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } });
const PNG = await IMAGE.clone().png().toBuffer();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-media-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const commentsOf = async (file: string) => (await sharp(await readFile(file)).metadata()).comments;

describe('MediaStore', () => {
  it('stores an image with its infotext under a relative path', async () => {
    const store = await MediaStore.open(folder);
    const stored = await store.save(ID, { bytes: PNG, infotext: 'a 猫\nSeed: 1' });
    expect(stored).toMatchObject({
      path: `media/ab/${ID}.png`,
      width: 40,
      height: 30,
      mediaType: 'image/png',
    });
    const file = store.resolve(stored.path);
    expect(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ).toBe(stored.sha256);
    expect(await commentsOf(file)).toEqual([{ keyword: 'parameters', text: 'a 猫\nSeed: 1' }]);
    expect(await readdir(path.join(folder, 'media', 'tmp'))).toEqual([]);
  });

  it('keeps the infotext that an image has already', async () => {
    const store = await MediaStore.open(folder);
    const { path: relative } = await store.save(ID, {
      bytes: withPngText(PNG, 'parameters', 'own'),
      infotext: 'other',
    });
    expect(await commentsOf(store.resolve(relative))).toEqual([{ keyword: 'parameters', text: 'own' }]);
  });

  it.each(['jpeg', 'webp', 'gif'] as const)('turns %s into PNG', async (format) => {
    const store = await MediaStore.open(folder);
    const stored = await store.save(ID, { bytes: await IMAGE.clone()[format]().toBuffer(), infotext: 'x' });
    const metadata = await sharp(store.resolve(stored.path)).metadata();
    expect(metadata).toMatchObject({ format: 'png', width: 40, height: 30 });
    expect(metadata.comments).toEqual([{ keyword: 'parameters', text: 'x' }]);
  });

  it('refuses what is no whole image and leaves nothing behind', async () => {
    const store = await MediaStore.open(folder);
    const noisy = await sharp({
      create: {
        width: 99,
        height: 99,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 99, sigma: 50 },
      },
    })
      .png()
      .toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const bytes of [Buffer.alloc(0), Buffer.from('<html>'), svg, noisy.subarray(0, noisy.length / 2)])
      await expect(store.save(ID, { bytes })).rejects.toMatchObject({ code: 'image-unreadable' });
    expect(await readdir(path.join(folder, 'media'))).toEqual(['tmp']);
  });

  it('refuses ids and paths that lead elsewhere', async () => {
    const store = await MediaStore.open(folder);
    for (const id of ['../../x', 'i/../../../../x', '', 'iABC'])
      await expect(store.save(id, { bytes: PNG })).rejects.toMatchObject({ code: 'invalid-input' });
    for (const relative of ['../x.png', '/etc/passwd', 'media/../x.png', 'media', ''])
      expect(() => store.resolve(relative)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('finds its images after the library folder was moved', async () => {
    const { path: relative } = await (await MediaStore.open(folder)).save(ID, { bytes: PNG });
    const moved = path.join(folder, 'elsewhere');
    await cp(path.join(folder, 'media'), path.join(moved, 'media'), { recursive: true });
    const store = await MediaStore.open(moved);
    expect((await readFile(store.resolve(relative))).length).toBeGreaterThan(0);
    await store.remove(relative);
    await store.remove(relative);
    await expect(readFile(store.resolve(relative))).rejects.toThrow();
  });

  it('replaces an image of the same id', async () => {
    const store = await MediaStore.open(folder);
    await store.save(ID, { bytes: PNG });
    const { width } = await store.save(ID, { bytes: await sharp(PNG).resize(10).png().toBuffer() });
    expect(width).toBe(10);
    expect((await sharp(await readFile(store.resolve(`media/ab/${ID}.png`))).metadata()).width).toBe(10);
  });

  it('removes what a crash left long ago, not what is being written', async () => {
    const temporary = path.join(folder, 'media', 'tmp');
    await mkdir(temporary, { recursive: true });
    for (const name of ['old.tmp', 'new.tmp']) await writeFile(path.join(temporary, name), 'half a pict');
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(path.join(temporary, 'old.tmp'), yesterday, yesterday);
    await MediaStore.open(folder);
    expect(await readdir(temporary)).toEqual(['new.tmp']);
  });

  it('removes it at once where nobody else can be writing, and after the clock went back', async () => {
    const temporary = path.join(folder, 'media', 'tmp');
    await mkdir(temporary, { recursive: true });
    const ours = `${randomUUID()}.tmp`;
    for (const name of [ours, 'mine.txt', 'tomorrow.tmp'])
      await writeFile(path.join(temporary, name), 'half a pict');
    const tomorrow = new Date(Date.now() + 86_400_000);
    await utimes(path.join(temporary, 'tomorrow.tmp'), tomorrow, tomorrow);
    await MediaStore.open(folder);
    expect(await readdir(temporary)).toEqual(expect.arrayContaining([ours, 'mine.txt']));
    expect(await readdir(temporary)).not.toContain('tomorrow.tmp');
    await MediaStore.open(folder, { alone: true });
    expect(await readdir(temporary)).not.toContain(ours);
    expect(await readdir(temporary)).toContain('mine.txt');
  });

  it('says where it cannot write', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    await expect(MediaStore.open(file)).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining(file),
    });
  });
});
