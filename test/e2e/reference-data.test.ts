import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResponse } from '../../src/records/search.ts';
import { runJson, type Served, serve, sharedData } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const styles = path.join(sharedData, 'sd-styles', 'prompts.csv');
if (!existsSync(styles)) console.warn(`skipped: ${styles} is not on this machine`);

describe.skipIf(!existsSync(styles))('702 real images', () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  let server: Served;

  beforeAll(async () => {
    const report = await runJson<{ kept: number; images: { embedded: number } }>(
      ['import', styles, '--images', '--library', library],
      { folder },
    );
    expect(report).toMatchObject({ read: 702, images: { embedded: 702, failed: [] } });
  });
  afterAll(async () => {
    await server?.stop();
  });

  it('are found by words: at least seven of ten carry a tag that was asked for', async () => {
    const { results } = await runJson<SearchResponse>(
      ['search', 'watercolor landscape', '--library', library, '-k', '10'],
      { folder },
    );
    expect(results).toHaveLength(10);
    const right = results.filter(({ tags }) => tags.includes('Watercolor') || tags.includes('Landscape'));
    expect(right.length).toBeGreaterThanOrEqual(7);
  });

  it('are found by image, re-saved at half size as JPEG of 60 % quality, at least 95 of 100 first', async () => {
    server = await serve(['--library', library], { folder });
    const rows = parse(readFileSync(styles), { columns: true }) as { id: string; url: string }[];
    const step = rows.length / 100;
    let first = 0;
    for (let n = 0; n < 100; n++) {
      const row = rows[Math.floor(n * step)]!;
      const image = await sharp(path.join(path.dirname(styles), row.url))
        .resize(224)
        .jpeg({ quality: 60 })
        .toBuffer();
      const answer = await fetch(new URL('/api/v1/search', server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ image: image.toString('base64'), k: 1 }),
      });
      const { results } = (await answer.json()) as SearchResponse;
      if (results[0]?.sourceId === row.id) first++;
    }
    expect(first).toBeGreaterThanOrEqual(95);
  });
});
