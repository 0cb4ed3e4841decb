import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSource, readAll, summary } from '../source.contract.ts';
import { CsvSource } from './csv.ts';

const HEADER = 'id,prompt,url,width,height,source_site\n';
let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promptloom-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, `prompts-${++files}.csv`);
  await writeFile(file, content);
  return file;
}

async function read(content: string | Uint8Array, options?: { maxRowBytes?: number }) {
  return readAll(new CsvSource(await write(content), options));
}

async function texts(content: string | Uint8Array, options?: { maxRowBytes?: number }) {
  return (await read(content, options)).map(summary);
}

const good = (n: number) => `${n},cat ${n},https://example.com/${n}.png,512,768,lexica\n`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const NASTY = bytes(
  '\ufeff',
  HEADER,
  good(1),
  '2,"one, ""two""\nthree",u.png,512,512,s\r\n',
  '\n',
  '3,"never closed,u.png,512,512,s\n',
  good(4),
  '5,bad ',
  [0xff, 0xfe],
  ',u.png,1,1,s\n',
  '6,a 27" screen,u.png,1,1,s\n',
  '7,negative,u.png,-5,1,s\n',
  '8,few,u.png\n',
  '9,many,u.png,1,1,s,more\n',
  '10,nul \0 byte,u.png,1,1,s\n',
  `11,${'x'.repeat(5000)},u.png,1,1,s\n`,
  `12,"${'long\n'.repeat(1000)}",u.png,1,1,s\n`,
  good(13),
  '14,"closed" wrongly,u.png,1,1,s\n',
  '15,häuser 🏠,u.png,1,1,s\n',
  `16,"open before many rows,u.png,1,1,s\n`,
  ...Array.from({ length: 60 }, (_, i) => good(100 + i)),
  '99,"last, without line end",u.png,1,1,s',
);
const NASTY_EXPECTED = [
  'cat 1',
  'one, "two"\nthree',
  '!broken quote',
  'cat 4',
  '!invalid UTF-8',
  'a 27" screen',
  '!impossible width',
  '!wrong number of fields',
  '!wrong number of fields',
  '!NUL byte',
  '!row too long',
  '!row too long',
  'cat 13',
  '!broken quote',
  'häuser 🏠',
  '!broken quote',
  ...Array.from({ length: 60 }, (_, i) => `cat ${100 + i}`),
  'last, without line end',
];

describeSource('a CSV file of good and broken rows', async () => {
  const file = await write(NASTY);
  return {
    source: new CsvSource(file, { maxRowBytes: 1024 }),
    expected: NASTY_EXPECTED,
    change: () => appendFile(file, '\n'),
  };
});

describe('CsvSource', () => {
  it('reads the columns of the 900k data set', async () => {
    expect((await read(HEADER + good(7)))[0]).toMatchObject({
      fraction: 1,
      prompt: {
        sourceId: '7',
        text: 'cat 7',
        negativePrompt: '',
        settings: { width: 512, height: 768 },
        sourceSite: 'lexica',
        tags: [],
        imageUrl: 'https://example.com/7.png',
      },
    });
  });

  it('gives the same records whatever the size of its window', async () => {
    const small = await texts(NASTY, { maxRowBytes: 1024 });
    for (const maxRowBytes of [1025, 1111, 2047, 3000])
      expect(await texts(NASTY, { maxRowBytes })).toEqual(small);
  });

  it('understands tabs, semicolons, CRLF, old line ends and a single column', async () => {
    expect(await texts('id\tprompt\r\n1\ta, b; c\r\n')).toEqual(['a, b; c']);
    expect(await texts('prompt;id\na, "b";1\n')).toEqual(['a, "b"']);
    expect(await texts('id,prompt\r1,a\r2,b')).toEqual(['a', 'b']);
    expect(await texts('Prompt\na cat, sleeping\n"a dog,\nawake"\n')).toEqual([
      'a cat, sleeping',
      'a dog,\nawake',
    ]);
  });

  it('takes quotes in tab-separated files as they are where they do not close', async () => {
    const content = 'prompt\tid\n"A B" in paint\t1\n"quoted\tfield"\t2\n"open\t3\nplain\t4\n';
    expect(await texts(content)).toEqual(['"A B" in paint', 'quoted\tfield', '"open', 'plain']);
  });

  it('names file and line, counting the lines within fields', async () => {
    const records = await read(`${HEADER}1,"a\nb\nc",u,1,1,s\n\n${good(2)}3,x,u,-5,1,s\n`);
    expect(records.map((r) => r.place.replace(/^.*:/, ''))).toEqual(['2', '6', '7']);
    expect(records[2]).toMatchObject({
      place: expect.stringMatching(/^prompts-\d+\.csv:7$/),
      skipped: { detail: 'width is "-5"; it must be a whole number from 1 to 65535' },
    });
  });

  it('does not take the end of a broken row for a row of its own', async () => {
    const content = `${HEADER}1,"some "quoted" text\na, b",u,1,1,s\n${good(2)}`;
    expect(await texts(content)).toEqual(['!broken quote', '!broken quote', 'cat 2']);
    const longer = content.replace('text\n', 'text\nand\nmore\n').replace('cat 2', 'my 27"');
    const broken = ['!broken quote', '!wrong number of fields', '!wrong number of fields', '!broken quote'];
    expect(await texts(longer)).toEqual([...broken, 'my 27"']);
  });

  it('names the column whose quote is open and keeps all rows after it', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => good(i)).join('');
    const records = await read(`${HEADER}0,"open,u,1,1,s\n${rows}`);
    expect(records).toHaveLength(20_001);
    expect(records[0]).toMatchObject({ skipped: { reason: 'broken quote' } });
    expect(records.slice(1).every((r) => 'prompt' in r)).toBe(true);
    expect((await read(`${HEADER}0,"open" text,u,1,1,s\n`))[0]).toMatchObject({
      skipped: { detail: 'the quote that opens "prompt" is not closed properly' },
    });
  });

  it('skips a field of 10 MB, quoted or not, without holding it', async () => {
    const large = 'word '.repeat(2_000_000);
    const content = `${HEADER}${good(1)}2,${large},u,1,1,s\n3,"${large}",u,1,1,s\n4,"${large.replaceAll('word ', 'wrd\n ')}",u,1,1,s\n${good(5)}`;
    const file = await write(content);
    const before = process.memoryUsage().arrayBuffers;
    const records = await readAll(new CsvSource(file));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    expect(records.map(summary)).toEqual([
      'cat 1',
      '!row too long',
      '!row too long',
      '!row too long',
      'cat 5',
    ]);
    expect(records[1]).toMatchObject({ skipped: { detail: 'the row has 9.5 MiB, the limit is 1 MiB' } });
    expect(records[4]!.place).toMatch(/:2000006$/);
  });

  it('finds the row that an open quote at the very end belongs to', async () => {
    expect(await texts(`${HEADER}${good(1)}2,"open`)).toEqual(['cat 1', '!broken quote']);
    expect(await texts(`${HEADER}${good(1)}2,"${'x'.repeat(3000)}`, { maxRowBytes: 1024 })).toEqual([
      'cat 1',
      '!broken quote',
    ]);
  });

  it('accepts surplus fields that are empty', async () => {
    expect(await texts('id,prompt\n1,a,,\n2,b,,x\n')).toEqual(['a', '!wrong number of fields']);
  });

  it('keeps U+FFFD that the file holds as a character', async () => {
    expect(await texts('prompt\na \ufffd b\n')).toEqual(['a \ufffd b']);
  });

  it('reads no records from a file with a header only', async () => {
    expect(await read(HEADER)).toEqual([]);
    expect(await read(HEADER.trim())).toEqual([]);
  });

  it('makes tags of unknown columns that hold categories, not of those that hold names or dates', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `p${i},${i % 2 ? 'Anime' : 'Photo'},user${i},2024-01-0${i % 9}`,
    );
    const [first] = await read(`prompt,Style,user,date\n${rows.join('\n')}\n`);
    expect(first).toMatchObject({ prompt: { tags: ['Style:Photo'] } });
  });

  const refused: [string, string | Uint8Array, string][] = [
    ['an empty file', '', 'it is empty'],
    ['a file of blank lines', '\ufeff\r\n \n', 'it is empty'],
    ['no prompt column', 'id,title\n1,x\n', 'it has no prompt column; its columns are: id, title'],
    ['a PNG', bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13]), 'it is a PNG image'],
    ['a ZIP', bytes('PK\x03\x04', [20, 0, 0, 0]), 'it is a ZIP archive'],
    ['another binary', bytes('prompt', [0, 1, 2], '\n'), 'it is a binary file'],
    ['UTF-16 with a mark', Buffer.from('\ufeffid,prompt\n1,a\n', 'utf16le'), 'it is in UTF-16'],
    ['UTF-16 without one', Buffer.from('id,prompt\n1,a\n', 'utf16le'), 'it is in UTF-16'],
    ['a header in Latin-1', Buffer.from('prompt,größe\n', 'latin1'), 'its header row is not valid UTF-8'],
    ['a header with an open quote', '"prompt\n1\n', 'its header row is broken'],
  ];
  it.each(refused)('refuses %s, naming the file', async (_, content, why) => {
    const file = await write(content);
    await expect(readAll(new CsvSource(file))).rejects.toMatchObject({
      code: 'source-unreadable',
      message: expect.stringContaining(`Cannot read ${file}: ${why}`),
    });
  });

  it('refuses folders, missing files and devices', async () => {
    const subfolder = path.join(folder, 'sub');
    await mkdir(subfolder);
    const reading = (file: string) => expect(readAll(new CsvSource(file))).rejects;
    await reading(subfolder).toMatchObject({
      message: `Cannot read ${subfolder}: it is a folder, not a file.`,
    });
    const missing = path.join(folder, 'missing.csv');
    await reading(missing).toMatchObject({ message: `Cannot read ${missing}: there is no such file.` });
    await expect(new CsvSource(missing).fingerprint()).rejects.toMatchObject({ code: 'source-unreadable' });
  });

  it('refuses a position past the end', async () => {
    const source = new CsvSource(await write(HEADER + good(1)));
    await expect(readAll(source, '99999:3')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(readAll(source, '0:1')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
