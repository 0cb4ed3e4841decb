import { useEffect, useRef, useState } from 'react';
import type { BoardMember } from '../api/types.ts';
import { usePageKeys } from '../lib/use-page-keys.ts';
import { copy } from '../state/toast.ts';
import { rateMember, removeWithUndo, reorder } from './board-api.ts';
import { type BoardParams, MOST_COMPARED, togglePick } from './board-params.ts';
import { MemberCard } from './member-card.tsx';
import { movedTo, starsOfKey } from './members.ts';

interface MemberGridProps {
  /** The id or name of the board. */
  name: string;
  /** The candidate that has the focus at first. */
  start: string | undefined;
  params: BoardParams;
  members: readonly BoardMember[];
  /** All candidates, in their order. */
  all: readonly BoardMember[];
  onParams: (params: BoardParams) => void;
  onView: (view: string[]) => void;
}

/** The candidates as cards; keys move between them, and rate, pick, order and remove them. */
export function MemberGrid({ name, start, params, members, all, onParams, onView }: MemberGridProps) {
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(start ?? members[0]?.id);
  const [noting, setNoting] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  // Whether the focus has to move to the active candidate once it is rendered.
  const follow = useRef(start !== undefined);
  const at = Math.max(
    0,
    members.findIndex(({ id }) => id === active),
  );
  const here = members[at];
  const arranged = params.by === undefined;

  useEffect(() => {
    if (!follow.current || !here) return;
    follow.current = false;
    list.current?.querySelector<HTMLElement>(`[data-id="${here.id}"] [data-member-link]`)?.focus();
  });

  function goTo(member: BoardMember | undefined) {
    if (!member) return;
    follow.current = true;
    setActive(member.id);
  }

  /** Rates a candidate and goes to the next, so that each takes one key. */
  function rate(rating: number | null) {
    if (!here) return;
    goTo(members[at + 1] ?? members[at - 1]);
    void rateMember(name, here, rating);
  }

  function move(member: BoardMember, target: BoardMember | undefined) {
    if (!arranged || !target || member === target) return;
    goTo(member);
    void reorder(
      name,
      movedTo(
        all.map(({ id }) => id),
        member.id,
        target.id,
      ),
    );
  }

  async function remove(member: BoardMember) {
    goTo(members[at + 1] ?? members[at - 1]);
    await removeWithUndo(name, all, [member]);
  }

  usePageKeys((event) => {
    if (!here) return;
    const stars = starsOfKey(event.key);
    const columns = list.current ? getComputedStyle(list.current).gridTemplateColumns.split(' ').length : 1;
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
    };
    const step = steps[event.key];
    if (stars !== undefined) rate(stars);
    else if (step !== undefined && event.shiftKey) move(here, members[at + step]);
    else if (step !== undefined) goTo(members[at + step]);
    else if (event.key === ' ') onParams(togglePick(params, here.id));
    else if (event.key === 'v') onView((params.pick ?? [here.id]).slice(0, MOST_COMPARED));
    else if (event.key === 'n') setNoting(here.id);
    else if (event.key === 'c') void copy(here.prompt.text);
    else if (event.key === 'Delete') void remove(here);
    else return;
    event.preventDefault();
  }, list);

  return (
    <ul
      ref={list}
      aria-label="Candidates"
      data-testid="members"
      className="grid gap-4 max-sm:gap-2.5 [grid-template-columns:repeat(auto-fill,minmax(min(15.5rem,46%),1fr))]"
    >
      {members.map((member, index) => (
        <MemberCard
          key={member.id}
          member={member}
          active={index === at}
          picked={params.pick?.includes(member.id) ?? false}
          noting={noting === member.id}
          boardName={name}
          dragged={dragged === member.id}
          search={{ ...params, view: [member.id] }}
          onActive={() => setActive(member.id)}
          onRate={(rating) => void rateMember(name, member, rating)}
          onPick={() => onParams(togglePick(params, member.id))}
          onNoting={(open) => {
            setNoting(open ? member.id : undefined);
            if (!open) goTo(member);
          }}
          onRemove={() => void remove(member)}
          {...(arranged && {
            onEarlier: index > 0 ? () => move(member, members[index - 1]) : undefined,
            onLater: index < members.length - 1 ? () => move(member, members[index + 1]) : undefined,
            onDrag: (on: boolean) => setDragged(on ? member.id : undefined),
            onDropped: () => {
              const moved = members.find(({ id }) => id === dragged);
              setDragged(undefined);
              if (moved) move(moved, member);
            },
          })}
        />
      ))}
    </ul>
  );
}
