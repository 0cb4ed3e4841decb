import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { wholeFile } from './whole-file.ts';

it('replaces a file only once what is written is whole, and leaves nothing when it is discarded', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'out.csv');
  await writeFile(file, 'old');
  const sink = await wholeFile(file);
  await sink.write('new ');
  expect(await readFile(file, 'utf8')).toBe('old');
  await sink.write(Buffer.from('rows'));
  await sink.finish();
  expect(await readFile(file, 'utf8')).toBe('new rows');
  const other = await wholeFile(file);
  await other.write('half');
  await other.discard();
  expect(await readdir(folder)).toEqual(['out.csv']);
  expect(await readFile(file, 'utf8')).toBe('new rows');
});

it('refuses folders and devices before anything is written, and says which file cannot be', async () => {
  const folder = temporaryFolder();
  await expect(wholeFile(folder)).rejects.toMatchObject({
    code: 'invalid-input',
    message: `${folder} is a folder`,
  });
  await expect(wholeFile('/dev/null')).rejects.toMatchObject({ message: '/dev/null is no plain file' });
  const nowhere = path.join(folder, 'none', 'out.csv');
  await expect(wholeFile(nowhere)).rejects.toMatchObject({
    code: 'store-failed',
    message: expect.stringContaining(`${nowhere} cannot be written`),
  });
  // Somebody makes a folder of that name meanwhile.
  const late = path.join(folder, 'late.csv');
  const sink = await wholeFile(late);
  await mkdir(late);
  await expect(sink.finish()).rejects.toMatchObject({ code: 'store-failed' });
  await sink.discard();
  expect(await readdir(folder)).toEqual(['late.csv']);
});
