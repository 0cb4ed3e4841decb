import type { Board } from '../api/types.ts';

/**
 * The boards whose name contains what was typed: an exact match first, then the latest changed.
 * `isNew` tells whether a new board can have that name.
 */
export function offeredBoards(boards: readonly Board[], typed: string): { found: Board[]; isNew: boolean } {
  const needle = typed.trim().toLowerCase();
  const same = (board: Board) => Number(board.name.toLowerCase() === needle);
  const found = boards
    .filter(({ name }) => name.toLowerCase().includes(needle))
    .sort((a, b) => same(b) - same(a) || b.changedAt.localeCompare(a.changedAt));
  return { found, isNew: needle !== '' && !found.some((board) => same(board) === 1) };
}
