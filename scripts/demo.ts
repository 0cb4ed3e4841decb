import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { startBrowser } from '../test/support/browser.ts';
import { serve } from '../test/support/program.ts';

/**
 * Records the images of the README from the built program and the real page, with a new sample library:
 * docs/studio.webp and docs/loop.webp. Run it with `npm run build && npm run demo`.
 */

const VIEWPORT = { width: 1120, height: 700 };
const IDEA = 'a purple planet with rings';
const IMAGE_OF_THE_STUDIO = { query: 'planets and moons in space', file: 'docs/studio.webp' };
const LOOP = 'docs/loop.webp';

interface Frame {
  image: Buffer;
  delay: number;
}
const frames: Frame[] = [];

/** Adds what the page shows now, with a caption. It runs in the page, so it is sent there as text. */
async function shoot(page: Page, caption: string, delay: number, left = '50%'): Promise<void> {
  await page.evaluate(`{
    const bar = document.getElementById('demo-caption') ?? document.createElement('div');
    bar.id = 'demo-caption';
    bar.textContent = ${JSON.stringify(caption)};
    bar.style.cssText = \`position:fixed;left:${left};bottom:20px;translate:-50% 0;white-space:nowrap;z-index:9999;
      padding:10px 22px;border-radius:999px;font:600 19px system-ui,sans-serif;color:#fff;background:#0f766e;
      box-shadow:0 4px 24px rgb(0 0 0/.35)\`;
    (document.querySelector('[role=dialog]') ?? document.body).append(bar);
  }`);
  frames.push({ image: await page.screenshot({ animations: 'disabled' }), delay });
}

/** Waits until nothing loads and no older results stand there dimmed. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.opacity-60').waitFor({ state: 'detached' });
  await page.waitForFunction(
    `[...document.images].every((image) => image.loading === 'lazy' || image.complete)`,
  );
}

async function recordLoop(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByTestId('card').first().waitFor();
  await settled(page);
  await shoot(page, 'A library of prompts and their images', 1400);

  const search = page.getByRole('searchbox').or(page.getByRole('textbox')).first();
  for (const length of [8, 15, IDEA.length]) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/search'));
    await search.fill(IDEA.slice(0, length));
    await answered;
    await page.getByTestId('result-line').waitFor();
    await settled(page);
    await shoot(page, '1  Search by words or by image', length === IDEA.length ? 2000 : 450);
  }

  await page.goto(`${url}/improve?idea=${encodeURIComponent(IDEA)}`);
  await page.getByTestId('match').first().waitFor();
  await settled(page);
  await shoot(page, '2  Improve: learn from the matches', 1600);
  await page.getByTestId('write').click();
  const variant = page.getByTestId('variant').first();
  await page.getByTestId('write').filter({ hasText: 'Write' }).waitFor();
  await settled(page);
  await shoot(page, '2  Improve: variants, with what each one borrowed', 2400);
  await variant.getByRole('button', { name: 'Accept' }).click();
  await variant.getByTestId('accepted').waitFor();
  await shoot(page, '2  Accept one: it is in the library', 1300);
  const text = ((await variant.getByTestId('variant-text').textContent()) ?? '').trim();

  await variant.getByRole('button', { name: 'Generate' }).click();
  await page.getByTestId('start-generation').click();
  const generation = page.getByTestId('generation').first();
  await generation.locator('img').nth(1).waitFor();
  await generation.scrollIntoViewIfNeeded();
  await settled(page);
  await shoot(page, '3  Generate (the built-in sketch, not a model)', 2400, '29%');
  await page.keyboard.press('Escape');

  await page.goto(`${url}/?q=${encodeURIComponent(text)}`);
  await page.getByTestId('card').first().locator('img').waitFor();
  await settled(page);
  await shoot(page, '4  Found again, by words or by image', 2000);
  await page.getByTestId('card').first().getByRole('link').click();
  await page.getByTestId('detail').getByTestId('lineage').scrollIntoViewIfNeeded();
  await settled(page);
  await shoot(page, '4  …with the idea and the prompts it came from', 2600);
}

const folder = mkdtempSync(path.join(tmpdir(), 'promptloom-demo-'));
const server = await serve([], { folder });
const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: 1, colorScheme: 'dark' });
  for (const _visit of ['first', 'warm']) {
    await page.goto(`${server.url}/?q=${encodeURIComponent(IMAGE_OF_THE_STUDIO.query)}`);
    await page.getByTestId('card').first().waitFor();
    await settled(page);
  }
  await sharp(await page.screenshot())
    .webp({ quality: 82 })
    .toFile(IMAGE_OF_THE_STUDIO.file);
  await recordLoop(page, server.url);
  await sharp(
    frames.map(({ image }) => image),
    { join: { animated: true } },
  )
    .webp({ quality: 80, effort: 6, mixed: true, loop: 0, delay: frames.map(({ delay }) => delay) })
    .toFile(LOOP);
  for (const file of [IMAGE_OF_THE_STUDIO.file, LOOP])
    console.log(`${file}: ${Math.round(statSync(file).size / 1024)} KiB`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
