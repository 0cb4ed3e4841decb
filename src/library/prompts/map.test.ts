import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedLibrary, serveLibrary } from '../../../test/support/served-library.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { LibraryMap, MapProgress } from '../../records/library-map.ts';

const folder = temporaryFolder();
const THEMES = {
  a: ['a fox in a meadow', 'a hare under a tree', 'an otter by a river', 'a deer in a forest'],
  b: ['a neon city street', 'a glass skyscraper', 'a subway station', 'a traffic bridge'],
  c: ['a bowl of noodle soup', 'a slice of cherry pie', 'a plate of sushi', 'a loaf of bread'],
};
const rows = (from: number, to: number) =>
  Object.entries(THEMES).flatMap(([theme, subjects]) =>
    Array.from({ length: to - from }, (_, n) => `"${subjects[n % 4]}, number ${from + n}",${theme}.example`),
  );

let served: ServedLibrary;
beforeAll(async () => {
  served = await serveLibrary(folder, ['prompt,source_site', ...rows(0, 40)]);
});
afterAll(() => served.close());

async function siteOf(id: string) {
  return (await served.library.prompts.get(id)).prompt.sourceSite;
}

describe('the map', () => {
  it('is empty before it is made, and stops when told to', async () => {
    expect(await served.call<LibraryMap>('/map')).toMatchObject({ builtAt: null, missing: 120 });
    const stop = new AbortController();
    const build = served.library.map.build({}, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(build).rejects.toMatchObject({ code: 'cancelled' });
    expect((await served.library.map.read()).builtAt).toBeNull();
  });

  it('is made as a job with progress, and puts together what is alike', async () => {
    const progress: MapProgress[] = [];
    const report = await served.remote.map.build({}, { onProgress: (step) => progress.push(step) });
    expect(report).toMatchObject({ points: 120, added: 120, rebuilt: true });
    expect(progress.length).toBeGreaterThan(0);
    const map = await served.call<LibraryMap>('/map');
    expect(map).toMatchObject({ missing: 0, sampled: false });
    const { ids, x, y, group } = map.points;
    expect([new Set(ids).size, x.length, y.length, group.length]).toEqual([120, 120, 120, 120]);
    const sites = await Promise.all(ids.map(siteOf));
    const alike = ids.filter((_, n) => {
      const others = ids.map((_, m) => m).filter((m) => m !== n);
      const nearest = others.reduce((best, m) =>
        Math.hypot(x[m]! - x[n]!, y[m]! - y[n]!) < Math.hypot(x[best]! - x[n]!, y[best]! - y[n]!) ? m : best,
      );
      return sites[nearest] === sites[n];
    });
    expect(alike.length).toBeGreaterThan(110);
    expect(map.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(120);
    expect(map.clusters.map(({ label }) => label).join(' ')).toMatch(
      /fox|hare|otter|deer|city|noodle|sushi|bread/,
    );
  });

  it('takes in what comes later and leaves the rest where it is', async () => {
    const before = await served.library.map.read();
    const file = path.join(folder, 'later.csv');
    writeFileSync(file, ['prompt,source_site', ...rows(40, 50)].join('\n'));
    await served.library.import({ path: file });
    expect((await served.library.map.read()).missing).toBe(30);
    expect(await served.library.map.build()).toMatchObject({ points: 150, added: 30, rebuilt: false });
    const after = await served.library.map.read();
    expect(after.missing).toBe(0);
    const place = (map: LibraryMap, id: string) => map.points.x[map.points.ids.indexOf(id)];
    for (const id of before.points.ids) expect(place(after, id)).toBe(place(before, id));
    expect(await served.library.map.build({ rebuild: true })).toMatchObject({
      points: 150,
      added: 150,
      rebuilt: true,
    });
    expect((await served.library.map.read()).points.ids).toHaveLength(150);
  });
});
