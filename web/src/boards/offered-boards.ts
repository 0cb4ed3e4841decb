import type { Board } from '../api/types.ts';

/**
 * The boards whose name has what was typed, one of exactly that name first, then what changed last.
 * @returns with them whether what was typed can name a new one.
 */
export function offeredBoards(boards: readonly Board[], typed: string): { found: Board[]; isNew: boolean } {
  const needle = typed.trim().toLowerCase();
  const same = (board: Board) => Number(board.name.toLowerCase() === needle);
  const found = boards
    .filter(({ name }) => name.toLowerCase().includes(needle))
    .sort((a, b) => same(b) - same(a) || b.changedAt.localeCompare(a.changedAt));
  return { found, isNew: needle !== '' && !found.some((board) => same(board) === 1) };
}
