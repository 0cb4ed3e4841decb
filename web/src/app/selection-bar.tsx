import { Link, useLocation } from '@tanstack/react-router';
import { splitQuery } from '../../../src/query/parse-query.ts';
import { count } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { deleteThings } from '../state/deletions.ts';
import { openBoards } from '../state/panels.ts';
import { useSearchParams, useStartSearch } from '../state/search/use-search.ts';
import { selection } from '../state/selection.ts';
import { isWriting } from '../state/writing.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { BoardIcon, DeleteIcon, ImproveIcon, LikeIcon } from '../ui/icons.tsx';
import { ReworkMenu } from '../ui/rework-menu.tsx';

/** Floats over the results while prompts are selected. */
export function SelectionBar() {
  const selected = useStore(selection);
  const { q } = useSearchParams();
  const { moreLike } = useStartSearch();
  const { pathname } = useLocation();
  if (selected.length === 0 || isWriting(pathname) || pathname.startsWith('/boards/')) return null;
  return (
    <section
      aria-label="Selected prompts"
      data-testid="selection"
      className="fixed bottom-5 left-1/2 z-30 flex max-w-[calc(100vw-2rem)] -translate-x-1/2 animate-rise items-center gap-2 rounded-2xl border border-line bg-panel p-2 pl-4 shadow-float"
    >
      <span className="truncate text-sm">
        {count(selected.length)}
        <span className="max-sm:sr-only"> selected</span>
      </span>
      <Button look="plain" onClick={() => selection.set([])}>
        Clear
      </Button>
      <Button
        data-testid="more-like-these"
        aria-label="More like these"
        onClick={() => moreLike(...selected.slice(0, 50).map((one) => one.id))}
      >
        <LikeIcon />
        <span className="max-sm:hidden">More like these</span>
      </Button>
      <Button
        data-testid="add-these-to-board"
        aria-label="Add to board"
        onClick={() => openBoards({ ids: selected.map((one) => one.id) })}
      >
        <BoardIcon />
        <span className="max-sm:hidden">Board</span>
      </Button>
      <Button
        data-testid="delete-these"
        aria-label="Delete"
        onClick={() =>
          void deleteThings(
            'prompts',
            selected.map((one) => one.id),
          )
        }
      >
        <DeleteIcon />
        <span className="max-sm:hidden">Delete</span>
      </Button>
      <ReworkMenu
        compact
        ids={selected.map((one) => one.id)}
        text={selected.length === 1 ? selected[0]?.prompt : undefined}
      />
      <Link
        to="/improve"
        search={{ idea: splitQuery(q ?? '').words || undefined, use: selected.map((one) => one.id) }}
        className={buttonClass('primary')}
      >
        <ImproveIcon />
        <span className="max-sm:hidden">Improve with these</span>
        <span className="sm:hidden">Improve</span>
      </Link>
    </section>
  );
}
