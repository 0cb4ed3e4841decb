import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import type { Board } from '../api/types.ts';
import { countOf, dateTime } from '../lib/format.ts';
import { hueOf } from '../lib/prompt-type.ts';
import { boardsQuery } from '../state/boards-query.ts';
import { useTitle } from '../state/title.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { TextField } from '../ui/field.tsx';
import { Image } from '../ui/image/image.tsx';
import { FormProblem, ProblemNote } from '../ui/problem-note.tsx';
import { makeBoard } from './board-api.ts';

const FRONT = 4;

/** All boards, and a form for a new one. */
export function BoardsPage() {
  const { data, error, refetch } = useQuery(boardsQuery);
  useTitle('Boards');
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[1720px] px-4 pb-24 sm:px-6 outline-none">
      <h1 className="pt-6 font-serif text-[1.6rem]">Boards</h1>
      <p className="mt-1 max-w-[65ch] text-muted text-sm">
        Put candidates side by side to rate, compare and pick from them. You can add prompts and images from
        search results, from a prompt, or from new variants and generations.
      </p>
      <NewBoard />
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? (
        <Empty title="No boards yet">
          <p className="max-w-md text-muted">
            Name one above, or press <Key>b</Key> on a search result.
          </p>
        </Empty>
      ) : null}
      <ul
        aria-label="Boards"
        className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))]"
      >
        {data?.map((board) => (
          <Cover key={board.id} board={board} />
        ))}
      </ul>
    </main>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded border border-line bg-raised px-1.5 font-mono text-text text-xs">{children}</kbd>
  );
}

function NewBoard() {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const navigate = useNavigate();

  async function make(event: React.SubmitEvent) {
    event.preventDefault();
    try {
      const { id } = await makeBoard(name.trim());
      void navigate({ to: '/boards/$id', params: { id }, search: {} });
    } catch (error) {
      setProblem(toApiError(error).message);
    }
  }

  return (
    <form onSubmit={make} className="my-5 space-y-1.5">
      <div className="flex max-w-md items-end gap-2">
        <TextField
          label="New board"
          className="flex-1"
          placeholder="Spring covers"
          maxLength={200}
          value={name}
          onValue={(value) => {
            setName(value);
            setProblem('');
          }}
        />
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          Create
        </Button>
      </div>
      <FormProblem text={problem} />
    </form>
  );
}

/** A candidate without an image, small. */
function Words({ text }: { text: string }) {
  return (
    <p
      dir="auto"
      style={{ '--hue': hueOf(text) } as React.CSSProperties}
      className="type-paper fade-out size-full break-words p-2 font-serif text-[0.72rem] leading-tight"
    >
      {text.slice(0, 120)}
    </p>
  );
}

/** A board by its first candidates. */
function Cover({ board }: { board: Board }) {
  const { id, name, note, members, changedAt } = board;
  const { data } = useQuery({
    queryKey: ['board', id, 'front', changedAt],
    queryFn: ({ signal }) => api.boards.read(id, { limit: FRONT }, { signal }),
  });
  return (
    <li data-testid="board">
      <Link
        to="/boards/$id"
        params={{ id }}
        search={{}}
        className="block overflow-hidden rounded-xl border border-line bg-panel transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-float"
      >
        <div className="grid aspect-[5/2] grid-cols-4 gap-px bg-line">
          {Array.from({ length: FRONT }, (_, at) => {
            const member = data?.members[at];
            const image = member?.images[0];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: places, of which some stay empty
              <div key={at} className="min-h-0 overflow-hidden bg-raised">
                {member && image ? (
                  <Image
                    src={image.url}
                    alt=""
                    shownAt={110}
                    className="size-full object-cover"
                    fallback={<Words text={member.prompt.text} />}
                  />
                ) : member ? (
                  <Words text={member.prompt.text} />
                ) : null}
              </div>
            );
          })}
        </div>
        <div className="p-3.5">
          <p className="truncate font-medium">{name}</p>
          {note ? <p className="mt-0.5 line-clamp-2 text-muted text-sm">{note}</p> : null}
          <p className="mt-1 text-muted text-xs">
            {countOf(members, 'candidate')} · changed {dateTime(changedAt)}
          </p>
        </div>
      </Link>
    </li>
  );
}
