import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startA1111Server } from '../doubles/a1111-server.ts';
import { startOpenAiServer, wellBehavedAnswer } from '../doubles/openai-server.ts';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const IMAGE = path.resolve(import.meta.dirname, '../../sample/images/art-deco-01.webp');
const DEAD = 'a paper boat on a pond, gouache, morning mist';
const ROWS = [
  'a samurai in the rain, ink wash, dramatic light, cinematic',
  'a samurai at sunset, oil painting, warm light, banners in the wind',
  'a warrior portrait, 85mm photograph, rim light, shallow depth of field',
  'a knight under cherry trees, ukiyo-e print, pastel colors',
  'a lighthouse in a storm, woodcut, strong contrast',
];
/** More ticks than questions about progress are asked: a drawing ends when the test says so. */
const HELD = 100_000;

/** Waits until something holds; a busy machine takes its time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });

describe.skipIf(!browserPath)('the studio with work that goes on, in several tabs', () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'own');
  let browser: Browser;
  let context: BrowserContext;
  let server: Served;
  let deadHost: Server;
  const deadAsked: string[] = [];
  let writer: Awaited<ReturnType<typeof startOpenAiServer>>;
  let painter: Awaited<ReturnType<typeof startA1111Server>>;
  let env: Record<string, string>;
  /** The writer answers once this is resolved. */
  let mayWrite: Promise<void> = Promise.resolve();

  beforeAll(async () => {
    browser = await startBrowser();
    deadHost = createServer((request, response) => {
      deadAsked.push(request.url ?? '');
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => deadHost.listen(0, '127.0.0.1', resolve));
    const dead = `http://127.0.0.1:${(deadHost.address() as AddressInfo).port}/gone.png`;
    writer = await startOpenAiServer({
      respond: async (request) => {
        await mayWrite;
        return { text: wellBehavedAnswer(request) };
      },
    });
    painter = await startA1111Server({ ticksPerImage: HELD, holdLimitMs: 110_000 });
    env = {
      PROMPTLOOM_LLM: `openai-compatible:${writer.url}#test-model`,
      PROMPTLOOM_IMAGE_BACKEND: `a1111:${painter.url}`,
    };
    const file = path.join(folder, 'own.csv');
    const rows = [...ROWS.map((row) => `"${row}",,,`), `"${DEAD}",${dead},640,960`];
    writeFileSync(file, `prompt,url,width,height\n${rows.join('\n')}\n`);
    await runJson(['import', file, '--library', library], { folder });
    server = await serve(['--library', library], { folder, env });
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
    await writer?.close();
    await painter?.close();
    deadHost?.close();
  });

  const query = (page: Page) => new URL(page.url()).searchParams;
  const match = (page: Page) => page.getByTestId('match');
  interface Shown {
    id: string;
    used: boolean;
    score: string;
  }
  const sources = (page: Page) =>
    page.evaluate<Shown[]>(
      `[...document.querySelectorAll('[data-testid=match]')].map((one) => ({
        id: one.dataset.id, used: one.querySelector('input').checked, score: one.querySelector('a').textContent
      }))`,
    );
  const usedOf = (all: { id: string; used: boolean }[]) => all.filter(({ used }) => used).map(({ id }) => id);

  it('gives the writer exactly the prompts that are shown, and never its own answer unasked', async () => {
    const page = await context.newPage();
    const written = async () => {
      const asked = page.waitForRequest((one) => one.url().endsWith('/api/v1/improve'));
      await page.getByTestId('write').click();
      const { use } = (await asked).postDataJSON() as { use?: string[] };
      await page.getByTestId('variant-rating').first().waitFor();
      await soon(() => expect(query(page).get('run')).toMatch(/^m/));
      const improvement = await fetch(`${server.url}/api/v1/improvements/${query(page).get('run')}`);
      const { matches } = (await improvement.json()) as { matches: { id: string }[] };
      // Where nothing was changed, none are named, and the library takes what it showed.
      const given = matches.map(({ id }) => id);
      if (use) expect(given).toEqual(use);
      return given;
    };
    await page.goto(`${server.url}/improve?idea=a+samurai`);
    await soon(async () => expect(await match(page).count()).toBe(ROWS.length + 1));
    const before = await sources(page);
    expect(await written()).toEqual(usedOf(before));
    expect(await sources(page)).toEqual(before);

    // Unticking one takes that one away and adds none.
    await match(page).first().getByRole('checkbox').uncheck();
    expect(await written()).toEqual(usedOf(before).slice(1));
    const variant = page.getByTestId('variant').first();
    await variant.getByRole('button', { name: 'Accept' }).click();
    await variant.getByTestId('accepted').waitFor();
    await page.getByTestId('own').getByText('Accepted for this idea before').waitFor();
    expect(usedOf(await sources(page))).toEqual(usedOf(before).slice(1));
    await page.reload();
    await page.getByTestId('own').waitFor();
    expect(usedOf(await sources(page))).toEqual(usedOf(before).slice(1));

    // The same idea once more: what was accepted for it is offered, and not taken.
    await page.goto(`${server.url}/improve?idea=A+Samurai!`);
    await page.getByTestId('own').waitFor();
    const offered = await sources(page);
    expect(usedOf(offered).sort()).toEqual(usedOf(before).sort());
    expect(await written()).toEqual(usedOf(offered));

    // Two that were chosen by hand keep what is said of them, and nothing ticked is nothing given.
    const two = usedOf(before).slice(2, 4);
    await page.goto(`${server.url}/improve?idea=a+samurai&use=${two.join('&use=')}`);
    await soon(async () => expect(await match(page).count()).toBeGreaterThan(2));
    const chosen = await sources(page);
    expect(usedOf(chosen)).toEqual(two);
    expect(await written()).toEqual(two);
    expect(await sources(page)).toEqual(chosen);
    for (const id of two) await page.locator(`[data-testid=match][data-id="${id}"] input`).uncheck();
    await page.getByTestId('learns-nothing').waitFor();
    expect(await written()).toEqual([]);
    await page.close();
  });

  it('shows running work after a reload and in another tab, and what came of it', async () => {
    const [page, other] = [await context.newPage(), await context.newPage()];
    await other.goto(`${server.url}/boards`);
    await other.getByTestId('empty').waitFor();
    let write!: () => void;
    mayWrite = new Promise((resolve) => {
      write = resolve;
    });
    await page.goto(`${server.url}/improve?idea=a+lighthouse+keeper`);
    await match(page).first().waitFor();
    await page.getByTestId('write').click();
    await soon(() => expect(query(page).get('run')).toMatch(/^j/));
    await page.reload();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await other.getByTestId('jobs').click();
    await other.getByTestId('running-job').getByText('a lighthouse keeper').click();
    await other.getByRole('button', { name: 'Stop' }).waitFor();
    write();
    for (const tab of [page, other]) {
      await tab.getByTestId('variant-rating').first().waitFor();
      await soon(() => expect(query(tab).get('run')).toMatch(/^m/));
    }
    const texts = () => page.getByTestId('variant-text').allTextContents();
    const before = await texts();
    await page.reload();
    await page.getByTestId('variant').first().waitFor();
    expect(await texts()).toEqual(before);

    // A drawing.
    await page.getByRole('button', { name: 'Generate images' }).click();
    await page.getByTestId('generate-prompt').fill('a lighthouse at noon');
    await page.getByLabel('Images', { exact: true }).fill('1');
    await page.getByTestId('start-generation').click();
    await page.getByTestId('generation').waitFor();
    await page.reload();
    await page.getByTestId('jobs').waitFor();
    await other.getByTestId('jobs').click();
    await other.getByTestId('running-job').getByText('a lighthouse at noon').click();
    await other.getByTestId('generation').getByRole('progressbar').waitFor();
    await soon(() => {
      for (let n = 0; n < HELD; n++) painter.tick();
      expect(painter.requests.length).toBe(1);
    });
    await other.getByTestId('generation').locator('img').first().waitFor();
    await soon(async () => expect(await page.getByTestId('jobs').count()).toBe(0));
    await other.keyboard.press('Escape');

    // A board, and what is on it.
    await other.goto(`${server.url}/boards`);
    await other.getByTestId('empty').waitFor();
    await page.goto(`${server.url}/boards`);
    await page.getByLabel('New board').fill('Made in the first tab');
    await page.keyboard.press('Enter');
    await other.getByTestId('board').getByText('Made in the first tab').waitFor();
    await page.close();
    await other.close();
  });

  it('shows a prompt whose image is gone once, as small as one without, and asks no more for it', async () => {
    const page = await context.newPage();
    await page.goto(`${server.url}/?q=${encodeURIComponent(DEAD)}`);
    const card = page.getByTestId('card').first();
    await soon(async () => expect(await card.locator('img').count()).toBe(0));
    expect((await card.textContent())!.match(/paper boat/gi)).toHaveLength(1);
    const height = async () => (await card.boundingBox())!.height;
    await soon(async () => expect(await height()).toBeLessThan(220));
    const asked = deadAsked.length;
    expect(asked).toBeGreaterThan(0);
    await page.reload();
    await card.waitFor();
    expect(await height()).toBeLessThan(220);
    await card.getByRole('link').click();
    await page.getByTestId('dead-image').waitFor();
    expect(await page.getByTestId('prompt-text').textContent()).toBe(DEAD);
    expect(await page.locator('img[src*="gone.png"]').count()).toBe(0);
    expect(await page.title()).toMatch(/^a paper boat on a pond.*promptloom$/);
    expect(deadAsked.length).toBe(asked);
    await page.close();
  });

  it('finds an image again after a reload, in another tab, and in a saved search', async () => {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByTestId('image-file').setInputFiles(IMAGE);
    const chip = (tab: Page) => tab.getByTestId('query-chip').locator('img');
    await chip(page).waitFor();
    const address = page.url();
    await page.reload();
    await chip(page).waitFor();
    await page.getByTestId('result-line').waitFor();
    await page.getByTestId('save-search').click();
    await page.getByLabel('Name').fill('like the poster');
    await page.keyboard.press('Enter');
    await page.getByTestId('toast').getByText('Saved “like the poster”').waitFor();

    const elsewhere = await browser.newPage();
    await elsewhere.goto(address);
    await chip(elsewhere).waitFor();
    await elsewhere.getByTestId('result-line').waitFor();
    await elsewhere.goto(server.url);
    const saved = elsewhere.getByTestId('saved-searches');
    await saved.getByRole('link', { name: 'like the poster' }).click();
    await chip(elsewhere).waitFor();
    expect(elsewhere.url()).toBe(address);
    // Removed by mistake, and taken back.
    await elsewhere.goto(server.url);
    await saved.getByRole('button', { name: /Delete/ }).click();
    await soon(async () => expect(await saved.count()).toBe(0));
    await elsewhere.getByTestId('toast-action').click();
    await saved.getByRole('link', { name: 'like the poster' }).waitFor();
    await elsewhere.goto(`${server.url}/?pic=q${'0'.repeat(32)}`);
    await elsewhere.getByTestId('empty').getByText('no longer available').waitFor();
    await elsewhere.close();
    await page.close();
  });

  it('moves among the results by arrows from the first moment, and leaves fields their keys', async () => {
    const page = await context.newPage();
    const focused = () =>
      page.evaluate<string | undefined>("document.activeElement?.closest('[data-id]')?.dataset.id");
    const ids = () =>
      page.evaluate<string[]>(
        "[...document.querySelectorAll('[data-testid=card]')].map((one) => one.dataset.id)",
      );
    await page.goto(`${server.url}/?q=samurai`);
    await page.getByTestId('card').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe((await ids())[0]);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe((await ids())[1]);
    await page.getByTestId('search').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBeUndefined();
    // A popover keeps its arrows, too.
    await page.getByTestId('ranking').click();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBeUndefined();
    await page.close();
  });

  it('sends its files compressed, to be kept', async () => {
    const page = await (await fetch(server.url)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files.some((file) => file.endsWith('.js')) && files.some((file) => file.endsWith('.css'))).toBe(
      true,
    );
    for (const file of files) {
      const plain = await fetch(server.url + file, { headers: { 'accept-encoding': 'identity' } });
      const packed = await fetch(server.url + file, { headers: { 'accept-encoding': 'br' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(packed.headers.get('cache-control')).toContain('immutable');
      const [before, after] = [plain, packed].map(({ headers }) => Number(headers.get('content-length')));
      // What fits into a packet anyway is left as it is.
      if (before! > 1024) {
        expect(packed.headers.get('content-encoding')).toBe('br');
        expect(after).toBeLessThan(before! * 0.6);
      }
      expect(await packed.text()).toBe(await plain.text());
    }
  });

  it('comes back by itself when the server does, with the query that was asked meanwhile', async () => {
    const page = await context.newPage();
    await page.goto(`${server.url}/?q=lighthouse`);
    await page.getByTestId('card').first().waitFor();
    const { port } = new URL(server.url);
    await server.stop();
    await page.getByTestId('search').fill('samurai');
    await page.getByTestId('problem').waitFor();
    await page.getByTestId('connection-lost').waitFor();
    server = await serve(['--library', library, '--port', port], { folder, env });
    await page.getByTestId('problem').waitFor({ state: 'detached' });
    await page.getByTestId('connection-lost').waitFor({ state: 'detached' });
    await page.getByTestId('card').first().getByText('samurai').first().waitFor();
    await page.close();
  });
});
