import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tinyClipFolder } from '../../../test/doubles/tiny-clip.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import { packageFile } from '../../package-root.ts';
import { Library } from '../library.ts';
import { recordEmbedder } from './folder.ts';

const folder = temporaryFolder();
const sample = packageFile('sample', 'prompts.csv');

async function open(name: string, embedder?: string) {
  const notes: string[] = [];
  const library = await Library.open(readConfig({ library: path.join(folder, name), embedder }, {}), {
    onNote: (note) => notes.push(note),
  });
  return { library, notes };
}

/** A library as the promptloom before left it: vectors of the former model, the setting just `lite`. */
async function formerLibrary(name: string): Promise<void> {
  const { library } = await open(name, 'lite-1');
  await library.import({ path: sample, limit: 30 });
  await library.close();
  recordEmbedder(path.join(folder, name), { embedder: 'lite' });
}

it('opens a library with the vectors it was made with, hints once at newer ones, and changes to them', async () => {
  await formerLibrary('former');
  const first = await open('former');
  expect(first.notes).toEqual([expect.stringContaining('npx promptloom re-embed --embedder lite')]);
  const { results } = await first.library.search({
    text: 'fountain beneath an arch',
    mode: 'semantic',
    k: 1,
  });
  expect(results[0]!.prompt).toMatch(/fountain beneath an arch/);
  await first.library.close();

  const second = await open('former');
  expect(second.notes).toEqual([]);
  expect((await second.library.info()).embedder).toMatchObject({ id: 'lite' });
  expect(await second.library.reembed({ embedder: 'lite' })).toMatchObject({ prompts: 30 });
  await second.library.close();

  const third = await open('former');
  expect(third.notes).toEqual([]);
  expect(JSON.parse(readFileSync(path.join(folder, 'former', 'promptloom.json'), 'utf8'))).toMatchObject({
    embedder: 'lite',
  });
  await expect(third.library.reembed({ embedder: 'lite' })).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await third.library.search({ text: 'fountain beneath an arch', k: 1 })).results[0]!.prompt).toMatch(
    /fountain beneath an arch/,
  );
  await third.library.close();
});

it('opens it so too where lite is named, and says of another model which one was asked for', async () => {
  await formerLibrary('named');
  const { library, notes } = await open('named', 'lite');
  expect(notes).toHaveLength(1);
  await library.close();

  const clip = await open('clip', tinyClipFolder);
  await clip.library.close();
  const current = JSON.parse(readFileSync(packageFile('models', 'lite-text', 'config.json'), 'utf8')) as {
    id: string;
  };
  await expect(open('clip', 'lite')).rejects.toMatchObject({
    code: 'library-model-mismatch',
    message: expect.stringContaining(`not with lite (version ${current.id}+`),
  });
});
