import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startA1111Server } from '../doubles/a1111-server.ts';
import { startOpenAiServer } from '../doubles/openai-server.ts';
import { browserPath, startBrowser } from '../support/browser.ts';
import { type Served, serve } from '../support/program.ts';
import { readEvents } from '../support/server-sent-events.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const IDEA = 'a cat sleeping on the sofa';
if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

/** For what hangs: a busy machine takes its time to paint. */
const SOON = { timeout: 60_000 };

describe.skipIf(!browserPath)('the loop in the studio', () => {
  const folder = temporaryFolder();
  let painter: Awaited<ReturnType<typeof startA1111Server>>;
  let model: Awaited<ReturnType<typeof startOpenAiServer>>;
  let browser: Browser;

  beforeAll(async () => {
    painter = await startA1111Server();
    model = await startOpenAiServer();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await painter?.close();
    await model?.close();
  });

  /** A page that fails the test when a script fails or the content policy is broken. */
  async function openPage(server: Served): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
        faults.push(request.url());
    });
    await page.goto(server.url);
    return { page, faults };
  }

  const card = (page: Page) => page.getByTestId('card');

  describe.each([
    ['composer and sketch', false],
    ['language model and A1111', true],
  ])('with %s', (_name, served) => {
    let server: Served;
    beforeAll(async () => {
      const env: Record<string, string> = served
        ? {
            PROMPTLOOM_LLM: `openai-compatible:${model.url}#test-model`,
            PROMPTLOOM_IMAGE_BACKEND: `a1111:${painter.url}`,
          }
        : {};
      server = await serve(['--library', path.join(folder, served ? 'served' : 'built-in')], { folder, env });
    });
    afterAll(async () => {
      expect(await server.stop()).toBe(0);
    });

    it('goes round: import, search, improve, accept, generate, find', async () => {
      const { page, faults } = await openPage(server);
      await page.getByTestId('empty').waitFor();

      // Import by the page.
      const csv = path.join(folder, 'own.csv');
      const rows = [
        'a tabby cat curled up on a velvet sofa, watercolor, soft window light, warm palette',
        'a living room with a green sofa, gouache illustration, morning light, muted colors',
        'a kitten sleeping in a basket, 50mm photograph, shallow depth of field, golden hour',
        'mountains at dawn, oil painting, mist, cold blue light',
      ];
      writeFileSync(csv, `prompt\n${rows.map((row) => `"${row}"`).join('\n')}\n`);
      await page
        .getByRole('button', { name: /import/i })
        .first()
        .click();
      await page.getByTestId('csv-file').setInputFiles(csv);
      await page.getByTestId('import').getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByTestId('import-report').waitFor();
      expect(await page.getByTestId('import-report').textContent()).toContain('4');
      await page.keyboard.press('Escape');

      // Search as one types, then by keyboard into the first result.
      await page.keyboard.press('/');
      await page.keyboard.type(IDEA);
      await page.getByTestId('result-line').waitFor();
      await card(page).filter({ hasText: 'tabby cat' }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByTestId('detail').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/p\/p/);
      await page.keyboard.press('Escape');

      // Improve with the matches beside the variants.
      await page.goto(`${server.url}/improve?idea=${encodeURIComponent(IDEA)}`);
      await page.getByTestId('match').first().waitFor();
      await page.getByTestId('wishes').getByText('More options').click();
      await page.getByLabel('Must include').fill('red scarf');
      await page.getByTestId('write').click();
      const variant = page.getByTestId('variant').first();
      await variant.getByRole('button', { name: 'Accept' }).click();
      await variant.getByTestId('accepted').waitFor();
      expect(await page.getByTestId('writer').textContent()).toMatch(served ? /test-model/ : /composer/i);
      const text = ((await variant.getByTestId('variant-text').textContent()) ?? '').trim();
      expect(text).toContain('cat');
      expect(text).toContain('red scarf');
      expect(await variant.getByTestId('variant-facts').textContent()).toMatch(/\d+ of 75 tokens/);
      await variant.getByRole('button', { name: 'Compare' }).click();
      expect(await variant.getByTestId('variant-diff').locator('ins').count()).toBeGreaterThan(0);
      await variant.getByRole('button', { name: 'Compare' }).click();

      // Generate from it, with progress.
      await variant.getByRole('button', { name: 'Generate' }).click();
      await page.getByTestId('start-generation').click();
      const drawing = page.getByTestId('generation').first();
      await drawing.locator('img').first().waitFor();
      if (!served)
        expect(await drawing.getByTestId('sketch-label').first().textContent()).toMatch(/not a model/);
      await page.keyboard.press('Escape');

      // Found by words, with its image and lineage.
      await page.goto(`${server.url}/?q=${encodeURIComponent(text)}`);
      await card(page).first().locator('img').waitFor();
      await card(page).first().getByRole('link').click();
      const detail = page.getByTestId('detail');
      await detail.getByTestId('lineage').waitFor();
      expect(await detail.getByTestId('lineage').textContent()).toContain(IDEA);
      expect(await detail.getByTestId('prompt-text').textContent()).toContain(text);

      // Found by image.
      const source = await detail.locator('img').first().getAttribute('src');
      const id = /images\/([^/]+)\//.exec(source!)![1]!;
      const bytes = await (await fetch(`${server.url}/api/v1/images/${id}/file`)).arrayBuffer();
      const file = path.join(folder, 'query.png');
      writeFileSync(file, Buffer.from(bytes));
      await page.goto(server.url);
      await page.getByTestId('image-file').setInputFiles(file);
      await page.getByTestId('query-chip').waitFor();
      await card(page)
        .filter({ hasText: text.slice(0, 20) })
        .first()
        .waitFor();

      expect(faults).toEqual([]);
      await page.close();
    });
  });

  it('shows a prompt as text, whatever is in it', async () => {
    const library = path.join(folder, 'nasty');
    const server = await serve(['--library', library], { folder });
    onTestFinished(async () => void (await server.stop()));
    const form = new FormData();
    form.append(
      'file',
      new Blob(['prompt\n"<img src=x onerror=alert(1)><script>alert(2)</script> a painting"\n']),
      'n.csv',
    );
    const started = await fetch(`${server.url}/api/v1/imports`, { method: 'POST', body: form });
    const { id } = (await started.json()) as { id: string };
    const events = await readEvents(await fetch(`${server.url}/api/v1/jobs/${id}/events`));
    expect(events.at(-1)).toMatchObject({ event: 'done' });
    const { page, faults } = await openPage(server);
    let alerted = false;
    page.on('dialog', () => {
      alerted = true;
    });
    await page.goto(`${server.url}/?q=painting`);
    await card(page).first().waitFor();
    expect(await card(page).first().textContent()).toContain('<script>');
    expect(alerted).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('follows the dark and light of the system and fits a phone', async () => {
    const server = await serve([], { folder });
    onTestFinished(async () => void (await server.stop()));
    const { page } = await openPage(server);
    await card(page).first().waitFor();
    const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    await vi.waitFor(async () => expect(await background()).not.toBe(light), SOON);
    await page.setViewportSize({ width: 380, height: 800 });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await vi.waitFor(async () => expect(await overflow()).toBeLessThanOrEqual(0), SOON);
    await page.close();
  });
});
