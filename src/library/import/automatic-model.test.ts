import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { packageFile } from '../../package-root.ts';
import { Library } from '../library.ts';
import { recordEmbedder } from '../open/folder.ts';
import { QUICK_FIRST } from './automatic-model.ts';

const folder = temporaryFolder();
const LARGE = 100;
const open = (name: string, embedder?: string) =>
  Library.open(readConfig({ library: path.join(folder, name), embedder }, {}), { largeImport: LARGE });
const sample = packageFile('sample', 'prompts.csv');

function csvOf(name: string, rows: number): string {
  const file = path.join(folder, name);
  const lines = Array.from({ length: rows }, (_, n) => `"a drawing of ${n} circles and ${n % 7} squares"`);
  writeFileSync(file, `prompt\n${lines.join('\n')}\n`);
  return file;
}

/** A library with lite for which nobody chose that, as a large import leaves it. */
async function quickLibrary(name: string, rows = 40): Promise<void> {
  const library = await open(name, 'lite');
  await library.import({ path: sample, limit: rows, images: true });
  await library.close();
  recordEmbedder(path.join(folder, name), { embedder: 'lite', automatic: true });
}

it('begins with the model that knows meaning, and finds what shares no word with the query', async () => {
  const library = await open('small');
  expect((await library.info()).embedder).toMatchObject({ id: 'minilm', textDimensions: 384 });
  await library.import({ path: sample, limit: LARGE - 1 });
  expect((await library.info()).embedder.id).toBe('minilm');
  expect(await library.automaticModel.wanted()).toBeUndefined();
  const { results } = await library.search({ text: 'feline', mode: 'semantic', k: 3 });
  expect(results.some(({ prompt }) => /cat|kitten|tiger|lynx|leopard/i.test(prompt))).toBe(true);
  await library.close();
});

it('embeds a large import with the quick model first, says so, and wants the better one after', async () => {
  const library = await open('large');
  await library.import({ path: sample, limit: 20, images: true });
  const { embeddedImages } = (await library.info()).counts;
  const report = await library.import({ path: csvOf('large.csv', LARGE + 20) });
  expect(report).toMatchObject({
    kept: LARGE + 20,
    notes: [{ reason: QUICK_FIRST, count: LARGE + 20 }],
  });
  const info = await library.info();
  expect(info).toMatchObject({
    embedder: { id: 'lite' },
    counts: { prompts: LARGE + 40, embeddedImages },
  });
  expect(await library.automaticModel.wanted()).toBe('minilm');
  await library.close();
  const again = await open('large');
  expect(await again.automaticModel.wanted()).toBe('minilm');
  await again.close();
});

it('changes to the better model without reading images again, while searches go on', async () => {
  await quickLibrary('quick');
  // Vectors of images are the same with both models; nothing of the files is needed.
  renameSync(path.join(folder, 'quick', 'media'), path.join(folder, 'quick', 'media-away'));
  const library = await open('quick');
  const { counts } = await library.info();
  const found: Promise<number>[] = [];
  const report = await library.automaticModel.upgrade('minilm', {
    onProgress: () => {
      found.push(library.search({ text: 'castle' }).then(({ results }) => results.length));
    },
  });
  expect(Math.min(...(await Promise.all(found)))).toBeGreaterThan(0);
  expect(report).toMatchObject({ embedder: 'minilm', before: 'lite', prompts: 40, images: { failed: [] } });
  expect(await library.info()).toMatchObject({ embedder: { id: 'minilm' }, counts });
  expect(await library.automaticModel.wanted()).toBeUndefined();
  await library.close();
  const again = await open('quick');
  expect((await again.info()).embedder.id).toBe('minilm');
  await again.close();
});

it('goes out of the way of a model that a person asks for, and then of none', async () => {
  await quickLibrary('asked');
  const library = await open('asked');
  let asked: Promise<unknown> | undefined;
  const upgrade = library.automaticModel.upgrade('minilm', {
    onProgress: () => {
      asked ??= library.reembed({ embedder: 'lite-1' });
    },
  });
  await expect(upgrade).rejects.toMatchObject({ code: 'cancelled' });
  expect(await asked).toMatchObject({ before: 'lite', prompts: 40 });
  expect(await library.automaticModel.wanted()).toBeUndefined();
  await library.close();
});

it('leaves a library alone whose model was named, or where a person declined', async () => {
  const named = await open('named', 'lite');
  expect(await named.automaticModel.wanted()).toBeUndefined();
  await named.import({ path: csvOf('named.csv', LARGE + 10) });
  expect((await named.info()).embedder.id).toBe('lite');
  expect(await named.automaticModel.wanted()).toBeUndefined();
  await named.close();

  await quickLibrary('declined', 5);
  const library = await open('declined');
  expect(await library.automaticModel.wanted()).toBe('minilm');
  await library.automaticModel.decline();
  expect(await library.automaticModel.wanted()).toBeUndefined();
  await library.close();
});
