import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const folder = temporaryFolder();
const library = path.join(folder, 'library');
let browser: Browser;
let server: Served;

beforeAll(async () => {
  if (!browserPath) return;
  const file = path.join(folder, 'rows.csv');
  writeFileSync(
    file,
    `prompt\n${Array.from({ length: 20 }, (_, n) => `a castle with ${n} towers`).join('\n')}\n`,
  );
  await runJson(['import', file, '--library', library], { folder });
  for (const part of partsOf('prompts')) truncateSync(path.join(part, 'data.bin'), 10);
  browser = await startBrowser();
  server = await serve(['--library', library], { folder });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The folders that hold the rows of a table. */
function partsOf(table: string): string[] {
  const { tables } = JSON.parse(readFileSync(path.join(library, 'store', 'parts.json'), 'utf8')) as {
    tables: Record<string, { name: string; parts: object }>;
  };
  const [uuid, { parts }] = Object.entries(tables).find(([, { name }]) => name === table)!;
  const place = path.join(library, 'store', 'store', uuid.slice(0, 3), uuid);
  return readdirSync(place)
    .filter((name) => name in parts)
    .map((name) => path.join(place, name));
}

it.skipIf(!browserPath)('of a damaged library says so, and not that there is nothing', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/?q=castle`);
  const banner = page.getByTestId('library-troubles');
  await banner.waitFor();
  expect(await banner.textContent()).toMatch(/has lost .*of the table prompts.*doctor --accept-loss/);
  await page.getByText('No matches in what is left').waitFor();
  const said = await page.textContent('body');
  expect(said).not.toMatch(/No matches(?! in what is left)|This library is empty/);
  await page.goto(`${server.url}/boards`);
  await banner.waitFor();
  await page.close();
});
