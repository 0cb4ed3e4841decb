import { expect, it } from 'vitest';
import { ACCEPTED, isImported } from './kinds.ts';

it.each(['a.csv', 'A.CSV', 'b.tsv', 'c.parquet', 'd.json', 'e.jsonl', 'f.ndjson', 'g.txt'])(
  'takes %s to import',
  (name) => {
    expect(isImported({ name, type: '' })).toBe(true);
    expect(ACCEPTED.split(',')).toContain(name.toLowerCase().slice(1));
  },
);

it.each([
  [{ name: 'prompts', type: 'text/csv;charset=utf-8' }, true],
  [{ name: 'prompts', type: 'application/json' }, true],
  [{ name: 'fox.png', type: 'image/png' }, false],
  [{ name: 'book.xlsx', type: 'application/vnd.openxmlformats' }, false],
])('goes by the type of %j where the name does not tell', (file, expected) => {
  expect(isImported(file)).toBe(expected);
});
