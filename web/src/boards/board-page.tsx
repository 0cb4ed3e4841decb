import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import type { BoardMember } from '../api/types.ts';
import { count, countOf } from '../lib/format.ts';
import { useTitle } from '../state/title.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { boardQuery, removeWithUndo, type WholeBoard } from './board-api.ts';
import { BoardHead } from './board-head.tsx';
import { type BoardParams, PAGE, validateBoard } from './board-params.ts';
import { LargeView } from './large-view.tsx';
import { MemberGrid } from './member-grid.tsx';
import { shownMembers, tally } from './members.ts';
import { PickBar } from './pick-bar.tsx';

/** A board: its candidates side by side, or some of them large. */
export function BoardPage() {
  const { id } = useParams({ from: '/boards/$id' });
  const { data, error, refetch } = useQuery(boardQuery(id));
  useTitle(data?.board.name ?? 'Board');
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[2400px] px-4 pb-28 sm:px-6 outline-none">
      {error ? (
        <div className="py-6">
          <ProblemNote error={error} onRetry={() => void refetch()} />
          <Link to="/boards" className={`${buttonClass()} mt-4`}>
            All boards
          </Link>
        </div>
      ) : data ? (
        <Shown key={data.board.id} name={id} whole={data} />
      ) : (
        <p className="py-6 text-muted text-sm">Loading the board…</p>
      )}
    </main>
  );
}

function Shown({ name, whole: { board, members } }: { name: string; whole: WholeBoard }) {
  const params = validateBoard(useSearch({ strict: false }));
  const navigate = useNavigate();
  // The candidate that was viewed last gets the focus.
  const looked = useRef<string>(undefined);
  const set = (change: Partial<Record<keyof BoardParams, unknown>>, options = { replace: true }) =>
    void navigate({
      to: '/boards/$id',
      params: { id: name },
      search: validateBoard({ ...params, ...change }),
      resetScroll: false,
      ...options,
    });
  const shown = shownMembers(members, params);
  const viewed = (params.view ?? []).flatMap((id) => members.find((member) => member.id === id) ?? []);
  if (viewed.length > 0) {
    return (
      <LargeView
        name={name}
        title={board.name}
        viewed={viewed}
        shown={shown}
        onView={(view) => set({ view })}
        onClose={(id) => {
          looked.current = id;
          set({ view: undefined });
        }}
      />
    );
  }
  const k = params.k ?? PAGE;
  return (
    <>
      <BoardHead board={board} />
      {members.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pb-4">
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              <Choice
                legend="Show"
                value={params.show}
                options={[
                  [undefined, 'All'],
                  ['unrated', 'Unrated'],
                  ['3', '3★+'],
                  ['4', '4★+'],
                  ['5', '5★'],
                ]}
                onChoose={(show) => set({ show, k: undefined })}
              />
              <Choice
                legend="Order"
                value={params.by}
                options={[
                  [undefined, 'As arranged'],
                  ['stars', 'Best first'],
                ]}
                onChoose={(by) => set({ by })}
              />
            </div>
            <Tally all={members} shown={shown.length} />
            <KeepOnly id={board.id} params={params} members={members} shown={shown} />
          </div>
          {shown.length === 0 ? (
            <p
              data-testid="empty"
              className="rounded-xl border border-line border-dashed p-8 text-center text-muted text-sm"
            >
              {params.show === 'unrated'
                ? 'All candidates are rated.'
                : `No candidate has ${params.show} stars${params.show === '5' ? '' : ' or more'} yet. Press 1 to 5 to rate.`}
            </p>
          ) : (
            <MemberGrid
              name={name}
              start={looked.current}
              params={params}
              members={shown.slice(0, k)}
              all={members}
              onParams={(next) => set({ ...next })}
              onView={(view) => set({ view }, { replace: false })}
            />
          )}
          {shown.length > k ? (
            <div className="flex justify-center pt-8">
              <Button onClick={() => set({ k: k + PAGE })}>Show more ({count(shown.length - k)} left)</Button>
            </div>
          ) : null}
        </>
      )}
      <PickBar
        boardId={board.id}
        members={members}
        picked={members.filter(({ id }) => params.pick?.includes(id))}
        onPick={(pick) => set({ pick })}
        onCompare={(view) => set({ view }, { replace: false })}
      />
    </>
  );
}

/** How many candidates have which rating. */
function Tally({ all, shown }: { all: readonly BoardMember[]; shown: number }) {
  const unrated = all.filter(({ annotations }) => annotations.rating === null).length;
  return (
    <p role="status" data-testid="tally" className="mr-auto pb-1 text-muted text-sm tabular-nums">
      <span className="font-medium text-text">
        {shown === all.length
          ? countOf(all.length, 'candidate')
          : `${count(shown)} of ${countOf(all.length, 'candidate')}`}
      </span>
      {unrated === all.length
        ? ''
        : tally(all)
            .map(({ stars, count: n }) => ` · ${count(n)} ${stars === null ? 'unrated' : `× ${stars}★`}`)
            .join('')}
    </p>
  );
}

interface KeepOnlyProps {
  id: string;
  params: BoardParams;
  members: readonly BoardMember[];
  shown: readonly BoardMember[];
}

/** Removes from the board what has too few stars. */
function KeepOnly({ id, params: { show }, members, shown }: KeepOnlyProps) {
  const others = members.filter((member) => !shown.includes(member));
  if (show === undefined || show === 'unrated' || shown.length === 0 || others.length === 0) return null;
  return (
    <Button
      data-testid="keep-only"
      onClick={() => {
        void removeWithUndo(id, members, others);
      }}
    >
      Keep only {shown.length === 1 ? 'this one' : `these ${count(shown.length)}`}
    </Button>
  );
}

function Nothing() {
  return (
    <Empty title="This board is empty">
      <p className="max-w-md text-muted">
        Search the library and press <kbd className="font-mono text-text">b</kbd> on a result to add it, or
        add all results of a search.
      </p>
      <Link to="/" search={{}} className={buttonClass('primary')}>
        <SearchIcon />
        Go to the library
      </Link>
    </Empty>
  );
}
