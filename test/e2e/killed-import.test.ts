import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tinyClipFolder } from '../doubles/tiny-clip.ts';
import { namesIn } from '../support/names-in.ts';
import { runJson, start } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROWS = 60_000;
const folder = temporaryFolder();

/** Different texts, with one repeat in every hundred. */
const textOf = (n: number): string =>
  n % 100 === 99 ? textOf(n - 50) : `image ${n} of a ${n % 7} storey house in ${n % 1000} colors`;

it('has every row once after kill -9 at any moment and the same command again', async () => {
  const file = path.join(folder, 'rows.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, n) => `${n},"${textOf(n)}",https://example.com/${n}.png,512,512,site`,
  );
  writeFileSync(file, `id,prompt,url,width,height,source_site\n${rows.join('\n')}\n`);
  const library = path.join(folder, 'library');
  const command = ['import', file, '--library', library];

  // Killed again and again, each time a little later, while a block is on its way into the database.
  for (const blocks of [1, 2, 4, 7]) {
    const child = start(command, { folder });
    const ended = once(child, 'close');
    const watch = signalAtBlock(child, 'SIGKILL', path.join(library, 'store', 'blocks'), blocks);
    const [, signal] = (await ended) as [number | null, string | null];
    clearInterval(watch);
    expect(signal).toBe('SIGKILL');
  }

  const report = await runJson<{ read: number; kept: number; folded: number; skipped: unknown[] }>(command, {
    folder,
  });
  const repeats = ROWS / 100;
  expect(report).toMatchObject({ read: ROWS, kept: ROWS - repeats, folded: repeats, skipped: [] });

  const again = await runJson<{ kept: number; folded: number; images: { added: number } }>(command, {
    folder,
  });
  expect(again).toMatchObject({ kept: 0, folded: ROWS, images: { added: 0 } });

  const counts = await countRows(library);
  expect(counts).toEqual({
    prompts: ROWS - repeats,
    different: ROWS - repeats,
    images: ROWS,
    addresses: ROWS,
    wordless: 0,
    worded: ROWS - repeats,
  });
});

it('stops at Ctrl-C, says how to go on, and goes on', async () => {
  const file = path.join(folder, 'interrupted.csv');
  writeFileSync(
    file,
    `prompt\n${Array.from({ length: ROWS }, (_, n) => `"${n} ${textOf(n)}"`).join('\n')}\n`,
  );
  const library = path.join(folder, 'interrupted');
  const command = ['import', file, '--library', library];
  const child = start(command, { folder });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const watch = signalAtBlock(child, 'SIGINT', path.join(library, 'store', 'blocks'), 3);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  expect(code).toBe(130);
  expect(said).toMatch(/same command again/);
  const report = await runJson<{ kept: number; resumedAt: number }>(command, { folder });
  expect(report.kept).toBe(ROWS);
  expect(report.resumedAt).toBeGreaterThan(0);
});

it('has a whole library of one model after kill -9 while it is embedded again, and goes on', async () => {
  const file = path.join(folder, 'embedded.csv');
  const rows = 20_000;
  writeFileSync(file, `prompt\n${Array.from({ length: rows }, (_, n) => `"${n} circles"`).join('\n')}\n`);
  const library = path.join(folder, 'embedded');
  await runJson(['import', file, '--library', library, '--embedder', tinyClipFolder], { folder });
  const command = ['embed', '--embedder', 'lite', '--library', library];
  for (const blocks of [2, 2]) {
    const child = start(command, { folder });
    const ended = once(child, 'close');
    const watch = signalAtBlock(child, 'SIGKILL', path.join(library, 'store', 'blocks'), blocks);
    const [, signal] = (await ended) as [number | null, string | null];
    clearInterval(watch);
    expect(signal).toBe('SIGKILL');
    // Nothing has changed for whoever searches.
    const found = await runJson<{ results: unknown[] }>(['search', '7 circles', '--library', library], {
      folder,
    });
    expect(found.results.length).toBeGreaterThan(0);
  }
  const report = await runJson<{ prompts: number; resumedAt: number }>(command, { folder });
  expect(report.prompts).toBe(rows);
  expect(report.resumedAt).toBeGreaterThan(0);
  const { prompts, different } = await countRows(library);
  expect([prompts, different]).toEqual([rows, rows]);
});

/** Signals a process when it has begun to write its n-th block of rows; each goes through a file of its own. */
function signalAtBlock(
  child: ChildProcess,
  signal: NodeJS.Signals,
  blocks: string,
  n: number,
): NodeJS.Timeout {
  const seen = new Set(namesIn(blocks));
  const before = seen.size;
  const watch = setInterval(() => {
    for (const name of namesIn(blocks)) seen.add(name);
    if (seen.size - before < n) return;
    child.kill(signal);
    clearInterval(watch);
  }, 1);
  return watch;
}

async function countRows(library: string) {
  const { openEmbedded } = await import('../../src/store/connection/embedded.ts');
  const connection = await openEmbedded(path.join(library, 'store'));
  try {
    const [row] = await connection.query<Record<string, string>>(
      `SELECT (SELECT count() FROM prompts) AS prompts, (SELECT uniqExact(text) FROM prompts) AS different,
         (SELECT count() FROM images) AS images, (SELECT uniqExact(url) FROM images) AS addresses,
         (SELECT count() FROM prompts WHERE id NOT IN (SELECT prompt_id FROM words)) AS wordless,
         (SELECT uniqExact(prompt_id) FROM words) AS worded`,
    );
    return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)]));
  } finally {
    await connection.close();
  }
}
