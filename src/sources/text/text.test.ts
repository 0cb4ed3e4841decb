import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { describeSource, readAll, summary } from '../source.contract.ts';
import { TextSource } from './text.ts';

const folder = temporaryFolder();
let files = 0;

async function write(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, `prompts-${++files}.txt`);
  await writeFile(file, content);
  return file;
}

const texts = async (content: string | Uint8Array, options?: object) =>
  (await readAll(new TextSource(await write(content), options))).map(summary);

const SETTINGS = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 512x512';
const MIXED = Buffer.concat([
  Buffer.from(
    `\ufeffa cat, "sleeping"\r\n\r\n  {red|blue} door  \na lamp\nNegative prompt: blurry,\nugly\n${SETTINGS}\nNone\nbr`,
  ),
  Buffer.from([0xff]),
  Buffer.from(`ken\na \0 b\nan oak\n${SETTINGS}\nhäuser 🏠`),
]);

describeSource('a text file of one prompt a line', async () => {
  const file = await write(MIXED);
  return {
    source: new TextSource(file),
    expected: [
      'a cat, "sleeping"',
      '{red|blue} door',
      `a lamp\nNegative prompt: blurry,\nugly\n${SETTINGS}`,
      '!missing prompt',
      '!invalid UTF-8',
      '!NUL byte',
      `an oak\n${SETTINGS}`,
      'häuser 🏠',
    ],
    change: () => appendFile(file, '\n'),
  };
});

describe('TextSource', () => {
  it('gives the same records whatever the size of its window, and passes over long lines', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => `prompt ${n} ${'x'.repeat(n)}`.trim());
    const content = [...lines, 'y'.repeat(9000), 'end'].join('\n');
    for (const maxLineBytes of [128, 300, 1000])
      expect(await texts(content, { maxLineBytes })).toEqual([...lines, '!line too long', 'end']);
  });

  it('names file and line', async () => {
    const records = await readAll(new TextSource(await write('a\n\nb\nNegative prompt: c\n\nd')));
    expect(records.map(({ place }) => place.replace(/^.*:/, ''))).toEqual(['1', '3', '6']);
  });

  it('keeps a negative prompt of several lines only where settings end it', async () => {
    expect(await texts('a\nNegative prompt: b\nc\nd\n')).toEqual(['a\nNegative prompt: b', 'c', 'd']);
  });

  it('reads old line ends, and other encodings when told', async () => {
    expect(await texts('a\rb\r')).toEqual(['a', 'b']);
    const latin = Buffer.from('caf\xe9 by the sea\nplain\n', 'latin1');
    expect(await texts(latin)).toEqual(['!invalid UTF-8', 'plain']);
    expect(await texts(latin, { encoding: 'windows-1252' })).toEqual(['café by the sea', 'plain']);
  });

  it('refuses what is no text', async () => {
    await expect(texts('%PDF-1.4\n')).rejects.toMatchObject({
      message: expect.stringContaining('it is a PDF document, not a text file'),
    });
    await expect(texts('a\0b\0')).rejects.toMatchObject({ code: 'source-unreadable' });
    expect(await texts('')).toEqual([]);
  });
});
