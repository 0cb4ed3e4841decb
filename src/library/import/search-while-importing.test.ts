import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { readConfig } from '../../config.ts';
import type { SearchInput } from '../../records/search.ts';
import { Library } from '../library.ts';

const ROWS = 15_000;
const folder = temporaryFolder();
const THINGS = ['harbour', 'orchard', 'lantern', 'violin', 'glacier', 'carousel', 'teapot', 'falcon'];
const textOf = (n: number) =>
  `a ${THINGS[n % 8]} number ${n} beside a ${THINGS[(n >> 3) % 8]}, ${THINGS[(n >> 6) % 8]} light`;

it('finds every row that an import has acknowledged, and none twice, while it goes on', async () => {
  const library = await Library.open(
    readConfig({ library: path.join(folder, 'library'), embedder: 'lite' }, {}),
  );
  const csv = path.join(folder, 'rows.csv');
  writeFileSync(csv, `prompt\n${Array.from({ length: ROWS }, (_, n) => `"${textOf(n)}"`).join('\n')}\n`);
  let acknowledged = 0;
  let importing = true;
  const importDone = library
    .import(
      { path: csv },
      {
        onProgress: ({ phase, records }) => {
          if (phase === 'rows') acknowledged = records;
        },
      },
    )
    .finally(() => {
      importing = false;
    });

  let asked = 0;
  const ask = async (mode: SearchInput['mode'], seed: number) => {
    for (let turn = seed; importing || turn < seed + 5; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (acknowledged === 0) continue;
      const n = (turn * 7919) % acknowledged;
      const { results } = await library.search({ text: textOf(n), plain: true, mode, k: 10 });
      const ids = results.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(results.map(({ prompt }) => prompt)).toContain(textOf(n));
      asked++;
    }
  };
  await Promise.all([ask('hybrid', 1), ask('lexical', 2), ask('semantic', 3)]);
  expect((await importDone).kept).toBe(ROWS);
  expect(asked).toBeGreaterThan(10);
  expect((await library.info()).counts.prompts).toBe(ROWS);
  await library.close();
});
