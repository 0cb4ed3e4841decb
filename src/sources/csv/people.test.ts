import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { encodingNamed } from '../files/encoding.ts';
import { describeSource, readAll, summary } from '../source.contract.ts';
import { CsvSource } from './csv.ts';

const folder = temporaryFolder();
let files = 0;

async function write(content: string | Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `people-${++files}.csv`);
  await writeFile(file, content);
  return file;
}

const read = async (content: string | Uint8Array, options?: object) =>
  (await readAll(new CsvSource(await write(content), options))).map(summary);

/** What iconv would write; Node.js encodes UTF-8, UTF-16 and Latin-1 only. */
const CP1252 = Buffer.from(
  'prompt,steps\ncaf\xe9 by the sea,20\nplain harbour,30\nsmart \x93quotes\x94,10\n',
  'latin1',
);
const SHIFT_JIS = Buffer.from('70726f6d70740a938c8b9e82cc96e98c698141894a0a', 'hex');

describe('a first line of a spreadsheet that names the separator', () => {
  it.each([
    [
      'sep=;',
      'sep=;\r\nprompt;steps\r\na stone bridge;20\r\n"a ; b, c";30\r\n',
      ['a stone bridge', 'a ; b, c'],
    ],
    ['sep=,', 'sep=,\nprompt,steps\na; b,20\n', ['a; b']],
    ['sep= and a tab', 'sep=\t\nprompt\tsteps\na, b\t20\n', ['a, b']],
    ['sep=\\t', 'sep=\\t\nprompt\tsteps\na, b\t20\n', ['a, b']],
    ['sep=|', 'sep=|\nprompt|steps\na, b|20\n', ['a, b']],
    ['a mark before it', '\ufeffsep=;\nprompt;steps\na, b;20\n', ['a, b']],
    ['quotes around it', '"sep=;"\nprompt;steps\na, b;20\n', ['a, b']],
    ['capitals', 'SEP=;\nprompt;steps\na, b;20\n', ['a, b']],
    ['separators behind it', 'sep=,,,\nprompt,steps,seed\na,20,1\n', ['a']],
    ['blank lines around it', '\n\nsep=;\n\nprompt;steps\na, b;20\n', ['a, b']],
    ['old line ends', 'sep=;\rprompt;steps\ra, b;20\r', ['a, b']],
    ['a header that another separator parts', 'sep=;\nprompt,steps\na,20\n', ['a']],
    ['one column', 'sep=;\nprompt\na; b\n', ['a; b']],
  ])('%s', async (_, content, texts) => {
    expect(await read(content)).toEqual(texts);
  });

  it('counts as a line', async () => {
    const records = await readAll(new CsvSource(await write('sep=;\nprompt;width\na;-5\n')));
    expect(records.map(({ place }) => place.replace(/^.*:/, ''))).toEqual(['3']);
  });

  it('in UTF-16', async () => {
    const content = Buffer.from('\ufeffsep=;\r\nprompt;steps\r\nein Häuschen 🏠;20\r\n', 'utf16le');
    expect(await read(content, { encoding: 'utf-16le' })).toEqual(['ein Häuschen 🏠']);
  });
});

describe('text that is not UTF-8', () => {
  it('names what it looks like, row by row, and keeps the rows that are', async () => {
    const records = await readAll(new CsvSource(await write(CP1252)));
    expect(records.map(summary)).toEqual(['!invalid UTF-8', 'plain harbour', '!invalid UTF-8']);
    expect(records[0]).toMatchObject({
      skipped: {
        detail: expect.stringContaining('it looks like windows-1252, which --encoding windows-1252 reads'),
      },
    });
  });

  it('names none where most of the file is UTF-8', async () => {
    const damaged = Buffer.concat([
      Buffer.from('prompt\nhäuser\nbäume\nbr'),
      Buffer.from([0xff]),
      Buffer.from('ken\n'),
    ]);
    const records = await readAll(new CsvSource(await write(damaged)));
    expect(records[2]).toMatchObject({ skipped: { detail: '"prompt" is not valid UTF-8' } });
  });

  it('is read as what somebody says it is', async () => {
    const encoding = encodingNamed('cp1252');
    expect(await read(CP1252, { encoding })).toEqual(['café by the sea', 'plain harbour', 'smart “quotes”']);
  });

  it('is skipped, not filled with marks, where it is not what somebody says', async () => {
    const [first] = await readAll(new CsvSource(await write(CP1252), { encoding: 'gb18030' }));
    expect(first).toMatchObject({ skipped: { reason: 'invalid gb18030' } });
  });

  it('of other scripts is guessed', async () => {
    const [first] = await readAll(new CsvSource(await write(SHIFT_JIS)));
    expect(first).toMatchObject({ skipped: { detail: expect.stringContaining('--encoding shift_jis') } });
    expect((await read(SHIFT_JIS, { encoding: encodingNamed('sjis') }))[0]).toBe('東京の夜景、雨');
  });

  it('in a header says so, too', async () => {
    const file = await write(Buffer.from('prompt,größe\nein Häuschen,3\n', 'latin1'));
    await expect(readAll(new CsvSource(file))).rejects.toMatchObject({
      message: expect.stringContaining('its header row is not valid UTF-8'),
      hint: expect.stringContaining('--encoding windows-1252'),
    });
    expect((await readAll(new CsvSource(file, { encoding: 'windows-1252' }))).map(summary)).toEqual([
      'ein Häuschen',
    ]);
  });

  it('in UTF-16 says which, and is read so', async () => {
    for (const [mark, name] of [
      ['\ufeff', 'utf-16le'],
      ['', 'utf-16le'],
    ] as const) {
      const little = Buffer.from(`${mark}prompt\na harbour\n`, 'utf16le');
      await expect(read(little)).rejects.toMatchObject({
        hint: expect.stringContaining(`--encoding ${name}`),
      });
      expect(await read(little, { encoding: encodingNamed('utf-16') })).toEqual(['a harbour']);
    }
    const big = Buffer.from('\ufeffprompt\na harbour\n', 'utf16le').swap16();
    await expect(read(big)).rejects.toMatchObject({ hint: expect.stringContaining('--encoding utf-16be') });
    // The mark counts more than what was said.
    expect(await read(big, { encoding: 'utf-16le' })).toEqual(['a harbour']);
  });

  it('is not known by a name that is none', () => {
    expect(() => encodingNamed('klingon')).toThrow('there is no encoding "klingon"');
    expect(['cp1252', 'Latin1', 'Shift-JIS', 'GB2312', 'UTF-16', 'CP932', 'utf8'].map(encodingNamed)).toEqual(
      [...['windows-1252', 'windows-1252', 'shift_jis', 'gbk', 'utf-16le', 'shift_jis', 'utf-8']],
    );
  });
});

describeSource('a CSV file in UTF-16 longer than what is decoded at once', async () => {
  const texts = Array.from({ length: 3000 }, (_, n) => `ein Häuschen 🏠 am See, das ${n}. von vielen`);
  const file = await write(Buffer.from(`\ufeffprompt\n${texts.slice(0, 40).join('\n')}\n`, 'utf16le'));
  const long = await write(Buffer.from(`\ufeffprompt\n${texts.join('\n')}\n`, 'utf16le'));
  expect((await readAll(new CsvSource(long, { encoding: 'utf-16le' }))).map(summary)).toEqual(texts);
  return {
    source: new CsvSource(file, { encoding: 'utf-16le' }),
    expected: texts.slice(0, 40),
    change: () => writeFile(file, 'prompt\nx\n'),
  };
});

describe('files that are something else', () => {
  const zip = (inside: string) => Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${inside}`, 'latin1');
  it.each([
    ['it is an Excel workbook', zip('[Content_Types].xmlPK\x03\x04xl/workbook.xml'), 'Save the sheet'],
    [
      'it is an Excel workbook or another spreadsheet',
      zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'CSV',
    ],
    ['it is a Word document', zip('word/document.xml'), 'one a line'],
    ['it is a ZIP archive', zip('prompts.csv'), 'Unpack it'],
    ['it is a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0]), 'Unpack it'],
    ['it is a PDF document', Buffer.from('%PDF-1.7\n'), 'one a line'],
    ['it is a PNG image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '--image'],
    ['it is an AVIF or HEIC image', Buffer.from('\0\0\0\x20ftypavif', 'latin1'), '--image'],
    ['it is an SQLite database', Buffer.from('SQLite format 3\0'), 'Export'],
    ['it is a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), 'git lfs pull'],
    ['it is a web page', Buffer.from('\ufeff<!DOCTYPE html>\n<html>'), 'Fetch the file again'],
    ['it is an older Office document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'Save the sheet'],
  ])('%s, and what to do', async (message, content, hint) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'source-unreadable',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  it('says what columns there are, and how to name one', async () => {
    const file = await write('id,words\n1,a cat\n');
    await expect(readAll(new CsvSource(file))).rejects.toMatchObject({
      message: expect.stringContaining('no prompt column; its columns are: id, words'),
      hint: expect.stringContaining('--column prompt=NAME'),
    });
    expect((await readAll(new CsvSource(file, { columns: { prompt: 'words' } }))).map(summary)).toEqual([
      'a cat',
    ]);
    await expect(readAll(new CsvSource(file, { columns: { prompt: 'wrods' } }))).rejects.toMatchObject({
      message: expect.stringContaining('it has no column "wrods"; its columns are: id, words'),
    });
  });
});
