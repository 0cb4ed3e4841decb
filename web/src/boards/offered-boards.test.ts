import { expect, it } from 'vitest';
import type { Board } from '../api/types.ts';
import { offeredBoards } from './offered-boards.ts';

const board = (name: string, day: number) =>
  ({ id: name, name, note: '', members: 0, createdAt: '', changedAt: `2025-01-0${day}T00:00:00Z` }) as Board;
const BOARDS = [board('Covers', 1), board('Covers, spring', 3), board('Posters', 2)];

it('offers the boards that changed last first, and one of the very name before all', () => {
  expect(offeredBoards(BOARDS, '').found.map(({ name }) => name)).toEqual([
    'Covers, spring',
    'Posters',
    'Covers',
  ]);
  const { found, isNew } = offeredBoards(BOARDS, ' covers ');
  expect(found.map(({ name }) => name)).toEqual(['Covers', 'Covers, spring']);
  expect(isNew).toBe(false);
});

it('offers to make a board of a name that none has', () => {
  expect(offeredBoards(BOARDS, 'cov').isNew).toBe(true);
  expect(offeredBoards(BOARDS, '   ').isNew).toBe(false);
  expect(offeredBoards([], 'First')).toEqual({ found: [], isNew: true });
});
