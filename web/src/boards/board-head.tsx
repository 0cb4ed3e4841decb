import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import type { Board } from '../api/types.ts';
import { say } from '../state/toast.ts';
import { Button, buttonClass, IconButton } from '../ui/button.tsx';
import { confirm } from '../ui/confirm.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { CloseIcon, EditIcon, SearchIcon } from '../ui/icons.tsx';
import { FormProblem } from '../ui/problem-note.tsx';
import { editBoard, removeBoard } from './board-api.ts';

/** The name and note of a board, and the actions on the whole board. */
export function BoardHead({ board }: { board: Board }) {
  const [editing, setEditing] = useState(false);
  const navigate = useNavigate();

  async function remove() {
    const sure = await confirm({
      title: `Delete the board “${board.name}”?`,
      text: 'This also deletes its order and notes. Its prompts stay in the library.',
      yes: 'Delete',
    });
    if (!sure) return;
    if (await removeBoard(board.id)) {
      say(`Deleted the board ${board.name}`);
      void navigate({ to: '/boards' });
    }
  }

  if (editing) return <EditBoard board={board} onDone={() => setEditing(false)} />;
  return (
    <header className="py-5">
      <Link to="/boards" className="text-muted text-sm hover:text-text">
        Boards
      </Link>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h1 dir="auto" className="min-w-0 break-words font-serif text-[1.6rem] leading-tight">
          {board.name}
        </h1>
        <IconButton label="Edit name and note" onClick={() => setEditing(true)} className="size-8!">
          <EditIcon />
        </IconButton>
        <IconButton label="Delete board" onClick={() => void remove()} className="size-8!">
          <CloseIcon />
        </IconButton>
        {board.members > 0 ? (
          <Link
            to="/"
            search={{ board: [board.name] }}
            className={`${buttonClass('plain')} ml-auto`}
            data-testid="search-in-board"
          >
            <SearchIcon />
            Search this board
          </Link>
        ) : null}
      </div>
      {board.note ? (
        <p data-testid="board-note" className="mt-1 max-w-[70ch] whitespace-pre-wrap break-words text-sm">
          {board.note}
        </p>
      ) : null}
    </header>
  );
}

function EditBoard({ board, onDone }: { board: Board; onDone: () => void }) {
  const [name, setName] = useState(board.name);
  const [note, setNote] = useState(board.note);
  const [problem, setProblem] = useState('');

  async function save(event: React.SubmitEvent) {
    event.preventDefault();
    try {
      await editBoard(board.id, { name: name.trim(), note: note.trim() });
      onDone();
    } catch (error) {
      setProblem(toApiError(error).message);
    }
  }

  return (
    <form onSubmit={save} className="max-w-xl space-y-3 py-5">
      <TextField label="Name" value={name} onValue={setName} maxLength={200} required autoFocus />
      <TextArea label="Note" note="optional" value={note} onValue={setNote} rows={2} maxLength={20_000} />
      <FormProblem text={problem} />
      <div className="flex gap-2">
        <Button look="primary" type="submit" disabled={name.trim() === ''}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
