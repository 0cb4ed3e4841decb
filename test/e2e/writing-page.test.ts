import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const ROWS = [
  'a tabby cat curled up on a velvet sofa, watercolor, soft window light, warm palette',
  'a living room with a green sofa, gouache illustration, morning light, muted colors',
  'a kitten sleeping in a basket, 50mm photograph, shallow depth of field, golden hour',
  'mountains at dawn, oil painting, mist, cold blue light',
];

/** Waits until something holds; a busy machine takes its time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

describe.skipIf(!browserPath)('the writing pages of the studio', () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'own');
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    browser = await startBrowser();
    const file = path.join(folder, 'own.csv');
    writeFileSync(file, `prompt\n${ROWS.map((row) => `"${row}"`).join('\n')}\n`);
    await runJson(['import', file, '--library', library], { folder });
    mkdirSync(path.join(library, 'wildcards'));
    writeFileSync(path.join(library, 'wildcards', 'animals.txt'), 'fox\nhare\notter\n');
    server = await serve(['--library', library], { folder });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  async function openPage(route: string): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400)
        faults.push(`${response.status()} ${response.url()} ${response.request().postData()}`);
    });
    await page.goto(`${server.url}${route}`);
    return { page, faults };
  }

  const query = (page: Page) => new URL(page.url()).searchParams;

  it('remembers what was written: accepted, edited and rated; runs it again, and uses it again', async () => {
    // The address of before leads there.
    const { page, faults } = await openPage('/history');
    await page.waitForURL(/\/improvements$/);
    await page.getByTestId('empty').getByText('No improvements yet').waitFor();
    await page.getByTestId('empty').getByRole('link').click();
    await page.getByTestId('idea').fill('a cat on the sofa');
    await page.getByLabel('Guidance').fill('quiet and warm');
    await page.getByRole('spinbutton', { name: 'Variants' }).fill('2');
    await page.getByTestId('wishes').getByText('More options').click();
    await page.getByLabel('Must include').fill('red scarf');
    await page.getByTestId('write').click();
    const variant = page.getByTestId('variant');
    await variant.first().getByRole('button', { name: 'Accept' }).click();
    await variant.first().getByTestId('accepted').waitFor();
    await variant.first().getByRole('button', { name: '4 of 5 stars' }).click();
    await variant.nth(1).getByRole('button', { name: 'Edit' }).click();
    await variant.nth(1).getByLabel('Prompt', { exact: true }).fill('a cat of my own words');
    await variant.nth(1).getByRole('button', { name: 'Accept' }).click();
    await variant.nth(1).getByTestId('accepted').waitFor();
    expect(query(page).get('guidance')).toBe('quiet and warm');

    await page.getByRole('link', { name: 'Improvements' }).click();
    const row = page.getByTestId('improvement-row');
    await row.first().waitFor();
    expect(await row.first().textContent()).toMatch(
      /a cat on the sofa.*quiet and warm.*composer.*2 accepted/i,
    );
    await row.first().getByRole('link').click();
    await page.getByTestId('improvement').waitFor();
    expect(await page.getByTestId('guidance').textContent()).toContain('quiet and warm');
    expect(await page.getByTestId('match').count()).toBe(ROWS.length);
    expect(await variant.first().getByTestId('accepted-prompts').textContent()).toMatch(/^Accepted,/);
    expect(await variant.nth(1).getByTestId('accepted-prompts').textContent()).toMatch(
      /Accepted with edits.*of my own words/,
    );
    const fourth = variant.first().getByRole('button', { name: '4 of 5 stars' });
    expect(await fourth.getAttribute('aria-pressed')).toBe('true');

    // Rate here too; it is there after a reload.
    await variant.nth(1).getByRole('button', { name: '2 of 5 stars' }).click();
    await soon(async () => {
      const list = (await (await fetch(`${server.url}/api/v1/improvements`)).json()) as {
        improvements: { id: string }[];
      };
      const one = await fetch(`${server.url}/api/v1/improvements/${list.improvements[0]!.id}`);
      const { variants } = (await one.json()) as { variants: { rating?: number }[] };
      expect(variants.map(({ rating }) => rating)).toEqual([4, 2]);
    });

    const before = page.url();
    await page.getByTestId('replay').click();
    await page.getByTestId('earlier').waitFor();
    expect(page.url()).not.toBe(before);
    expect(await page.getByTestId('earlier').textContent()).toContain('4 of 5 stars · accepted');
    await page.getByTestId('use-again').click();
    await page.getByTestId('write').waitFor();
    expect(await page.getByTestId('idea').inputValue()).toBe('a cat on the sofa');
    expect(await page.getByLabel('Must include').inputValue()).toBe('red scarf');
    expect(await page.getByRole('spinbutton', { name: 'Variants' }).inputValue()).toBe('2');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('reworks a prompt of one’s own, one of the library, and several together', async () => {
    const { page, faults } = await openPage('/tools');
    await page.waitForURL(/\/rework$/);
    await page.getByTestId('empty').waitFor();
    await page.getByTestId('rework-prompt').fill('(a cat:1.2), masterpiece, soft light --ar 3:2');
    await page.getByTestId('result').waitFor();
    await page.getByText('Translate', { exact: true }).click();
    await page.getByTestId('empty').getByText('Choose an image model').waitFor();
    await page.getByLabel('Image model').fill('flux');
    await page.getByTestId('result').waitFor();
    await soon(async () => expect(await page.getByTestId('result').textContent()).not.toMatch(/:1\.2|--ar/));
    expect(query(page).get('for')).toBe('flux');
    await page.getByText('Explain', { exact: true }).click();
    await page.getByTestId('parts').waitFor();
    expect(await page.getByTestId('parts').textContent()).toMatch(/soft light.*light/);

    // From a prompt's detail.
    await page.goto(`${server.url}/?q=mountains`);
    await page.getByTestId('card').first().getByRole('link').click();
    await page.getByTestId('detail').getByTestId('rework-menu').press('Enter');
    await page.getByRole('menuitem', { name: 'Vary' }).click();
    await page.getByTestId('write').waitFor();
    expect(query(page).get('task')).toBe('vary');
    expect(await page.getByTestId('idea').inputValue()).toBe(ROWS[3]);

    // From a selection: shorten each, then blend them.
    await page.goto(`${server.url}/?q=sofa`);
    for (const n of [0, 1]) {
      const card = page.getByTestId('card').nth(n);
      await card.hover();
      await card.getByRole('button', { name: 'Select' }).click();
    }
    await page.getByTestId('selection').getByTestId('rework-menu').click();
    await page.getByRole('menuitem', { name: 'Shorten' }).click();
    await page.getByLabel('Maximum tokens').fill('10');
    await soon(() => expect(query(page).get('tokens')).toBe('10'));
    await page.getByTestId('reworked').nth(1).locator('del').first().waitFor();
    await page.getByRole('link', { name: 'Blend them' }).click();
    await page.getByTestId('idea').fill('a quiet evening');
    await page.getByTestId('write').click();
    await page.getByTestId('variant').first().waitFor();
    expect(query(page).get('task')).toBe('blend');
    expect(query(page).getAll('use')).toHaveLength(2);
    // A blend of fewer than two says what is wanting.
    await page.goto(`${server.url}/improve?task=blend&idea=evening`);
    await page.evaluate('sessionStorage.clear()');
    await page.reload();
    await page.getByTestId('wanting').waitFor();
    expect(await page.getByTestId('write').isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('expands a template as one writes, and takes it on', async () => {
    const { page } = await openPage('/templates');
    await page.getByTestId('empty').waitFor();
    const text = page.getByTestId('template-text');
    await text.fill('a {red|blue} __animals__ in {2$$fog|rain|snow}, __nothing__');
    await page.getByTestId('combinations').getByText('18 combinations').waitFor();
    expect(await page.getByTestId('missing').textContent()).toContain('__nothing__');
    const shown = () => page.getByTestId('expansions').getByRole('listitem').allTextContents();
    expect(await shown()).toHaveLength(6);
    expect((await shown())[0]).toMatch(/^a (red|blue) (fox|hare|otter) in/);
    const before = await shown();
    await page.getByTestId('other-seed').click();
    await soon(async () => expect(await shown()).not.toEqual(before));
    await page.getByText('In order', { exact: true }).click();
    await page.getByText('24', { exact: true }).click();
    await soon(async () => expect(new Set(await shown()).size).toBe(18));

    await text.fill('a {red|blue cat');
    await page.getByTestId('problem').getByText('never closed').waitFor();

    await text.fill('a {red|blue} cat on a sofa');
    await page.getByTestId('combinations').getByText('2 combinations').waitFor();
    await page.getByTestId('generate-all').click();
    const drawing = page.getByTestId('generation');
    for (const n of [0, 1]) await drawing.nth(n).locator('img').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('improve-template').click();
    await page.getByTestId('template').waitFor();
    await page.getByTestId('write').click();
    await page.getByTestId('variant').first().waitFor();
    expect(await page.getByTestId('variant').first().textContent()).toContain('Template:');
    await page.close();
  });

  it('has a field for each place of an idea that is to be filled in, and writes when they are', async () => {
    const { page, faults } = await openPage('/improve');
    await page.getByTestId('idea').fill('a [COLOR] sofa, {argument name="light" default="soft fog"}');
    await page.getByTestId('wanting').getByText('Fill in COLOR first.').waitFor();
    expect(await page.getByTestId('write').isDisabled()).toBe(true);
    await page.getByTestId('fill-in').first().fill('crimson');
    await page.getByTestId('write').click();
    const variant = page.getByTestId('variant-text').first();
    await variant.waitFor();
    expect(await variant.textContent()).toContain('a crimson sofa, soft fog');
    expect(query(page).getAll('set')).toEqual(['color=crimson']);
    await page.reload();
    await variant.waitFor();
    expect(await page.getByTestId('fill-in').first().inputValue()).toBe('crimson');

    await page.goto(`${server.url}/rework?tool=translate&prompt=a+cat,+soft+light`);
    await page.getByTestId('empty').getByText('Choose an image model or a form above').waitFor();
    await page.getByLabel('Form').selectOption('json');
    await page.getByTestId('reworked').getByText('"lighting":"soft light"').last().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});
