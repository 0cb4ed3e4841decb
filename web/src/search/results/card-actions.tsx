import type { Match } from '../../api/types.ts';
import { openBoards } from '../../state/panels.ts';
import { toggleSelected } from '../../state/selection.ts';
import { copy } from '../../state/toast.ts';
import { BoardIcon, CheckIcon, CopyIcon, LikeIcon, UnlikeIcon, UseIcon } from '../../ui/icons.tsx';
import { CardButton } from '../../ui/prompt/card-button.tsx';

interface CardActionsProps {
  match: Match;
  selected: boolean;
  tabbable: boolean;
  onLike: () => void;
  onUnlike: () => void;
}

/** The actions on a card. */
export function CardActions({ match, selected, tabbable, onLike, onUnlike }: CardActionsProps) {
  const shown = 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:hidden';
  const common = { tabbable, shown };
  return (
    <div className="absolute top-2 right-2 flex gap-1.5">
      <CardButton
        {...common}
        label="Copy prompt"
        title="Copy prompt (c)"
        onClick={() => void copy(match.prompt)}
      >
        <CopyIcon />
      </CardButton>
      <CardButton
        tabbable={tabbable}
        shown={`${shown} max-sm:hidden`}
        label="Add to board"
        title="Add to board (b)"
        onClick={() => openBoards({ ids: [match.id] })}
      >
        <BoardIcon />
      </CardButton>
      <CardButton {...common} label="More like this" title="More like this (m)" onClick={onLike}>
        <LikeIcon />
      </CardButton>
      <CardButton {...common} label="Less like this" title="Less like this (l)" onClick={onUnlike}>
        <UnlikeIcon />
      </CardButton>
      <CardButton
        {...common}
        label="Select"
        pressed={selected}
        title={selected ? 'Deselect (u)' : 'Select, to improve it or find more like it (u)'}
        onClick={() => toggleSelected(match)}
      >
        {selected ? <CheckIcon /> : <UseIcon />}
      </CardButton>
    </div>
  );
}
