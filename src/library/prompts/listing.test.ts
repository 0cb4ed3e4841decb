import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { run } from '../../cli/program.ts';
import { remoteLibrary } from '../../cli/remote-library.ts';
import type { ExportedPrompt, Listed } from '../../records/listing.ts';
import { ParquetSource } from '../../sources/parquet/parquet.ts';
import { readAll } from '../../sources/source.contract.ts';

const folder = temporaryFolder();
const ROWS = 2500;
let served: ServedLibrary;

beforeAll(async () => {
  const words = ['fox', 'boat', 'tower', 'lamp', 'river', 'stone', 'horse', 'glass', 'paper', 'storm'];
  const word = (n: number) => words[n % 10];
  const rows = Array.from({ length: ROWS - 1 }, (_, n) => {
    const text = `a ${word(n)} and a ${word(Math.floor(n / 10))}, ""take"" ${n}`;
    return `"${text}",https://images.example/${n}.png,${n % 4 ? 'odd.example' : 'even.example'},ink|${word(n)}`;
  });
  served = await serveLibrary(folder, [
    'prompt,url,source_site,tags',
    ...rows,
    '"two lines\n, and =a formula",,odd.example,',
  ]);
});
afterAll(() => served.close());

describe('ids', () => {
  it('are those of all prompts, nearest first, each once', async () => {
    const { ids } = await served.call<{ ids: Listed[] }>('/search/ids', { text: 'a storm', k: 100_000 });
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ROWS);
    const distances = ids.map(({ distance }) => distance!);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    const { results } = await served.remote.search({ text: 'a storm', mode: 'semantic', k: 1 });
    expect(results[0]!.distance).toBeCloseTo(distances[0]!, 5);
  });

  it('come a line each, and of those that pass only', async () => {
    const answer = await fetch(`${served.url}/api/v1/search/ids`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify({ text: 'a fox site:even.example', k: 5000 }),
    });
    expect(answer.headers.get('content-type')).toContain('ndjson');
    const lines = (await answer.text()).trim().split('\n');
    expect(lines).toHaveLength(625);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      id: expect.stringMatching(/^p/),
      distance: expect.any(Number),
    });
    expect(await served.remote.listing.ids({ filter: { sourceSite: ['even.example'] } })).toHaveLength(625);
  });

  it('are refused beyond their number', async () => {
    expect(await served.call('/search/ids', { text: 'x', k: 100_001 })).toMatchObject({
      code: 'invalid-input',
    });
  });
});

/** Runs `promptloom export` through the server. */
async function cli(...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(['export', ...args], {
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
    columns: 80,
    signal: new AbortController().signal,
    open: async () => ({
      library: Object.assign(served.remote, { close: async () => {} }),
      server: served.url,
    }),
  });
  return { code, out, err };
}

describe('export', () => {
  it('writes every prompt with its images, and its vector when asked for', async () => {
    const { out, code, err } = await cli('--vectors');
    const prompts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportedPrompt);
    expect([code, prompts.length, new Set(prompts.map(({ id }) => id)).size]).toEqual([0, ROWS, ROWS]);
    expect(err).toContain('2,500 prompts written');
    const one = prompts.find(({ text }) => text.endsWith('7'))!;
    expect(one.images[0]!.url).toMatch(/^https:\/\/images\.example/);
    expect(Math.hypot(...one.vector!)).toBeCloseTo(1, 4);
    const shown = await served.library.prompts.get(one.id);
    expect(shown.prompt).toMatchObject({ text: one.text, tags: one.tags, createdAt: one.createdAt });
  });

  it('writes a file whole or not at all, which import reads again', async () => {
    const { code, out } = await cli('--format', 'csv', '-o', 'all.csv');
    expect([code, out]).toEqual([0, '2,500 prompts written to all.csv\n']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const rows = parse(readFileSync(path.join(folder, 'all.csv')), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(ROWS);
    expect(rows.find(({ prompt }) => prompt!.startsWith('two lines'))!.prompt).toBe(
      'two lines\n, and =a formula',
    );
    const report = await served.library.import({ path: path.join(folder, 'all.csv') });
    expect(report).toMatchObject({ read: ROWS, kept: 0, folded: ROWS, skipped: [], images: { added: 0 } });
  });

  it('writes a Parquet file that imports read again, with its vectors and tags', async () => {
    const file = path.join(folder, 'all.parquet');
    const { code, out } = await cli('--format', 'parquet', '--vectors', '-o', 'all.parquet');
    expect([code, out]).toEqual([0, '2,500 prompts written to all.parquet\n']);
    const { id, textDimensions } = (await served.library.info()).embedder;
    const source = new ParquetSource(file, { vectors: { column: 'vector', dimensions: textDimensions! } });
    const read = await readAll(source);
    const prompts = read.flatMap((record) => ('prompt' in record ? [record.prompt] : []));
    expect(prompts).toHaveLength(ROWS);
    const [one] = (await served.remote.search({ text: 'fox', k: 1 })).results;
    const same = prompts.find(({ text }) => text === one!.prompt)!;
    expect(same).toMatchObject({
      tags: one!.tags,
      imageUrl: one!.images[0]!.url,
      sourceSite: one!.sourceSite,
    });
    for await (const batch of served.remote.listing.prompts({ vectors: true })) {
      const whole = batch.find(({ text }) => text === same.text);
      if (whole) expect([...same.vector!]).toEqual(whole.vector!.map((value) => expect.closeTo(value, 5)));
    }

    const again = { kept: 0, folded: ROWS, skipped: [], images: { added: 0 } };
    const vectors = `vector:${id}`;
    expect(await served.remote.import({ path: file, vectors })).toMatchObject({ read: ROWS, ...again });
    // As a file that comes from another machine.
    const upload = remoteLibrary({ url: served.url });
    const part = await upload.import({ path: file, shard: '2/5', limit: 100 });
    expect(part).toMatchObject({ read: 100, kept: 0, folded: 100 });
    await expect(served.library.import({ path: file, format: 'csv' })).rejects.toMatchObject({
      message: expect.stringContaining('it is a Parquet file, not a CSV file'),
    });
    await expect(served.library.import({ path: file, vectors: 'vector:other' })).rejects.toMatchObject({
      message: expect.stringContaining('the vectors are of other'),
    });
    expect(await cli('--format', 'parquet')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--output'),
    });
  });

  it('takes words, filters and a number', async () => {
    const { out } = await cli('--query', 'a glass horse', '--filter', 'site:even.example', '-k', '7');
    const prompts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportedPrompt);
    expect(prompts).toHaveLength(7);
    expect(prompts.every(({ sourceSite }) => sourceSite === 'even.example')).toBe(true);
    expect(prompts.map(({ distance }) => distance)).toEqual(
      prompts.map(({ distance }) => distance!).toSorted((a, b) => a - b),
    );
  });

  it('leaves what was there when it fails, and says why', async () => {
    writeFileSync(path.join(folder, 'kept.jsonl'), 'before');
    const failed = await cli('--like', 'p0000000000000zzz', '-o', 'kept.jsonl');
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('p0000000000000zzz')]);
    expect(readFileSync(path.join(folder, 'kept.jsonl'), 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await cli('-o', 'nowhere/x.jsonl')).err).toContain('cannot be written');
    expect((await cli('--json')).code).toBe(2);
  });
});
