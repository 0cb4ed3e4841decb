import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tinyClipFolder } from '../../../test/doubles/tiny-clip.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { packageFile } from '../../package-root.ts';
import type { EmbedProgress } from '../../records/embedding.ts';
import { Library } from '../library.ts';

const folder = temporaryFolder();
/** Opens a library with the model that it has; a new one gets lite. */
const open = (name: string, more = {}) => {
  const library = path.join(folder, name);
  return Library.open(readConfig({ library, ...(!existsSync(library) && { embedder: 'lite' }) }, {}), more);
};
const sample = packageFile('sample', 'prompts.csv');

it('answers with the old model until the switch, keeps what comes in meanwhile, and opens with the new one', async () => {
  const library = await open('meanwhile');
  await library.import({ path: sample, limit: 40, images: true });
  const { counts } = await library.info();
  expect(counts.embeddedImages).toBeGreaterThan(5);
  const meanwhile: Promise<unknown>[] = [];
  const answered: string[] = [];
  const onProgress = ({ phase }: EmbedProgress) => {
    if (meanwhile.length > 0 || phase !== 'prompts') return;
    meanwhile.push(
      library
        .search({ text: 'mountains' })
        .then(() => library.info())
        .then((info) => answered.push(info.embedder.id)),
      library.generate({
        prompt: 'a red circle on a green ground',
        backend: 'sketch',
        width: 64,
        height: 64,
      }),
    );
  };
  const report = await library.reembed({ embedder: tinyClipFolder }, { onProgress });
  await Promise.all(meanwhile);
  expect(answered).toHaveLength(1);
  expect(report).toMatchObject({ before: 'lite', images: { failed: [] }, resumedAt: 0 });
  await library.close();

  const again = await open('meanwhile');
  const info = await again.info();
  expect(info.embedder).toMatchObject({ id: tinyClipFolder, sharedSpace: true });
  expect(info.counts).toEqual({
    prompts: counts.prompts + 1,
    images: counts.images + 1,
    embeddedImages: counts.embeddedImages + 1,
  });
  const { results } = await again.search({
    text: 'a red circle on a green ground',
    lookIn: 'images',
    k: 100,
  });
  expect(results.length).toBeGreaterThan(5);
  await expect(again.reembed({ embedder: tinyClipFolder })).rejects.toMatchObject({ code: 'invalid-input' });
  await again.close();
});

it('goes on where it was stopped', async () => {
  const library = await open('stopped');
  const rows = Array.from({ length: 5000 }, (_, n) => `"a drawing of ${n} circles and ${n % 7} squares"`);
  const csv = path.join(folder, 'many.csv');
  writeFileSync(csv, `prompt\n${rows.join('\n')}\n`);
  await library.import({ path: csv });
  const stop = new AbortController();
  const onProgress = ({ phase }: EmbedProgress) => phase === 'prompts' && stop.abort();
  await expect(
    library.reembed({ embedder: tinyClipFolder }, { signal: stop.signal, onProgress }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect((await library.search({ text: '12 circles', k: 1 })).results).toHaveLength(1);
  expect(await library.reembed({ embedder: tinyClipFolder })).toMatchObject({
    resumedAt: 4096,
    prompts: 5000,
  });
  await library.close();
});

it('says which images cannot be read any more, and goes on without them', async () => {
  const library = await open('lost');
  await library.import({ path: sample, limit: 40, images: true });
  const { results } = await library.search({ text: 'a', k: 100, filter: { hasImage: true } });
  const lost = path.join(folder, 'lost.png');
  const image = results.flatMap(({ images }) => images)[0]!;
  const copy = path.join(folder, 'copy.csv');
  writeFileSync(lost, readFileSync((await library.images.file(image.id)).path!));
  writeFileSync(copy, `prompt,url\nwhat will be lost,lost.png\n`);
  await library.import({ path: copy, images: true });
  renameSync(lost, `${lost}.gone`);
  const report = await library.reembed({ embedder: tinyClipFolder });
  expect(report.images.failed).toMatchObject([{ count: 1, examples: [expect.stringContaining('lost.png')] }]);
  await library.close();
});

it('embeds a library whose own model is gone', async () => {
  const model = path.join(folder, 'model');
  cpSync(tinyClipFolder, model, { recursive: true });
  const library = await Library.open(readConfig({ library: path.join(folder, 'gone'), embedder: model }, {}));
  await library.import({ path: sample, limit: 20 });
  await library.close();
  renameSync(model, `${model}.gone`);
  await expect(open('gone')).rejects.toThrow();
  const opened = await open('gone', { anyModel: true });
  expect(await opened.reembed({ embedder: 'lite' })).toMatchObject({ embedder: 'lite', prompts: 20 });
  await opened.close();
  const after = await open('gone');
  expect((await after.search({ text: 'mountains', k: 3 })).results).toHaveLength(3);
  await after.close();
});
