import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import type { Board } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { count, countOf } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { boardsQuery } from '../state/boards-query.ts';
import { type Adding, closePanel, panel } from '../state/panels.ts';
import { say } from '../state/toast.ts';
import { Button } from '../ui/button.tsx';
import { fieldClass, Labelled, numberFrom, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/problem-note.tsx';
import { Modal } from '../ui/sheet.tsx';
import { AT_ONCE, changeMembers, makeBoard } from './board-api.ts';
import { offeredBoards } from './offered-boards.ts';

/** Asks which board to add candidates to. */
export function AddToBoard() {
  const open = useStore(panel);
  if (open.kind !== 'board') return null;
  return (
    <Modal onClose={closePanel} title="Add to board" testId="add-to-board">
      <Ask adding={open.adding} />
    </Modal>
  );
}

function Ask({ adding: { ids, more } }: { adding: Adding }) {
  const { data, error } = useQuery(boardsQuery);
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState(String(ids.length));
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const { found, isNew } = offeredBoards(data ?? [], name);
  // The last row creates a board with the name that was typed.
  const rows = found.length + Number(isNew);
  const k = more ? Math.min(AT_ONCE, Math.max(1, Math.round(numberFrom(wanted) ?? 0))) : ids.length;

  async function add(board: Board | undefined) {
    setBusy(true);
    try {
      const all = more && k > ids.length ? await more(k) : ids.slice(0, k);
      const { id, name: title } = board ?? (await makeBoard(name.trim()));
      const done = await changeMembers(id, { add: [...all] });
      if (!done) return;
      const before = all.length - done.added;
      say(
        `Added ${countOf(done.added, 'candidate')} to ${title}${before > 0 ? ` (${count(before)} already there)` : ''}`,
      );
      closePanel();
    } catch (thrown) {
      setProblem(toApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  }

  function submit(event: React.SubmitEvent) {
    event.preventDefault();
    if (!busy && rows > 0) void add(found[Math.min(at, rows - 1)]);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || rows === 0) return;
    event.preventDefault();
    setAt((Math.min(at, rows - 1) + by + rows) % rows);
  }

  const row = (index: number) =>
    cx(
      'flex w-full items-baseline gap-3 rounded-lg px-3 py-2 text-left text-sm hover:bg-raised',
      Math.min(at, rows - 1) === index && 'bg-accent-soft',
    );
  return (
    <form onSubmit={submit} className="mt-3 space-y-3">
      {more ? (
        <TextField
          label="How many results"
          note={`best first; ${count(ids.length)} are on the page`}
          type="number"
          min={1}
          max={AT_ONCE}
          value={wanted}
          onValue={setWanted}
        />
      ) : (
        <p className="text-muted text-sm">{countOf(ids.length, 'candidate')}</p>
      )}
      <Labelled label="Board" note="↑ ↓ and Enter">
        {(id) => (
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the one question of this dialog
            autoFocus
            autoComplete="off"
            maxLength={200}
            placeholder="Find a board, or name a new one"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setAt(0);
              setProblem('');
            }}
            onKeyDown={onKeyDown}
            className={fieldClass}
          />
        )}
      </Labelled>
      <FormProblem text={problem || (error ? toApiError(error).message : '')} />
      <ul aria-label="Boards to choose from" className="-mx-1 max-h-60 overflow-y-auto">
        {found.map((board, index) => (
          <li key={board.id}>
            <button type="button" disabled={busy} onClick={() => void add(board)} className={row(index)}>
              <span className="min-w-0 flex-1 truncate">{board.name}</span>
              <span className="text-muted text-xs tabular-nums">{countOf(board.members, 'candidate')}</span>
            </button>
          </li>
        ))}
        {isNew ? (
          <li>
            <button
              type="button"
              disabled={busy}
              onClick={() => void add(undefined)}
              className={row(found.length)}
            >
              <span className="min-w-0 flex-1 truncate">Create “{name.trim()}”</span>
              <span className="text-muted text-xs">new board</span>
            </button>
          </li>
        ) : null}
        {rows === 0 && data ? (
          <li className="px-3 py-2 text-muted text-sm">No boards yet. Name one above.</li>
        ) : null}
      </ul>
      <div className="flex items-center justify-between">
        <Link to="/boards" onClick={closePanel} className="text-muted text-sm hover:text-text">
          All boards
        </Link>
        <Button look="primary" type="submit" disabled={busy || rows === 0}>
          Add
        </Button>
      </div>
    </form>
  );
}
