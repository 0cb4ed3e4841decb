import { expect, it, vi } from 'vitest';
import { dedupeRows } from './dedupe-rows.ts';

const rows = (...ids: string[]) => vi.fn(async (n: number) => ids.slice(0, n).map((id) => ({ id })));

it('asks once where no row is there twice', async () => {
  const search = rows('a', 'b', 'c');
  expect((await dedupeRows(2, search)).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(search).toHaveBeenCalledOnce();
});

it('gives k rows though some are there twice, in their order', async () => {
  const search = rows('a', 'a', 'b', 'b', 'c', 'd');
  expect((await dedupeRows(3, search)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('gives what there is when there is less', async () => {
  const search = rows('a', 'a');
  expect(await dedupeRows(3, search)).toEqual([{ id: 'a' }]);
  expect(search).toHaveBeenCalledOnce();
});
