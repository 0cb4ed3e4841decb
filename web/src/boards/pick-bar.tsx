import { Link } from '@tanstack/react-router';
import type { BoardMember } from '../api/types.ts';
import { count } from '../lib/format.ts';
import { openBoards } from '../state/panels.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { BoardIcon, CloseIcon, EyeIcon, ImproveIcon } from '../ui/icons.tsx';
import { removeWithUndo } from './board-api.ts';
import { MOST_COMPARED } from './board-params.ts';

interface PickBarProps {
  boardId: string;
  /** All candidates of the board, in its order. */
  members: readonly BoardMember[];
  picked: readonly BoardMember[];
  onPick: (pick: string[] | undefined) => void;
  onCompare: (view: string[]) => void;
}

/** Floats over the board while candidates are picked. */
export function PickBar({ boardId, members, picked, onPick, onCompare }: PickBarProps) {
  if (picked.length === 0) return null;
  const ids = picked.map(({ id }) => id);
  const prompts = [...new Set(picked.map(({ prompt }) => prompt.id))];

  async function remove() {
    if ((await removeWithUndo(boardId, members, picked)) > 0) onPick(undefined);
  }

  return (
    <section
      aria-label="Picked candidates"
      data-testid="picked"
      className="fixed bottom-5 left-1/2 z-30 flex max-w-[calc(100vw-1rem)] -translate-x-1/2 animate-rise items-center gap-2 rounded-2xl border border-line bg-panel p-2 pl-4 shadow-float max-sm:gap-1"
    >
      <span className="truncate text-sm">
        {count(picked.length)}
        <span className="max-sm:sr-only"> picked</span>
      </span>
      <Button look="plain" onClick={() => onPick(undefined)}>
        Clear
      </Button>
      <Button aria-label="Remove from board" onClick={() => void remove()}>
        <CloseIcon />
        <span className="max-md:hidden">Remove</span>
      </Button>
      <Button aria-label="Add to another board" onClick={() => openBoards({ ids })}>
        <BoardIcon />
        <span className="max-md:hidden">Another board</span>
      </Button>
      <Link
        to="/improve"
        search={{ use: prompts.slice(0, 50) }}
        aria-label="Improve with these"
        className={buttonClass()}
      >
        <ImproveIcon />
        <span className="max-md:hidden">Improve with these</span>
      </Link>
      <Button
        look="primary"
        data-testid="compare"
        disabled={picked.length > MOST_COMPARED}
        title={picked.length > MOST_COMPARED ? `You can compare up to ${MOST_COMPARED}` : 'v'}
        onClick={() => onCompare(ids)}
      >
        <EyeIcon />
        {picked.length === 1 ? 'View' : 'Compare'}
      </Button>
    </section>
  );
}
