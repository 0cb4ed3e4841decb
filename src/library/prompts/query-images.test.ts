import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { SavedSearch } from '../../records/saved-search.ts';
import { QueryImages } from './query-images.ts';

const image = (red: number) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

describe('images to search with', () => {
  const root = temporaryFolder();
  let folder: string;
  let saved: SavedSearch[];
  let images: QueryImages;
  const code = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error) => error.code,
    );
  /** Makes one look as if it was last used so many days ago. */
  const age = (id: string, days: number) => {
    const then = new Date(Date.now() - days * 86_400_000);
    return utimes(path.join(folder, id), then, then);
  };

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(root, 'queries-')), 'queries');
    saved = [];
    images = new QueryImages(folder, { list: async () => saved }, { images: 3, bytes: 1024 * 1024 });
  });

  it('are named by what they are and read again, also by another process', async () => {
    const bytes = await image(1);
    const { id } = await images.keep(bytes);
    expect(await images.keep(bytes)).toEqual({ id });
    expect((await images.keep(await image(2))).id).not.toBe(id);
    const other = new QueryImages(folder, { list: async () => [] });
    expect(Buffer.from(await (await other.read(id)).bytes()).equals(bytes)).toBe(true);
  });

  it('are searched with where they cannot be kept, the latest ones', async () => {
    // A file stands where the folder should be, as when a library cannot be written.
    await writeFile(folder, '');
    const ids: string[] = [];
    for (let red = 0; red < 9; red++) ids.push((await images.keep(await image(red))).id);
    expect(Buffer.from(await (await images.read(ids[8]!)).bytes()).equals(await image(8))).toBe(true);
    expect(await code(images.read(ids[1]!))).toBeUndefined();
    expect(await code(images.read(ids[0]!))).toBe('not-found');
  });

  it('make room for new ones, those used longest ago first', async () => {
    const ids: string[] = [];
    for (const red of [1, 2, 3]) ids.push((await images.keep(await image(red))).id);
    for (const [n, id] of ids.entries()) await age(id, 9 - n);
    await images.read(ids[0]!);
    const { id } = await images.keep(await image(4));
    expect((await readdir(folder)).sort()).toEqual([ids[0]!, ids[2]!, id].sort());
    expect(await code(images.read(ids[1]!))).toBe('not-found');
  });

  it('never take more bytes than there is room for, but keep the newest and those of saved searches', async () => {
    const small = new QueryImages(folder, { list: async () => saved }, { images: 100, bytes: 1 });
    const first = (await small.keep(await image(1))).id;
    saved = [{ search: { queryImage: first } } as SavedSearch];
    const second = (await small.keep(await image(2))).id;
    const third = (await small.keep(await image(3))).id;
    expect((await readdir(folder)).sort()).toEqual([first, third].sort());
    expect(await code(small.read(second))).toBe('not-found');
  });

  it('are images, and named by nothing but an id', async () => {
    expect(await code(images.keep(Buffer.from('no image')))).toBe('image-unreadable');
    expect(await code(images.keep(new Uint8Array()))).toBe('image-unreadable');
    for (const id of ['../secret', `q${'0'.repeat(32)}/..`, 'q', '', `q${'g'.repeat(32)}`])
      expect(await code(images.read(id))).toBe('not-found');
  });
});
