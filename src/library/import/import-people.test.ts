import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { run } from '../../cli/program.ts';
import { readPngText } from '../../images/png-text.ts';
import type { ImportInput } from '../../records/import.ts';
import { CsvSource } from '../../sources/csv/csv.ts';
import { JsonSource } from '../../sources/json/json.ts';
import { ParquetSource } from '../../sources/parquet/parquet.ts';
import { readAll } from '../../sources/source.contract.ts';

const folder = temporaryFolder();
const LARGE = '18446744073709551615';
const ODD = '9007199254740993';
let served: ServedLibrary;

beforeAll(async () => {
  served = await serveLibrary(folder, [
    'prompt,seed,sampler,width',
    `a seed of 64 bits,${LARGE},DPM++ 2M Karras,512px`,
    `a seed of 54 bits,${ODD},Euler a,auto`,
    'a small seed,7,DPM++ SDE Exponential,"1,024"',
    'a lost seed,1.23E+09,DDIM,-1',
  ]);
});
afterAll(() => served.close());

const file = (name: string) => path.join(folder, name);
function write(name: string, content: string | Uint8Array): string {
  writeFileSync(file(name), content);
  return file(name);
}

/** Runs the command line through the server. */
async function cli(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: {},
    cwd: folder,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 200,
    signal: new AbortController().signal,
    open: async () => ({
      library: Object.assign(served.remote, { close: async () => {} }),
      server: served.url,
    }),
  });
  return { code, out, err };
}

const found = async (text: string) => (await served.remote.search({ text })).results;

describe('a seed of 64 bits', () => {
  it('is found by every digit, and shown so', async () => {
    const [one, ...others] = await found(`seed:${LARGE}`);
    expect([one!.prompt, others]).toEqual(['a seed of 64 bits', []]);
    expect(await found('seed:18446744073709551614')).toEqual([]);
    expect(await found('seed:9007199254740992')).toEqual([]);
    expect((await found(`seed:${ODD},7`)).map(({ prompt }) => prompt).sort()).toEqual([
      'a seed of 54 bits',
      'a small seed',
    ]);
    expect((await served.remote.search({ random: true, filter: { seed: [ODD] } })).results).toHaveLength(1);
    expect((await cli('show', one!.id)).out).toContain(`seed ${LARGE}`);
    const json = await cli('show', one!.id, '--json');
    expect(JSON.parse(json.out).prompt.settings.seed).toBe(LARGE);
    expect((await cli('search', 'seed', '--filter', `seed:${ODD}`, '--json')).out).toContain(
      'a seed of 54 bits',
    );
    const tooLarge = await served.call('/search', {
      filter: { seed: ['18446744073709551616'] },
      random: true,
    });
    expect(tooLarge).toMatchObject({ code: 'invalid-input' });
  });

  it('goes through every format and comes back', async () => {
    const seeds = [ODD, LARGE, 7, undefined];
    for (const [format, source] of [
      ['csv', (name: string) => new CsvSource(name)],
      ['parquet', (name: string) => new ParquetSource(name)],
      ['jsonl', (name: string) => new JsonSource(name)],
    ] as const) {
      const name = `all.${format}`;
      expect((await cli('export', '--format', format, '-o', name)).code).toBe(0);
      const read = await readAll(source(file(name)));
      const got = read.map((one) => ('prompt' in one ? one.prompt.settings.seed : 'none'));
      expect(new Set(got)).toEqual(new Set(seeds));
      const report = await served.library.import({ path: file(name) });
      expect(report).toMatchObject({ read: 4, kept: 0, folded: 4, skipped: [], notes: [] });
    }
  });

  it('is what an image is made with, and what is written into it', async () => {
    const made = await cli(
      ...['generate', 'a large seed', '--backend', 'sketch', '--size', '64x64', '--count', '2', '--json'],
      ...['--seed', '18446744073709551614'],
    );
    const { images } = JSON.parse(made.out) as { images: { seed: string; path: string; id: string }[] };
    expect(images.map(({ seed }) => seed)).toEqual(['18446744073709551614', LARGE]);
    const infotext = readPngText(readFileSync(images[1]!.path), 'parameters');
    expect(infotext).toContain(`Seed: ${LARGE}`);
    expect((await cli('generate', 'x', '--seed', '18446744073709551616')).code).toBe(2);
    expect(await served.call('/generations', { prompt: 'x', seed: 2 ** 53 })).toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('a sampler with its scheduler', () => {
  it('is kept apart, and found either way', async () => {
    for (const name of ['DPM++ 2M Karras', 'dpm++ 2m', '"DPM++ 2M Karras"']) {
      const text = name.startsWith('"') ? `sampler:${name}` : `sampler:"${name}"`;
      expect((await found(text)).map(({ prompt }) => prompt)).toEqual(['a seed of 64 bits']);
    }
    const [one] = await found('sampler:"DPM++ SDE"');
    expect((await served.library.prompts.get(one!.id)).prompt.settings).toEqual({
      ...{ seed: 7, sampler: 'DPM++ SDE', scheduler: 'Exponential', width: 1024 },
    });
  });
});

describe('files that people have', () => {
  const report = (name: string, content: string | Uint8Array, more: Partial<ImportInput> = {}) =>
    served.remote.import({ path: write(name, content), ...more });

  it('says in its report what was left out of what was kept', async () => {
    const { kept, notes, skipped } = await report(
      'left.csv',
      'prompt,seed,width\nan oak,-1,auto\nan elm,1e5,9\nnan,1,1\n',
    );
    expect([kept, skipped]).toMatchObject([2, [{ reason: 'missing prompt', count: 1 }]]);
    expect(notes).toEqual([
      {
        reason: 'seed left out',
        count: 2,
        examples: [expect.stringMatching(/^left\.csv:2: "-1"/), expect.any(String)],
      },
      { reason: 'width left out', count: 1, examples: ['left.csv:2: "auto" is no number of pixels'] },
    ]);
    expect((await cli('import', 'left.csv')).out).toContain(
      'notes on imported rows:\n    2 × seed left out\n',
    );
  });

  it('are read by their content and names', async () => {
    expect(await report('a.json', '{"items":[{"meta":{"prompt":"a json lamp","seed":5}}]}')).toMatchObject({
      kept: 1,
    });
    expect(await report('a.jsonl', '{"prompt":"a line lamp"}\n{"prompt":"another\n')).toMatchObject({
      ...{
        kept: 1,
        skipped: [{ reason: 'broken JSON', examples: [expect.stringMatching(/^a\.jsonl:2: /)] }],
      },
    });
    const infotext =
      'a text lamp\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5\n';
    expect(await report('a.txt', `${infotext}a plain lamp\n`)).toMatchObject({
      read: 2,
      kept: 2,
      notes: [{ count: 1 }],
    });
    const [lamp] = await found('"a text lamp"');
    expect((await served.library.prompts.get(lamp!.id)).prompt).toMatchObject({
      ...{ negativePrompt: 'blurry', settings: { steps: 20, sampler: 'Euler a', cfg: 7, seed: 5 } },
    });
  });

  it('are read in the encoding and by the columns that are stated, as other imports than without', async () => {
    const latin = Buffer.from('caption;steps\ncaf\xe9 lamp;20\nplain caf\xe9;30\n', 'latin1');
    expect(await report('a.csv', latin)).toMatchObject({
      kept: 0,
      skipped: [{ reason: 'invalid UTF-8', count: 2 }],
    });
    const encoded = await report('a.csv', latin, { encoding: 'cp1252', columns: { prompt: 'caption' } });
    expect(encoded).toMatchObject({ kept: 2, skipped: [] });
    expect(
      (await cli('import', 'a.csv', '--encoding', 'cp1252', '--column', 'Prompt=caption', '--json')).out,
    ).toContain('"folded":2');
    for (const wrong of [
      ['--encoding', 'klingon'],
      ['--column', 'prompt'],
      ['--column', 'x=y'],
      ['--column', 'prompt=nothing'],
    ])
      expect((await cli('import', 'a.csv', ...wrong)).code).not.toBe(0);
    write('texts.parquet', 'PAR1 and more');
    const unused = await cli('import', 'texts.parquet', '--encoding', 'cp1252');
    expect([unused.code, unused.err]).toEqual([
      2,
      expect.stringContaining('a Parquet file has its texts in UTF-8'),
    ]);
    const upload = await served.call('/imports', { path: file('a.csv'), columns: { words: 'caption' } });
    expect(upload).toMatchObject({ code: expect.any(String) });
  });

  it('says what a file is that holds no prompts', async () => {
    write(
      'book.xlsx',
      Buffer.from(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml..xl/workbook.xml`, 'latin1'),
    );
    const xlsx = await cli('import', 'book.xlsx');
    expect([xlsx.code, xlsx.err]).toEqual([1, expect.stringContaining('it is an Excel workbook')]);
    expect(xlsx.err).toContain('Save the sheet');
    expect((await cli('import', '.')).err).toContain('it is a folder, not a file');
  });
});
