import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserPath, startBrowser } from '../support/browser.ts';
import { runJson, type Served, serve } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

if (!browserPath) console.warn('skipped: there is no Chromium on this machine');

const CAT = 'a tabby cat curled up on a velvet sofa, watercolor, soft window light';
/** Each with whether its source found it unsafe. */
const ROWS = [
  [CAT, 'no'],
  ['a kitten sleeping in a basket, 50mm photograph, golden hour', 'no'],
  ['bathers at a lake, oil painting, summer haze', 'yes'],
  ['mountains at dawn, oil painting, mist, cold blue light', ''],
  ['a harbor at night, ink drawing, rain', ''],
];
const IMAGE = path.resolve(import.meta.dirname, '../../sample/images/art-deco-01.webp');

/** Waits until something holds; a busy machine takes its time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

describe.skipIf(!browserPath)('boards, versions, descriptions and safety in the studio', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let server: Served;
  let sample: Served;

  beforeAll(async () => {
    browser = await startBrowser();
    const file = path.join(folder, 'own.csv');
    const rows = ROWS.map(([prompt, nsfw]) => `"${prompt}",${nsfw}`);
    writeFileSync(file, `prompt,nsfw\n${rows.join('\n')}\n`);
    const library = path.join(folder, 'own');
    await runJson(['import', file, '--library', library], { folder });
    server = await serve(['--library', library], { folder });
    sample = await serve([], { folder });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
    expect(await sample?.stop()).toBe(0);
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

  interface Shown {
    board: { id: string; name: string };
    members: { id: string; note: string; prompt: { text: string }; annotations: { rating: number | null } }[];
  }
  async function onServer(name: string): Promise<Shown> {
    return (await (await fetch(`${server.url}/api/v1/boards/${encodeURIComponent(name)}`)).json()) as Shown;
  }
  const query = (page: Page) => new URL(page.url()).searchParams;
  const member = (page: Page) => page.getByTestId('member');
  const texts = async (name: string) => (await onServer(name)).members.map(({ prompt }) => prompt.text);

  it('puts results on a board, rates them by keys, keeps the best and compares them', async () => {
    const { page, faults } = await openPage(`${server.url}/boards`);
    await page.getByTestId('empty').waitFor();

    // All that a search found, on a board that is made by naming it.
    await page.goto(`${server.url}/?q=painting&fold=off`);
    await page.getByTestId('board-results').click();
    await page.getByPlaceholder('Find a board, or name a new one').fill('Spring covers');
    expect(await page.getByLabel('How many results').inputValue()).toBe('5');
    await page.getByLabel('How many results').fill('4');
    await page.keyboard.press('Enter');
    await page.getByTestId('toast').getByText('Added 4 candidates to Spring covers').waitFor();
    const first = await texts('Spring covers');
    expect(first).toHaveLength(4);

    // The one that is wanting, by keyboard from its card.
    const missing = ROWS.map(([prompt]) => prompt!).find((prompt) => !first.includes(prompt))!;
    await page.goto(`${server.url}/?q=${encodeURIComponent(missing)}`);
    await page.getByTestId('card').first().getByRole('link').first().focus();
    await page.keyboard.press('b');
    await page.getByTestId('add-to-board').getByText('Spring covers').waitFor();
    await page.keyboard.press('Enter');
    await soon(async () => expect(await texts('Spring covers')).toEqual([...first, missing]));

    // Rated with one key each; what was rated wrongly is rated again.
    await page.goto(`${server.url}/boards`);
    await page.getByTestId('board').getByRole('link').click();
    await member(page).nth(4).waitFor();
    // Opened by mouse, nothing has the focus yet.
    for (const key of ['4', '2', '5', '1', '3']) await page.keyboard.press(key);
    const ratings = async () =>
      (await onServer('Spring covers')).members.map(({ annotations }) => annotations.rating);
    await soon(async () => expect(await ratings()).toEqual([4, 2, 5, 1, 3]));
    await page.locator('[data-member-link]').nth(1).focus();
    await page.keyboard.press('0');
    await soon(async () => expect(await ratings()).toEqual([4, null, 5, 1, 3]));
    expect(await page.getByTestId('tally').textContent()).toContain('1 unrated');

    // A note, and another order.
    await page.locator('[data-member-link]').first().focus();
    await page.keyboard.press('n');
    await page.getByLabel('Note', { exact: true }).fill('for the June issue');
    await page.keyboard.press('Enter');
    await page.getByTestId('member-note').getByText('for the June issue').waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    await soon(async () => expect(await ratings()).toEqual([null, 4, 5, 1, 3]));
    const dragged = member(page).nth(4);
    await dragged.dragTo(member(page).first());
    await soon(async () => expect(await ratings()).toEqual([3, null, 4, 5, 1]));
    expect((await onServer('Spring covers')).members[2]!.note).toBe('for the June issue');

    // Those with 4 and 5, side by side.
    await page.getByText('4★+', { exact: true }).click();
    await soon(async () => expect(await member(page).count()).toBe(2));
    expect(query(page).get('show')).toBe('4');
    await page.locator('[data-member-link]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.keyboard.press('v');
    await page.getByTestId('large').nth(1).waitFor();
    expect(query(page).getAll('view')).toHaveLength(2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('4');
    await soon(async () => expect(await ratings()).toEqual([3, null, 4, 4, 1]));
    await page.reload();
    await page.getByTestId('large').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await member(page).first().waitFor();

    // Only these are kept; one of them goes by key.
    await page.getByTestId('keep-only').click();
    await soon(async () => expect(await ratings()).toEqual([4, 4]));
    await page.getByTestId('toast-action').click();
    await soon(async () => expect(await ratings()).toEqual([3, null, 4, 4, 1]));
    expect((await onServer('Spring covers')).members[2]!.note).toBe('for the June issue');
    await page.getByTestId('keep-only').click();
    await soon(async () => expect(await ratings()).toEqual([4, 4]));
    await page.locator('[data-member-link]').last().focus();
    await page.keyboard.press('Delete');
    await soon(async () => expect(await ratings()).toEqual([4]));

    // The search knows the board.
    const [kept] = await texts('Spring covers');
    await page.getByTestId('search-in-board').click();
    await page.getByTestId('card').first().waitFor();
    await soon(async () => expect(await page.getByTestId('card').count()).toBe(1));
    expect(query(page).getAll('board')).toEqual(['Spring covers']);
    expect((await page.getByTestId('card').textContent())?.toLowerCase()).toContain(kept!.split(',')[0]);
    await page.getByTestId('filters').click();
    await page.getByRole('checkbox', { name: /Spring covers/ }).uncheck();
    await soon(async () => expect(await page.getByTestId('card').count()).toBe(ROWS.length));

    // Another name; one that is taken is refused in words; away with it.
    const { id } = (await onServer('Spring covers')).board;
    await page.goto(`${server.url}/boards/${id}`);
    await page.getByRole('button', { name: 'Edit name and note' }).click();
    await page.getByLabel('Name', { exact: true }).fill('June covers');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'June covers' }).waitFor();
    expect(faults).toEqual([]);
    await page.goto(`${server.url}/boards`);
    await page.getByLabel('New board').fill('june COVERS');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('alert').waitFor();
    await page.goto(`${server.url}/boards/nothing`);
    await page.getByTestId('problem').waitFor();
    await page.goto(`${server.url}/boards/${id}`);
    await page.getByRole('button', { name: 'Delete board' }).click();
    await page.getByTestId('confirm').getByRole('button', { name: 'Delete' }).click();
    await page.getByTestId('empty').waitFor();
    await page.close();
  });

  it('edits a prompt into versions, labels them, fetches one by its label and restores another', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=tabby%20cat`);
    await page.getByTestId('card').first().getByRole('link').first().click();
    await page.getByTestId('detail').getByRole('link', { name: 'Edit' }).click();
    const version = page.getByTestId('version');
    await version.first().waitFor();
    await page.getByRole('button', { name: 'Edit into a new version' }).click();
    await page.getByLabel('Prompt', { exact: true }).fill(CAT.replace('curled up', 'asleep'));
    await page.getByLabel('Label of the new version').fill('live');
    await page.getByRole('button', { name: 'Save as new version' }).click();
    await version.nth(1).waitFor();
    expect(await version.nth(1).locator('ins').textContent()).toContain('asleep');
    expect(await version.nth(1).locator('del').textContent()).toContain('curled up');
    expect(await version.nth(1).getByTestId('came-from').textContent()).toContain('edited from version 1');

    const names = page.getByRole('navigation', { name: 'By name' });
    await names.getByRole('button', { name: /^live/ }).click();
    await page.getByTestId('named-version').getByText('is version 2').waitFor();
    expect(query(page).get('version')).toBe('live');

    await page.getByLabel('Label version 1').fill('live');
    await page.getByRole('button', { name: 'Move here from version 2' }).click();
    await page.getByTestId('named-version').getByText('is version 1').waitFor();
    await version.first().getByRole('button', { name: '4 of 5 stars' }).click();
    await version.first().getByRole('button', { name: 'Restore' }).click();
    await names.getByRole('button', { name: /^current version 1/ }).waitFor();
    await page.reload();
    await version.nth(1).waitFor();
    const fourth = version.first().getByRole('button', { name: '4 of 5 stars' });
    expect(await fourth.getAttribute('aria-pressed')).toBe('true');
    await page.getByTestId('named-version').getByRole('button', { name: 'Close' }).click();
    await version.first().getByRole('button', { name: 'Remove the label live' }).click();
    await soon(async () => expect(await names.getByRole('button').count()).toBe(1));

    await version.first().getByRole('link', { name: 'Open' }).click();
    await page.getByTestId('versions-short').getByText('Version 1 of 2').waitFor();
    expect(faults).toEqual([]);
    await page.goto(`${server.url}/prompts/nothing/versions`);
    await page.getByTestId('problem').waitFor();
    await page.close();
  });

  it('describes an image: one that is picked, one that is searched by, and one of the library', async () => {
    const { page, faults } = await openPage(`${sample.url}/describe`);
    await page.getByTestId('empty').waitFor();
    await page.getByTestId('describe-file').setInputFiles(IMAGE);
    await page.getByTestId('basis').getByText('No language model looked at the image').waitFor();
    await page.getByTestId('confidence').getByText('agree').waitFor();
    expect(await page.getByTestId('described').count()).toBe(2);
    expect(await page.getByTestId('described').first().locator('mark').count()).toBeGreaterThan(0);

    await page.goto(sample.url);
    await page.getByTestId('image-file').setInputFiles(IMAGE);
    await page.getByTestId('describe-query').click();
    await page.getByTestId('basis').waitFor();
    const described = await page.getByTestId('described').first().getByTestId('variant-text').textContent();
    await page.getByTestId('described').first().getByRole('link', { name: 'Improve' }).click();
    expect(await page.getByTestId('idea').inputValue()).toBe(described);

    // A variant goes on a board as the prompt that it becomes.
    await page.getByTestId('write').click();
    const variant = page.getByTestId('variant').first();
    await variant.getByTestId('variant-rating').waitFor();
    await variant.getByRole('button', { name: 'Board' }).click();
    await page.getByPlaceholder('Find a board, or name a new one').fill('Described');
    await page.keyboard.press('Enter');
    await page.getByTestId('toast').getByText('Added 1 candidate to Described').waitFor();
    await variant.getByTestId('accepted').waitFor();

    await page.goto(`${sample.url}/?q=art%20deco%20skyline%20poster&has=image`);
    await page.getByTestId('card').first().getByRole('link').first().click();
    await page.getByTestId('detail').getByRole('link', { name: 'Describe this image' }).click();
    await page.getByTestId('own-prompt').getByText('art deco skyline poster').waitFor();
    await page.getByTestId('own-prompt').getByRole('button', { name: 'Generate' }).click();
    await page.getByTestId('start-generation').click();
    await page.getByTestId('generation').getByRole('button', { name: 'Add to board' }).waitFor();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);

    await page.goto(`${sample.url}/describe?id=nothing`);
    await page.getByTestId('problem').waitFor();
    await page.goto(`${sample.url}/describe?pic=gone`);
    await page.getByTestId('empty').getByText('no longer available').waitFor();
    await page.close();
  });

  it('marks what is known to be unsafe and hides it in this browser when asked to', async () => {
    const { page, faults } = await openPage(`${server.url}/?q=bathers%20at%20a%20lake`);
    await page.getByTestId('unsafe').waitFor();
    await page.getByTestId('filters').click();
    await page.getByTestId('hide-unsafe').check();
    await soon(async () => expect(await page.getByTestId('unsafe').count()).toBe(0));
    await page.reload();
    await page.getByTestId('card').first().waitFor();
    expect(await page.getByTestId('unsafe').count()).toBe(0);

    // Who asks for it by name sees it nevertheless.
    await page.getByTestId('filters').click();
    await page.getByRole('checkbox', { name: /^unsafe/ }).check();
    await page.getByTestId('unsafe').waitFor();
    expect(query(page).getAll('safety')).toEqual(['unsafe']);
    await page.goto(`${server.url}/?q=bathers`);
    await page.getByTestId('unsafe-hidden').click();
    await page.getByTestId('unsafe').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});
