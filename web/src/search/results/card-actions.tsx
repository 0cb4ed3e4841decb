import type { Match } from '../../api/types.ts';
import { cx } from '../../lib/cx.ts';
import { openBoards } from '../../state/panels.ts';
import { toggleSelected } from '../../state/selection.ts';
import { copy } from '../../state/toast.ts';
import { BoardIcon, CheckIcon, CopyIcon, LikeIcon, UnlikeIcon, UseIcon } from '../../ui/icons.tsx';

interface CardActionsProps {
  match: Match;
  selected: boolean;
  tabbable: boolean;
  onLike: () => void;
  onUnlike: () => void;
}

const round =
  'inline-flex size-7 items-center justify-center rounded-full border border-white/15 bg-black/65 text-white backdrop-blur transition hover:bg-black/85';

/** The actions on a card. */
export function CardActions({ match, selected, tabbable, onLike, onUnlike }: CardActionsProps) {
  const tabIndex = tabbable ? 0 : -1;
  const shown = 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:hidden';
  return (
    <div className="absolute top-2 right-2 flex gap-1.5">
      <button
        type="button"
        aria-label="Copy prompt"
        title="Copy prompt (c)"
        tabIndex={tabIndex}
        onClick={() => void copy(match.prompt)}
        className={cx(round, shown)}
      >
        <CopyIcon />
      </button>
      <button
        type="button"
        aria-label="Add to board"
        title="Add to board (b)"
        tabIndex={tabIndex}
        onClick={() => openBoards({ ids: [match.id] })}
        className={cx(round, shown, 'max-sm:hidden')}
      >
        <BoardIcon />
      </button>
      <button
        type="button"
        aria-label="More like this"
        title="More like this (m)"
        tabIndex={tabIndex}
        onClick={onLike}
        className={cx(round, shown)}
      >
        <LikeIcon />
      </button>
      <button
        type="button"
        aria-label="Less like this"
        title="Less like this (l)"
        tabIndex={tabIndex}
        onClick={onUnlike}
        className={cx(round, shown)}
      >
        <UnlikeIcon />
      </button>
      <button
        type="button"
        aria-label="Select"
        aria-pressed={selected}
        title={selected ? 'Deselect (u)' : 'Select, to improve it or find more like it (u)'}
        tabIndex={tabIndex}
        onClick={() => toggleSelected(match)}
        className={cx(round, selected ? 'border-transparent! bg-accent! text-accent-ink!' : shown)}
      >
        {selected ? <CheckIcon /> : <UseIcon />}
      </button>
    </div>
  );
}
