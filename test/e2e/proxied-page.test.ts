import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProxy } from '../doubles/reverse-proxy.ts';
import { browserPath, startBrowser } from '../support/browser.ts';
import { type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const TOKEN = 'a-token-of-twenty-four-letters';
const BASE = '/tools/loom';

describe.skipIf(!browserPath)('the studio behind a reverse proxy', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    browser = await startBrowser();
    // The default library, so that there are images.
    server = await serve(['--base-path', BASE, '--trusted-proxies', '127.0.0.1'], {
      folder,
      env: { PROMPTLOOM_TOKEN: TOKEN },
    });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  /** A page of its own browser session, with what went wrong on it. */
  async function newPage(): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      const isAsking = response.status() === 401;
      if (response.status() >= 400 && !isAsking) faults.push(`${response.status()} ${response.url()}`);
    });
    return { page, faults };
  }

  async function unlock(page: Page): Promise<void> {
    await page.getByTestId('token-dialog').getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByTestId('token-dialog').waitFor({ state: 'detached' });
  }

  it.each([
    ['takes the base path off and keeps the host', { strips: true, keepsHost: true, forwards: false }],
    ['leaves the base path on and says the host apart', { strips: false, keepsHost: false, forwards: true }],
  ])('works with one that %s', async (_name, ways) => {
    const proxy = await startProxy({ to: server.url, path: BASE, ...ways });
    const { page, faults } = await newPage();
    const site = proxy.url + BASE;
    // A deep link, and what waited for the token goes on by itself.
    await page.goto(`${site}/?q=lighthouse`);
    await unlock(page);
    const image = page.getByTestId('card').locator('img').first();
    await image.waitFor();
    await image.evaluate((img) => (img as unknown as { decode(): Promise<void> }).decode());
    expect(await image.getAttribute('src')).toContain(`${BASE}/api/v1/images/`);
    await page.getByTestId('card').first().getByRole('link').first().click();
    await page.waitForURL(`${site}/p/*`);
    await page.reload();
    await page.getByTestId('detail').waitFor();
    await page.goto(`${site}/boards`);
    await page.getByRole('heading', { name: 'Boards', exact: true }).waitFor();
    await page.getByRole('link', { name: 'promptloom home' }).click();
    await page.waitForURL(`${site}/`);

    // A job and its events.
    await page.getByRole('button', { name: 'Generate images' }).click();
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('a red kite');
    await page.getByTestId('start-generation').click();
    await page.getByTestId('generation').first().locator('img').first().waitFor();

    await page.goto(`${site}/docs`);
    await page.getByText('Tell that the server runs').waitFor();
    await page.goto(`${site}/`);
    expect(faults).toEqual([]);

    const [cookie] = await page.context().cookies(site);
    expect(cookie).toMatchObject({
      name: 'promptloom_session',
      path: BASE,
      httpOnly: true,
      sameSite: 'Strict',
    });
    await page.getByTestId('sign-out').click();
    await page.getByTestId('token-dialog').waitFor();
    const ended = await fetch(`${site}/api/v1/library`, {
      headers: { cookie: `promptloom_session=${cookie!.value}` },
    });
    expect(ended.status).toBe(401);
    await page.context().close();
    await proxy.close();
  });

  it('leads whoever asks past the proxy to where its links lead', async () => {
    const { page, faults } = await newPage();
    await page.goto(`${server.url}/?q=lighthouse`);
    await page.waitForURL(`${server.url}${BASE}/?q=lighthouse`);
    await unlock(page);
    await page.getByTestId('card').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes the right token at once after many wrong ones of one address', async () => {
    const wrong = { headers: { authorization: 'Bearer wrong' } };
    const seen = new Set<number>();
    for (let n = 0; n < 22; n++) seen.add((await fetch(`${server.url}/api/v1/library`, wrong)).status);
    expect([...seen]).toEqual([401, 429]);
    const { page } = await newPage();
    // An old cookie counts as a wrong token; the dialog comes up all the same.
    await page.context().addCookies([{ name: 'promptloom_session', value: 'old', url: server.url + BASE }]);
    await page.goto(`${server.url}${BASE}/`);
    await unlock(page);
    await page.getByTestId('card').first().waitFor();
    await page.context().close();
  });
});
