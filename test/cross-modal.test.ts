import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { Library } from '../src/library/library.ts';
import { tinyClipFolder } from './doubles/tiny-clip.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const scenesFolder = path.resolve(import.meta.dirname, 'fixtures', 'tiny-clip-scenes');
interface Scene {
  id: string;
  prompt: string;
  url: string;
}
const scenes = parse(readFileSync(path.join(scenesFolder, 'prompts.csv')), { columns: true }) as Scene[];

/**
 * Held-out drawn scenes through the real import and search with a small true CLIP. Its accuracy is such that a mistake
 * in reading images or texts breaks it.
 */
describe('words and images in one space', () => {
  const folder = temporaryFolder();
  const open = (name: string) =>
    Library.open(readConfig({ library: path.join(folder, name), embedder: tinyClipFolder }, {}));

  describe('images under prompts that say nothing', () => {
    let library: Library;
    beforeAll(async () => {
      library = await open('images');
      const rows = scenes.map(
        ({ id, url }, n) => `${id},no words of use ${n},${path.join(scenesFolder, url)}`,
      );
      writeFileSync(path.join(folder, 'images.csv'), `id,prompt,url\n${rows.join('\n')}\n`);
      const report = await library.import({ path: path.join(folder, 'images.csv'), images: true });
      expect(report.images.embedded).toBe(scenes.length);
    });
    afterAll(() => library.close());

    it('are found by words: at least 90 % first', async () => {
      let first = 0;
      for (const { id, prompt } of scenes) {
        const { results } = await library.search({ text: prompt, k: 1, lookIn: 'images' });
        if (results[0]!.sourceId === id) first++;
      }
      expect(first / scenes.length).toBeGreaterThanOrEqual(0.9);
    });

    it('say that they were found by the image', async () => {
      const { results } = await library.search({ text: scenes[0]!.prompt, k: 3, lookIn: 'images' });
      expect(results.every(({ why }) => why.join() === 'image')).toBe(true);
    });
  });

  describe('prompts without images', () => {
    let library: Library;
    beforeAll(async () => {
      library = await open('prompts');
      const rows = scenes.map(({ id, prompt }) => `${id},"${prompt}"`);
      writeFileSync(path.join(folder, 'prompts.csv'), `id,prompt\n${rows.join('\n')}\n`);
      await library.import({ path: path.join(folder, 'prompts.csv') });
    });
    afterAll(() => library.close());

    it('are found by image: at least 90 % first', async () => {
      let first = 0;
      for (const { id, url } of scenes) {
        const image = readFileSync(path.join(scenesFolder, url));
        const { results } = await library.search({ image, k: 1 });
        if (results[0]!.sourceId === id) first++;
      }
      expect(first / scenes.length).toBeGreaterThanOrEqual(0.9);
    });
  });

  describe('with a text model of its own beside the small CLIP', () => {
    let library: Library;
    beforeAll(async () => {
      library = await Library.open(
        readConfig({ library: path.join(folder, 'apart'), embedder: `lite+${tinyClipFolder}` }, {}),
      );
      const rows = scenes.map(
        ({ id, url }, n) => `${id},no words of use ${n},${path.join(scenesFolder, url)}`,
      );
      writeFileSync(path.join(folder, 'apart.csv'), `id,prompt,url\n${rows.join('\n')}\n`);
      await library.import({ path: path.join(folder, 'apart.csv'), images: true });
    });
    afterAll(() => library.close());

    it('words find images: at least 90 % first', async () => {
      expect((await library.info()).embedder).toMatchObject({ sharedSpace: false, crossModal: true });
      let first = 0;
      for (const { id, prompt } of scenes) {
        const { results } = await library.search({ text: prompt, k: 1, lookIn: 'images' });
        if (results[0]!.sourceId === id) first++;
      }
      expect(first / scenes.length).toBeGreaterThanOrEqual(0.9);
    });

    it('and are ranked with texts and keywords: each says why', async () => {
      const { results } = await library.search({ text: `${scenes[0]!.prompt} words of use`, k: 20 });
      const why = new Set(results.flatMap((result) => result.why));
      expect([...why]).toEqual(expect.arrayContaining(['image', 'text', 'words']));
    });
  });

  it('are remembered: a library is opened with the model it was made with', async () => {
    const library = await Library.open(readConfig({ library: path.join(folder, 'prompts') }, {}));
    expect((await library.info()).embedder).toMatchObject({ sharedSpace: true });
    await library.close();
    const other = Library.open(readConfig({ library: path.join(folder, 'prompts'), embedder: 'lite' }, {}));
    await expect(other).rejects.toMatchObject({ code: 'library-model-mismatch' });
  });
});

it('is refused where words and images have spaces of their own', async () => {
  const folder = temporaryFolder();
  const library = await Library.open(
    readConfig({ library: path.join(folder, 'lite'), embedder: 'lite' }, {}),
  );
  await expect(library.search({ text: 'a fox', lookIn: 'images' })).rejects.toMatchObject({
    code: 'unsupported',
  });
  await library.close();
});
