import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type Config, readConfig } from '../config.ts';
import { Library } from './library.ts';

const folder = temporaryFolder();
const root = path.join(folder, 'library');
const config = (more: Partial<Config> = {}): Config => ({
  ...readConfig({ library: root, embedder: 'lite' }, {}),
  ...more,
});

let library: Library;
beforeAll(async () => {
  mkdirSync(path.join(folder, 'images'));
  for (const [name, background] of Object.entries({ red: '#c03020', blue: '#2040c0', green: '#208040' })) {
    const stripes = Array.from(
      { length: 8 },
      (_, n) => `<rect x="${n * 24}" y="${n * 9}" width="9" height="90"/>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192"><rect width="192" height="192" fill="${background}"/>${stripes.join('')}</svg>`;
    await sharp(Buffer.from(svg))
      .png()
      .toFile(path.join(folder, 'images', `${name}.png`));
  }
  writeFileSync(path.join(folder, 'images', 'broken.png'), 'not an image');
  writeFileSync(
    path.join(folder, 'prompts.csv'),
    [
      'source_site,height,prompt,url,width,id,model,tags',
      'lexica,192,"a red barn in the rain, watercolor, soft light",images/red.png,192,one,SDXL,Watercolor|Landscape',
      'lexica,192,"A Red Barn in the rain,  watercolor, soft light",images/green.png,192,two,SDXL,Watercolor',
      'openart,192,"a blue ocean at night, oil painting, moonlight",images/blue.png,192,three,SDXL,Oil',
      'openart,512,"portrait of a watchmaker, 35mm photograph, rim lighting",,512,four,flux,Photo',
      'openart,512,"a castle on a hill, ink drawing",images/broken.png,512,five,flux,Ink',
      'openart,-5,"a negative height",,512,six,flux,Ink',
    ].join('\n'),
  );
  library = await Library.open(config());
});
afterAll(() => library.close());

describe('import', () => {
  it('keeps, folds and skips, and says so', async () => {
    const report = await library.import({ path: path.join(folder, 'prompts.csv'), images: true });
    expect(report).toMatchObject({ read: 6, kept: 4, folded: 1, images: { added: 4, embedded: 3 } });
    expect(report.skipped).toHaveLength(1);
    expect(report.skipped[0]!.examples[0]).toContain('prompts.csv:7');
    expect(report.images.failed[0]).toMatchObject({ count: 1 });
    expect(report.images.failed[0]!.examples[0]).toContain('broken.png');
  });

  it('again adds nothing', async () => {
    const report = await library.import({ path: path.join(folder, 'prompts.csv'), images: true });
    expect(report).toMatchObject({ read: 6, kept: 0, folded: 5, images: { added: 0, embedded: 0 } });
    expect((await library.info()).counts).toEqual({ prompts: 4, images: 4, embeddedImages: 3 });
  });

  it('reads the images of rows that were imported without them', async () => {
    const file = path.join(folder, 'later.csv');
    writeFileSync(file, 'prompt,url\na violet square on white,images/violet.png\n');
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#80c' } })
      .png()
      .toFile(path.join(folder, 'images', 'violet.png'));
    expect(await library.import({ path: file })).toMatchObject({
      kept: 1,
      images: { added: 1, embedded: 0 },
    });
    const report = await library.import({ path: file, images: true });
    expect(report).toMatchObject({ kept: 0, folded: 1, images: { added: 0, embedded: 1 } });
  });

  it("takes no file of this machine from somebody else's list", async () => {
    const file = path.join(folder, 'sent.csv');
    writeFileSync(
      file,
      'prompt,url\na stranger asks for a file,/etc/passwd\nan image on the web,https://example.com/x.png\n',
    );
    expect(await library.import({ path: file }, { localImages: false })).toMatchObject({
      kept: 2,
      images: { added: 1 },
    });
    const { results } = await library.search({ text: 'a stranger asks for a file', k: 1 });
    expect(results[0]!.images).toEqual([]);
  });

  it('stops at a limit', async () => {
    const file = path.join(folder, 'many.csv');
    writeFileSync(
      file,
      `prompt\n${Array.from({ length: 50 }, (_, n) => `prompt about number ${n}`).join('\n')}`,
    );
    expect(await library.import({ path: file, limit: 7 })).toMatchObject({ read: 7, kept: 7 });
  });

  it('goes on after it was cancelled, counting everything once', async () => {
    const file = path.join(folder, 'long.csv');
    const rows = 10_000;
    const lists = [
      'old new tall small red blue round flat wild calm',
      'fox tree boat house lamp bird stone road child horse',
      'oil ink chalk pastel gouache pixel paper clay glass wool',
      'dawn noon dusk night rain snow fog wind summer winter',
    ].map((list) => list.split(' '));
    const textOf = (n: number) =>
      lists.map((list, digit) => list[Math.floor(n / 10 ** digit) % 10]).join(' ');
    writeFileSync(file, `prompt\n${Array.from({ length: rows }, (_, n) => textOf(n)).join('\n')}`);
    const controller = new AbortController();
    const cut = library.import(
      { path: file },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(cut).rejects.toMatchObject({ code: 'cancelled' });
    const report = await library.import({ path: file });
    expect(report).toMatchObject({ read: rows, kept: rows, folded: 0 });
    expect(report.resumedAt).toBeGreaterThan(0);
  });

  it('refuses nonsense by naming the field', async () => {
    await expect(library.import({ path: 'x.csv', limit: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('limit'),
    });
  });
});

describe('search', () => {
  it('by words finds the prompt, its images folded under it', async () => {
    const { results, query, index } = await library.search({ text: 'barn in the rain', k: 3 });
    expect(results[0]).toMatchObject({
      sourceId: 'one',
      why: ['text', 'words'],
      tags: ['Watercolor', 'Landscape'],
    });
    expect(results[0]!.images).toHaveLength(2);
    expect(results[0]!.score).toBeGreaterThan(0.5);
    expect(query).toMatchObject({ text: 'barn in the rain', k: 3 });
    expect(index).toBe('exact');
  });

  it('by image finds the image, re-encoded and smaller', async () => {
    const image = await sharp(path.join(folder, 'images', 'green.png'))
      .resize(96)
      .jpeg({ quality: 60 })
      .toBuffer();
    const { results } = await library.search({ image, k: 2 });
    expect(results[0]).toMatchObject({ sourceId: 'one', why: ['image'] });
    expect(results[0]!.images[0]!.url).toContain('green.png');
    expect(results[0]!.score).toBeGreaterThan(0.8);
  });

  it('shows the image that was found first, also of a prompt with very many', async () => {
    const rows: string[] = [];
    for (let n = 0; n < 16; n++) {
      const background = `hsl(${n * 22}, 70%, 50%)`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="${background}"/><circle cx="${n * 6}" cy="48" r="${9 + n}"/></svg>`;
      await sharp(Buffer.from(svg))
        .png()
        .toFile(path.join(folder, 'images', `many-${n}.png`));
      rows.push(`sixteen images of one prompt,images/many-${n}.png`);
    }
    writeFileSync(path.join(folder, 'sixteen.csv'), `prompt,url\n${rows.join('\n')}\n`);
    await library.import({ path: path.join(folder, 'sixteen.csv'), images: true });
    for (const n of [0, 7, 15]) {
      const image = readFileSync(path.join(folder, 'images', `many-${n}.png`));
      const { results } = await library.search({ image, k: 1 });
      expect(results[0]!.images[0]!.url).toContain(`many-${n}.png`);
    }
  });

  it('by a stored prompt finds others, not itself', async () => {
    const { results } = await library.search({ like: 'three', k: 5 });
    expect(results).toHaveLength(5);
    expect(results.map(({ sourceId }) => sourceId)).not.toContain('three');
  });

  it('by a stored image finds images', async () => {
    const detail = await library.prompts.get('three');
    const { results } = await library.search({ like: detail.images[0]!.id, k: 5 });
    expect(results[0]!.why).toEqual(['image']);
    expect(results.map(({ sourceId }) => sourceId)).not.toContain('three');
  });

  it('keeps to filters and to the least score', async () => {
    const { results } = await library.search({ text: 'barn', filter: { model: ['FLUX'] } });
    expect(new Set(results.map(({ model }) => model))).toEqual(new Set(['flux']));
    expect((await library.search({ text: 'barn', minScore: 1 })).results).toEqual([]);
  });

  it.each([
    [{}, 'at least one of'],
    [{ image: Buffer.from('x'), like: 'b' }, 'exactly one'],
    [{ text: 'steps:many' }, 'steps takes a whole number'],
    [{ text: 'a "quote' }, 'never closed'],
    [{ text: 'a', k: 1_000_000 }, 'k'],
    [{ text: 'x'.repeat(2_000_000) }, 'text'],
    [{ text: Array.from({ length: 60 }, (_, n) => `-word${n}`).join(' ') }, 'without'],
    [{ like: 'one', mode: 'lexical' as const }, 'compares words'],
    [{ text: 'a', k: 0 }, 'k'],
  ])('refuses %j', async (input, message) => {
    await expect(library.search(input)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(message),
    });
  });

  it('refuses what is no image and what is not there', async () => {
    await expect(library.search({ image: Buffer.from('no') })).rejects.toMatchObject({
      code: 'image-unreadable',
    });
    await expect(library.search({ like: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the loop', () => {
  it('improves, accepts, generates, and finds what came of it with its lineage', async () => {
    const streamed: string[] = [];
    const improvement = await library.improve(
      { idea: 'a barn by the sea', use: ['one', 'three'], variants: 3 },
      { onVariant: ({ id }) => streamed.push(id) },
    );
    expect(improvement.writer).toBe('composer');
    expect(improvement.matches.map(({ sourceId }) => sourceId)).toEqual(['one', 'three']);
    expect(improvement.variants).toHaveLength(3);
    expect(streamed).toEqual(improvement.variants.map(({ id }) => id));

    const [variant] = improvement.variants;
    const accepted = await library.accept({ variantId: variant!.id });
    expect(accepted.prompt).toMatchObject({ text: variant!.prompt, origin: 'improved' });
    expect(accepted.lineage).toMatchObject({ idea: 'a barn by the sea', writer: 'composer' });
    expect(accepted.lineage.parents.length).toBeGreaterThan(0);
    expect((await library.accept({ variantId: variant!.id })).prompt.id).toBe(accepted.prompt.id);

    const progress: number[] = [];
    const generation = await library.generate(
      { id: variant!.id, count: 2, width: 128, height: 96, seed: 5 },
      { onProgress: ({ fraction }) => progress.push(fraction) },
    );
    expect(generation).toMatchObject({ backend: 'sketch', promptId: accepted.prompt.id });
    expect(generation.images.map(({ width, height, seed }) => [width, height, seed])).toEqual([
      [128, 96, 5],
      [128, 96, 6],
    ]);
    expect(progress.at(-1)).toBe(1);

    const file = generation.images[1]!.path;
    const { comments } = await sharp(file).metadata();
    expect(comments?.find(({ keyword }) => keyword === 'parameters')?.text).toContain(variant!.prompt);

    const byImage = await library.search({ image: readFileSync(file), k: 1 });
    expect(byImage.results[0]!.images[0]!.id).toBe(generation.images[1]!.id);
    const byWords = await library.search({ text: variant!.prompt, k: 1 });
    expect(byWords.results[0]!.id).toBe(accepted.prompt.id);

    const detail = await library.prompts.get(generation.images[0]!.id);
    expect(detail.images.map(({ imageBackend }) => imageBackend)).toEqual(['sketch', 'sketch']);
    const parent = await library.prompts.get(detail.lineage.parents[0]!.id);
    expect(parent.lineage.children.map(({ id }) => id)).toContain(accepted.prompt.id);
  });

  it('draws text that is no stored prompt, and keeps it as written', async () => {
    const generation = await library.generate({
      prompt: 'a paper boat',
      negativePrompt: 'blurry',
      width: 64,
      height: 64,
    });
    const { prompt } = await library.prompts.get(generation.promptId);
    expect(prompt).toMatchObject({ text: 'a paper boat', negativePrompt: 'blurry', origin: 'written' });
  });

  it('keeps nothing of what could not be drawn', async () => {
    const before = (await library.info()).counts;
    const unreachable = library.generate({ prompt: 'never drawn', backend: 'a1111:http://127.0.0.1:1' });
    await expect(unreachable).rejects.toMatchObject({ code: 'backend-failed' });
    expect((await library.info()).counts).toEqual(before);
  });

  it('makes a stored prompt with another negative prompt a child of it', async () => {
    const generation = await library.generate({
      id: 'three',
      negativePrompt: 'boats',
      width: 64,
      height: 64,
    });
    const { prompt, lineage } = await library.prompts.get(generation.promptId);
    expect(prompt.negativePrompt).toBe('boats');
    expect(lineage.parents.map(({ prompt }) => prompt)).toEqual([
      'a blue ocean at night, oil painting, moonlight',
    ]);
  });

  it('refuses ids that are not there', async () => {
    await expect(library.generate({ id: 'v0000000000000000' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.improve({ idea: 'x', use: ['nowhere'] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(library.accept({ variantId: 'v0000000000000000' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(library.prompts.get('nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the index', () => {
  it('is built when asked for, and says so', async () => {
    const info = await library.buildIndex();
    expect(info.index).toMatchObject({ kind: 'hnsw', indexedPrompts: info.counts.prompts, building: false });
    const { results, index } = await library.search({ text: 'calm stone glass snow', k: 1 });
    expect(index).toBe('hnsw');
    expect(results[0]!.prompt).toBe('calm stone glass snow');
  });
});

describe('opening', () => {
  it('finds everything again, also in a moved folder', async () => {
    const before = (await library.info()).counts;
    await library.close();
    const moved = path.join(folder, 'moved');
    renameSync(root, moved);
    library = await Library.open(config({ library: moved }));
    expect((await library.info()).counts).toEqual(before);
    const { results } = await library.search({ text: 'a paper boat', k: 1 });
    const file = (await library.images.file(results[0]!.images[0]!.id)).path!;
    expect(existsSync(file)).toBe(true);
  });

  it('refuses a folder that holds something else, a file, and a missing library', async () => {
    copyFileSync(path.join(folder, 'prompts.csv'), path.join(folder, 'images', 'prompts.csv'));
    const open = (library: string, create = true) => Library.open(config({ library }), { create });
    await expect(open(path.join(folder, 'images'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(open(path.join(folder, 'prompts.csv'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(open(path.join(folder, 'nowhere'), false)).rejects.toMatchObject({ code: 'not-found' });
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  });

  it('refuses wrong settings before anything is made', async () => {
    const at = path.join(folder, 'unmade');
    await expect(Library.open(config({ library: at, imageBackend: 'nonsense' }))).rejects.toMatchObject({
      code: expect.stringMatching(/invalid-input|unsupported/),
    });
  });
});
