import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAll, summary } from '../source.contract.ts';
import { CsvSource } from './csv.ts';

let file = '';
let state = 20_240_817;

beforeAll(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'promptloom-csv-')), 'random.csv');
});
afterAll(() => rm(path.dirname(file), { recursive: true, force: true }));

/** Linear congruential (Knuth's constants as in Numerical Recipes), so that every run tests the same files. */
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

it('reads back whatever was written by RFC 4180', async () => {
  for (let round = 0; round < 150; round++) {
    const delimiter = pick([',', '\t', ';']);
    const lineEnd = pick(['\n', '\r\n']);
    const cell = () =>
      many(random(6), () => pick(['a', '"', delimiter, '\n', '\r\n', 'é', '🏠', ' '])).join('');
    const rows = many(1 + random(12), () => many(3, cell));
    const quoted = (text: string) =>
      /["\r\n,;\t]/.test(text) || random(5) === 0 ? `"${text.replaceAll('"', '""')}"` : text;
    const lines = [['id', 'prompt', 'note'], ...rows].map((cells) => cells.map(quoted).join(delimiter));
    await writeFile(file, lines.join(lineEnd) + pick(['', lineEnd]));
    const records = await readAll(new CsvSource(file, { maxRowBytes: pick([200, 300, 65_536]) }));
    expect(records.map(summary)).toEqual(rows.map((cells) => cells[1]));
  }
});

it('reads rubbish to its end, the same from every record on', async () => {
  const parts = ['a', '"', '""', ',', ',', '\n', '\n', '\r\n', '\0', 'é', 'word ', '\r', 'x'.repeat(30)];
  for (let round = 0; round < 100; round++) {
    const bytes = Buffer.from(`id,prompt,note\n${many(random(400), () => pick(parts)).join('')}`);
    if (bytes.length > 40) bytes[30 + random(bytes.length - 30)] = 0xff;
    await writeFile(file, bytes);
    const source = new CsvSource(file, { maxRowBytes: pick([100, 150, 65_536]) });
    const all = await readAll(source);
    for (const at of many(3, () => random(all.length))) {
      const record = all[at];
      if (record) expect(await readAll(source, record.next)).toEqual(all.slice(at + 1));
    }
  }
});
