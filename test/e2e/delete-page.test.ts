import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const ROWS = [
  'a samurai in the rain, ink wash, dramatic light',
  'a lighthouse in a storm, woodcut, strong contrast',
  'a knight under cherry trees, ukiyo-e print',
];

describe.skipIf(!browserPath)('deleting in the studio', () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'own');
  let browser: Browser;
  let server: Served;
  let page: Page;
  let drawn: { promptId: string; images: { id: string }[] };

  beforeAll(async () => {
    browser = await startBrowser();
    const file = path.join(folder, 'own.csv');
    writeFileSync(file, `prompt\n${ROWS.map((row) => `"${row}"`).join('\n')}\n`);
    await runJson(['import', file, '--library', library], { folder });
    drawn = await runJson(['generate', 'a barn owl', '--count', '2', '--library', library], { folder });
    server = await serve(['--library', library], { folder });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });
  const ids = () =>
    page.getByTestId('card').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-id')));
  const undo = () => page.getByTestId('toast-action').first().click();

  it('takes a prompt away from its detail, and brings it back', async () => {
    await page.goto(`${server.url}/?q=samurai`);
    await page.locator('[data-card-link]').first().waitFor();
    const [first] = await ids();
    await page.locator('[data-card-link]').first().click();
    await page.getByTestId('delete-prompt').click();
    await page.getByTestId('detail').waitFor({ state: 'detached' });
    expect(await page.getByTestId('toast').first().textContent()).toContain('Deleted.');
    await soon(async () => expect(await ids()).not.toContain(first));
    await undo();
    await soon(async () => expect((await ids())[0]).toBe(first));
  });

  it('takes an image away and leaves its prompt', async () => {
    await page.goto(`${server.url}/p/${drawn.promptId}`);
    const choices = page.getByRole('list', { name: 'Images' }).getByRole('button');
    await soon(async () => expect(await choices.count()).toBe(2));
    await page.getByRole('button', { name: 'Delete image' }).click();
    await soon(async () => expect(await choices.count()).toBe(0));
    await undo();
    await soon(async () => expect(await choices.count()).toBe(2));
  });

  it('takes away what is selected, and by key', async () => {
    await page.goto(`${server.url}/?q=a`);
    await page.locator('[data-card-link]').first().waitFor();
    const count = () => page.getByTestId('card').count();
    await soon(async () => expect(await count()).toBe(4));
    for (const n of [0, 1]) {
      await page.locator('[data-card-link]').nth(n).focus();
      await page.keyboard.press('u');
    }
    await page.getByTestId('delete-these').click();
    await soon(async () => expect(await count()).toBe(2));
    expect(await page.getByTestId('selection').count()).toBe(0);
    await undo();
    await soon(async () => expect(await count()).toBe(4));
    await page.locator('[data-card-link]').first().focus();
    await page.keyboard.press('Delete');
    await soon(async () => expect(await count()).toBe(3));
    await undo();
    await soon(async () => expect(await count()).toBe(4));
  });
});
