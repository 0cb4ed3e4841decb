import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

interface Row {
  id: string;
  prompt: string;
  negative_prompt: string;
  url: string;
  width: string;
  height: string;
  source_site: string;
  model: string;
  tags: string;
}

const rows: Row[] = parse(readFileSync(`${here}prompts.csv`), { columns: true });
const withImage = rows.filter((row) => row.url !== '');
const words = (text: string) => text.toLowerCase().match(/[a-z0-9'-]+/g) ?? [];

it('has enough prompts with and without an image', () => {
  expect(rows.length - withImage.length).toBeGreaterThanOrEqual(240);
  expect(withImage.length).toBeGreaterThanOrEqual(60);
});

it('has unique ids, and no two prompts that are nearly the same', () => {
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  const sets = rows.map((row) => new Set(words(row.prompt)));
  const alike: string[] = [];
  sets.forEach((a, i) => {
    for (let j = i + 1; j < sets.length; j++) {
      const b = sets[j] as Set<string>;
      const shared = [...a].filter((word) => b.has(word)).length;
      if (shared / (a.size + b.size - shared) > 0.5) alike.push(`${rows[i]?.id} ~ ${rows[j]?.id}`);
    }
  });
  expect(alike).toEqual([]);
});

it('has prompts of a useful length, two to five tags and a source', () => {
  for (const row of rows) {
    expect(words(row.prompt).length, row.id).toBeGreaterThanOrEqual(8);
    expect(words(row.prompt).length, row.id).toBeLessThanOrEqual(60);
    const tags = row.tags.split('|');
    expect(tags.length, row.id).toBeGreaterThanOrEqual(2);
    expect(tags.length, row.id).toBeLessThanOrEqual(5);
    expect(new Set(tags).size, row.id).toBe(tags.length);
    for (const tag of tags) expect(tag, row.id).toMatch(/^[A-Z0-9]\S*( (and|[A-Z0-9]\S*))*$/);
    expect(row.source_site).toBe('promptloom sample');
    expect(row.model, row.id).toBe(row.url ? 'drawn by sample/draw' : '');
  }
});

it('has a readable WebP of the stated size for every url, and no stray images', async () => {
  for (const row of withImage) {
    const { format, width, height } = await sharp(`${here}${row.url}`).metadata();
    expect({ format, width, height }, row.id).toEqual({
      format: 'webp',
      width: Number(row.width),
      height: Number(row.height),
    });
    expect(Math.min(Number(row.width), Number(row.height)), row.id).toBe(512);
  }
  const files = readdirSync(`${here}images`).map((name) => `images/${name}`);
  expect(files.sort()).toEqual(withImage.map((row) => row.url).sort());
});

it('stays small enough to ship', () => {
  const total = withImage.reduce((sum, row) => sum + statSync(`${here}${row.url}`).size, 0);
  expect(total).toBeLessThanOrEqual(4 * 1024 * 1024);
});
