import { expect, it } from 'vitest';
import { PostingList } from './posting-list.ts';

const PROMPTS = 1000;
const every = (step: number, from = 0) =>
  Uint32Array.from({ length: Math.ceil((PROMPTS - from) / step) }, (_, n) => from + n * step);

it('is a list of rare holders and bits of common ones', () => {
  const rare = PostingList.from([every(100)], PROMPTS);
  expect(rare.size).toBe(10);
  expect(Array.from(rare.list!)).toEqual(Array.from(every(100)));
  const common = PostingList.from([every(3).subarray(0, 100), every(3).subarray(100)], PROMPTS);
  expect(common.size).toBe(334);
  const { bits } = common;
  const held = [...Array(PROMPTS).keys()].filter((n) => (bits![n >>> 5]! >>> (n & 31)) & 1);
  expect(held).toEqual(Array.from(every(3)));
  expect(common.byteLength).toBe(4 * Math.ceil(PROMPTS / 32));
});

it.each([
  ['a list among fewer', every(100), every(400)],
  ['a list among more', every(100), every(7)],
  ['bits among some', every(3), every(7, 2)],
  ['bits among one', every(3), Uint32Array.of(999)],
  ['a list among nobody', every(100), new Uint32Array()],
  ['nobody among some', new Uint32Array(), every(7)],
])('gives of %s those that are in both', (_, holders, numbers) => {
  const both = PostingList.from([holders], PROMPTS).intersect(numbers);
  const expected = Array.from(numbers).filter((number) => holders.includes(number));
  expect(Array.from(both.list!)).toEqual(expected);
  expect(both.size).toBe(expected.length);
});
