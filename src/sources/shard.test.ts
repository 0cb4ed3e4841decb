import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CsvSource } from './csv/csv.ts';
import { parseShard, ShardedSource } from './shard.ts';
import { describeSource, readAll, summary } from './source.contract.ts';

async function file(rows: number): Promise<string> {
  const name = path.join(await mkdtemp(path.join(tmpdir(), 'promptloom-shard-')), 'prompts.csv');
  const lines = Array.from({ length: rows }, (_, n) => (n === 4 ? 'row 4,-3' : `row ${n},512`));
  await writeFile(name, ['prompt,width', ...lines, ''].join('\n'));
  return name;
}

describeSource('a part', async () => {
  const name = await file(8);
  return {
    source: new ShardedSource(new CsvSource(name), { index: 1, of: 3 }),
    expected: ['row 1', '!impossible width', 'row 7'],
    change: () => writeFile(name, 'prompt\nanother\n'),
  };
});

it('leaves no record out and gives none twice, whatever the number of parts', async () => {
  const name = await file(23);
  const all = (await readAll(new CsvSource(name))).map(summary);
  for (const of of [1, 2, 7, 16, 40]) {
    const parts = await Promise.all(
      Array.from({ length: of }, (_, index) =>
        readAll(new ShardedSource(new CsvSource(name), { index, of })),
      ),
    );
    expect(parts.flat().map(summary).sort()).toEqual([...all].sort());
  }
});

it('is stated as people count', () => {
  expect(parseShard('3/16')).toEqual({ index: 2, of: 16 });
  for (const bad of ['0/4', '5/4', '1', '1/', 'a/b', '1/0', '-1/4', '1/99999']) {
    expect(() => parseShard(bad)).toThrow('is none');
  }
});
