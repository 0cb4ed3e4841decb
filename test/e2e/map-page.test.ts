import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LibraryMap } from '../../src/records/library-map.ts';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

describe.skipIf(!browserPath)('the studio beyond look-up', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('makes the map, points at prompts, opens one, gives it stars and filters by them', async () => {
    const server = await serve([], { folder });
    onTestFinished(async () => void (await server.stop()));
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${server.url}/map`);
    // A small library's map makes itself.
    const canvas = page.getByTestId('map');
    await canvas.waitFor({ timeout: 60_000 });

    const map = (await (await fetch(`${server.url}/api/v1/map`)).json()) as LibraryMap;
    expect(map.points.ids.length).toBeGreaterThan(200);
    // The command line asks the server that has the library open, and writes the same.
    const file = path.join(folder, 'map.json');
    const told = await runJson<{ points: number; report: { added: number } }>(['map', '--out', file], {
      folder,
    });
    expect(told).toMatchObject({ points: map.points.ids.length, report: { added: 0 } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(map);
    const box = (await canvas.boundingBox())!;
    const scale = Math.min(box.width, box.height) * 0.44;
    const place = {
      x: box.width / 2 + map.points.x[0]! * scale,
      y: box.height / 2 + map.points.y[0]! * scale,
    };
    await canvas.hover({ position: place });
    await page.getByTestId('map-tip').waitFor();
    await canvas.click({ position: place });
    await page.getByTestId('detail').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    expect(map.points.ids).toContain(id);

    await page.getByRole('button', { name: '4 of 5 stars' }).click();
    await page.getByRole('button', { name: '4 of 5 stars: remove' }).waitFor();
    await page.goto(`${server.url}/?q=light&stars=4`);
    await page.getByTestId('card').first().waitFor();
    expect(
      await page.getByTestId('card').evaluateAll((cards) => cards.map((card) => card.dataset.id)),
    ).toEqual([id]);
    await page.getByTestId('filters').click();
    await page.getByTestId('facets-among').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});
