import { expect, it } from 'vitest';
import type { BoardMember } from '../api/types.ts';
import { movedTo, settingRows, settingsOf, shownMembers, starsOfKey, tally, withRating } from './members.ts';

function member(id: string, rating: number | null, promptId = id): BoardMember {
  return {
    id,
    prompt: { id: promptId, text: id, settings: {} },
    images: [],
    annotations: { rating, tags: [], note: '' },
  } as unknown as BoardMember;
}

const MEMBERS = [member('a', 4), member('b', null), member('c', 5), member('d', 2)];
const ids = (members: BoardMember[]) => members.map(({ id }) => id).join('');

it('shows the candidates with enough stars, or those without any, in the order of the board or the best first', () => {
  expect(ids(shownMembers(MEMBERS, {}))).toBe('abcd');
  expect(ids(shownMembers(MEMBERS, { show: '4' }))).toBe('ac');
  expect(ids(shownMembers(MEMBERS, { show: '5' }))).toBe('c');
  expect(ids(shownMembers(MEMBERS, { show: 'unrated' }))).toBe('b');
  expect(ids(shownMembers(MEMBERS, { by: 'stars' }))).toBe('cadb');
  expect(ids(MEMBERS)).toBe('abcd');
});

it('gives all images of a prompt its stars', () => {
  const two = [member('i1', null, 'p1'), member('i2', null, 'p1'), member('p2', 3)];
  expect(withRating(two, 'p1', 5).map(({ annotations }) => annotations.rating)).toEqual([5, 5, 3]);
  expect(withRating(two, 'p2', null).map(({ annotations }) => annotations.rating)).toEqual([
    null,
    null,
    null,
  ]);
});

it('moves a candidate to the place of another, in either direction', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(movedTo(order, 'a', 'c').join('')).toBe('bcad');
  expect(movedTo(order, 'd', 'b').join('')).toBe('adbc');
  expect(movedTo(order, 'b', 'b').join('')).toBe('abcd');
  expect(movedTo(order, 'x', 'b').join('')).toBe('abcd');
});

it('takes the digits 0 to 5 for stars and nothing else', () => {
  expect(['1', '5', '0', '6', 'Enter', ' '].map(starsOfKey)).toEqual([
    1,
    5,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});

it('counts stars', () => {
  expect(tally([...MEMBERS, member('e', 5)])).toEqual([
    { stars: 5, count: 2 },
    { stars: 4, count: 1 },
    { stars: 2, count: 1 },
    { stars: null, count: 1 },
  ]);
});

it('tells what a candidate was drawn with, its size being that of its image', () => {
  const drawn = {
    ...member('a', null),
    prompt: { settings: { model: 'sdxl', width: 64, height: 64, steps: 20, seed: 0 } },
    images: [{ width: 768, height: 512 }],
  } as unknown as BoardMember;
  expect(settingRows(settingsOf(drawn))).toEqual([
    { name: 'Model', value: 'sdxl' },
    { name: 'Size', value: '768 × 512' },
    { name: 'Steps', value: '20' },
    { name: 'Seed', value: '0' },
  ]);
});
