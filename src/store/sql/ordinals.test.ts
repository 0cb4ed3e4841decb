import { expect, it } from 'vitest';
import { idAt, idRange } from './id-ranges.ts';
import { idOf, splitId } from './ids.ts';
import { Ordinals } from './ordinals.ts';

const ids = Array.from({ length: 500 }, (_, n) => idOf('prompt', String(n))).sort();

function numbered(some: readonly string[]): Ordinals {
  const parts = some.map(splitId);
  return new Ordinals(
    Float64Array.from(parts, ([head]) => head),
    Uint32Array.from(parts, ([, tail]) => tail),
  );
}

it('numbers ids in their order and gives them back', () => {
  const numbers = numbered(ids);
  expect(numbers.count).toBe(500);
  for (const [n, id] of ids.entries()) {
    expect(numbers.ordinalOf(id)).toBe(n);
    expect(numbers.idOf(n)).toBe(id);
  }
  expect(numbers.ordinalOf(idOf('prompt', 'nobody'))).toBeUndefined();
  expect(numbers.ordinalOf('p')).toBeUndefined();
});

it('tells ids apart that begin alike', () => {
  const alike = ['p0123456789aaaaaa', 'p0123456789bbbbbb', 'p0123456789cccccc'];
  const numbers = numbered(alike);
  expect(alike.map((id) => numbers.ordinalOf(id))).toEqual([0, 1, 2]);
  expect(numbers.ordinalOf('p0123456789bbbbbz')).toBeUndefined();
});

it('finds ascending ids by their heads and leaves out who is not there', () => {
  const numbers = numbered(ids.filter((_, n) => n % 3 !== 0));
  const heads = Float64Array.from(ids, (id) => splitId(id)[0]);
  const found = [...numbers.ordinalsOf(heads)];
  expect(found.filter((_, n) => n % 3 === 0).every((number) => number === -1)).toBe(true);
  expect(found.filter((number) => number >= 0)).toEqual([...Array(numbers.count).keys()]);
});

it('cuts all ids into parts that are about alike', () => {
  const parts = [0, 1, 2, 3].map((n) => [idAt(n / 4), idAt((n + 1) / 4)] as const);
  const counts = parts.map(([from, to]) => ids.filter((id) => id >= from && id < to).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
  for (const count of counts) expect(Math.abs(count - 125)).toBeLessThan(40);
  expect(idRange('id', 0, 1)).toBe("id >= 'p0000000000000000'");
  expect(idRange('id', 3, 4)).toBe("id >= 'pr000000000000000'");
});
