import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tinyClipFolder } from '../doubles/tiny-clip.ts';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const CAT = 'a tabby cat curled up on a velvet sofa, watercolor, soft window light, warm palette';
const ROWS = [
  CAT,
  `The ${CAT.slice(2).replace('curled', 'Curled')}.`,
  `${CAT.replace('cat', 'cats')}`,
  'a cat in a barn, charcoal drawing, dust in the air',
  'a living room with a green sofa, gouache illustration, morning light',
  'mountains at dawn, oil painting, mist, cold blue light',
  ...['Hokusai', 'Paul Klee', 'Turner'].map((artist) => `a heron wading at dusk in the style of ${artist}`),
];
const SCENES = path.resolve(import.meta.dirname, '../fixtures/tiny-clip-scenes');

/** Waits until something holds; a busy machine takes its time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

describe.skipIf(!browserPath)('what the studio lets a search say', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let server: Served;
  let scenes: Served;

  beforeAll(async () => {
    browser = await startBrowser();
    const file = path.join(folder, 'own.csv');
    writeFileSync(file, `prompt\n${ROWS.map((row) => `"${row}"`).join('\n')}\n`);
    const own = path.join(folder, 'own');
    await runJson(['import', file, '--library', own], { folder });
    const shared = path.join(folder, 'shared-space');
    const drawn = path.join(SCENES, 'prompts.csv');
    await runJson(['import', drawn, '--images', '--library', shared, '--embedder', tinyClipFolder], {
      folder,
    });
    server = await serve(['--library', own], { folder });
    scenes = await serve(['--library', shared], { folder });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
    expect(await scenes?.stop()).toBe(0);
  });

  async function openPage(url: string): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(url);
    return { page, faults };
  }

  const card = (page: Page) => page.getByTestId('card');
  const ids = (page: Page) => card(page).evaluateAll((cards) => cards.map((one) => one.dataset.id!));
  const query = (page: Page) => new URL(page.url()).searchParams;
  const request = (page: Page) =>
    page.waitForRequest((one) => one.url().endsWith('/api/v1/search') && one.method() === 'POST');

  it('chooses what counts, shows similar ones, and puts the choice into the address', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=cat+sofa`);
    const first = card(page).first();
    await first.waitFor();
    // Why it was found, and that it stands for two more.
    expect(await first.getByTestId('why').getAttribute('title')).toMatch(/meaning.*same words/);
    expect(await first.locator('mark').allTextContents()).toContain('cat');
    await first.getByTestId('show-folded').click();
    const similar = page.getByTestId('near-duplicates');
    await similar.getByText('velvet sofa').first().waitFor();
    expect(await similar.getByRole('link').count()).toBe(2);
    await page.getByRole('button', { name: 'Show all results separately' }).click();
    await soon(async () => expect(await card(page).count()).toBe(ROWS.length));
    expect(query(page).get('fold')).toBe('off');

    await page.getByTestId('ranking').click();
    const byWords = request(page);
    await page.getByText('Keywords', { exact: true }).first().click();
    expect((await byWords).postDataJSON()).toMatchObject({ mode: 'lexical', fold: false });
    await page.getByText('Weights', { exact: true }).click();
    await page.getByRole('slider', { name: 'Keywords' }).fill('2');
    await soon(() => expect(query(page).get('words')).toBe('2'));
    await page.keyboard.press('Escape');
    await page.reload();
    await card(page).first().waitFor();
    // Mountains have neither word.
    expect(await card(page).count()).toBe(5);
    await page.getByRole('button', { name: 'Remove filter keyword search only' }).click();
    await soon(async () => expect(await card(page).count()).toBe(ROWS.length));
    expect(faults).toEqual([]);
    await page.close();
  });

  it('shows prompts of one pattern as a family', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=heron+wading`);
    const first = card(page).first();
    await first.getByTestId('show-folded').click();
    const family = page.getByTestId('family');
    await family.getByText('a heron wading at dusk in the style of').waitFor();
    expect(await family.getByRole('link').count()).toBe(2);
    const name = await family.getByRole('link').first().textContent();
    await family.getByRole('link').first().click();
    await page.getByTestId('detail').getByText(`in the style of ${name}`).first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  it('adds style words, keeps away from a prompt, looks for several at once', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=cat+sofa&fold=off`);
    await card(page).first().waitFor();
    const [near, next] = await ids(page);

    // Less like the first, by the keyboard.
    await page.getByTestId('search').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('l');
    await page.getByTestId('unlike').waitFor();
    expect(query(page).getAll('unlike')).toEqual([near]);
    await soon(async () => expect(await ids(page)).not.toContain(near));
    await page.getByTestId('unlike').click();
    await soon(async () => expect(await ids(page)).toContain(near));

    for (const id of [near, next]) {
      const one = page.locator(`[data-testid=card][data-id="${id}"]`);
      await one.hover();
      await one.getByRole('button', { name: 'Select' }).click();
    }
    const like = request(page);
    await page.getByTestId('more-like-these').click();
    expect((await like).postDataJSON()).toMatchObject({ like: [near, next] });
    await page.getByTestId('query-chip').getByText('more like these 2').waitFor();
    // Words beside examples; taking the examples away leaves the words.
    await page.getByTestId('search').fill('barn');
    await soon(() => expect(query(page).get('q')).toBe('barn'));
    expect(query(page).getAll('like')).toEqual([near, next]);
    await page.getByTestId('query-chip').click();
    await soon(() => expect(query(page).has('like')).toBe(false));
    expect(query(page).get('q')).toBe('barn');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('surprises within the filter, and says what was looked for in place of a misspelt word', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=watercolour+-barn`);
    await page.getByTestId('corrected').waitFor();
    expect(await page.getByTestId('corrected').textContent()).toContain('Searching for “watercolor”');
    const random = request(page);
    await page.getByTestId('surprise').click();
    const asked = (await random).postDataJSON() as { seed: number; text: string };
    expect(asked).toMatchObject({ random: true, text: '-barn' });
    await page.getByText(/random prompts?/).waitFor();
    expect(await page.getByTestId('results').textContent()).not.toContain('barn');
    expect(query(page).get('random')).toBe(String(asked.seed));
    await page.getByTestId('search').fill('cat');
    await soon(() => expect(query(page).has('random')).toBe(false));
    expect(faults).toEqual([]);
    await page.close();
  });

  it('takes words beside an image, with a slider between them', async () => {
    const { page, faults } = await openPage(scenes.url);
    await card(page).first().waitFor();
    await page.getByTestId('image-file').setInputFiles(path.join(SCENES, 'scene-017.png'));
    await page.getByTestId('query-chip').waitFor();
    await page.getByTestId('search').fill('blue square');
    const slider = page.getByTestId('blend').getByRole('slider');
    await slider.waitFor();
    expect(await page.getByTestId('two-spaces').count()).toBe(0);
    await soon(async () => expect(await card(page).first().textContent()).toMatch(/blue squares?/i));
    await slider.fill('0.05');
    await soon(() => expect(query(page).get('look')).toBe('1.9'));
    expect(query(page).get('meaning')).toBe('0.1');
    expect(query(page).get('q')).toBe('blue square');
    // Style words of the library offer themselves, and add themselves to the words.
    const chip = page.getByTestId('style-words').getByRole('button').first();
    const phrase = (await chip.textContent())!;
    await chip.click();
    await soon(() => expect(query(page).get('q')).toBe(`blue square, ${phrase}`));
    expect(faults).toEqual([]);
    await page.close();

    // A library of two spaces says what it makes of the two.
    const other = await openPage(server.url);
    await other.page.getByTestId('image-file').setInputFiles(path.join(SCENES, 'scene-017.png'));
    await other.page.getByTestId('search').fill('at night');
    await other.page.getByTestId('two-spaces').waitFor();
    expect(await other.page.getByTestId('two-spaces').textContent()).toContain('minilm');
    await other.page.close();
  });
});
