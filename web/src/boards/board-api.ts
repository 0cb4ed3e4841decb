import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { tell } from '../api/other-tabs.ts';
import { queryClient, refresh } from '../api/queries.ts';
import type { Board, BoardMember, BoardPage, MembersChange, MembersChanged } from '../api/types.ts';
import { countOf } from '../lib/format.ts';
import { createTurns } from '../lib/in-turn.ts';
import { say, sayError } from '../state/toast.ts';
import { withRating } from './members.ts';

/** Most members that the API reads, adds or removes at once. */
export const AT_ONCE = 1000;

/** A board with all of its candidates. */
export interface WholeBoard {
  board: Board;
  members: BoardMember[];
}

const keyOf = (name: string) => ['board', name];

/** A whole board, by its id or its name: ratings and comparing are about all of it. */
export function boardQuery(name: string) {
  return queryOptions({
    queryKey: keyOf(name),
    queryFn: async ({ signal }): Promise<WholeBoard> => {
      const members: BoardMember[] = [];
      for (let offset: number | null = 0; ; ) {
        const page: BoardPage = await api.boards.read(name, { offset, limit: AT_ONCE }, { signal });
        members.push(...page.members);
        offset = page.next;
        if (offset === null) return { board: page.board, members };
      }
    },
  });
}

/** Sends changes to the server in the order in which they were made. */
const turns = createTurns();
/** Whether a read was cancelled for a change, so that one has to follow the last change. */
let unread = false;

/** Fetches again what shows boards or filters by them. */
function refreshBoards(): void {
  // Until the last change is saved, the page is ahead of the server.
  const keys = turns.pending() > 0 ? ['boards', 'search'] : ['boards', 'board', 'search'];
  if (keys.includes('board')) unread = false;
  refresh(keys);
}

/** Changes boards, and shows what went wrong. @returns undefined where it failed. */
async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    sayError(error);
    return undefined;
  } finally {
    refreshBoards();
  }
}

/** @throws PromptloomError, such as when another board has the name. */
export async function makeBoard(name: string, note = ''): Promise<Board> {
  const board = await api.boards.create({ name, note });
  refreshBoards();
  return board;
}

/** @throws PromptloomError, such as when another board has the name. */
export async function editBoard(id: string, edit: { name: string; note: string }): Promise<void> {
  await api.boards.edit(id, edit);
  refreshBoards();
}

export function removeBoard(id: string): Promise<true | undefined> {
  return attempt(api.boards.remove(id).then(() => true as const));
}

/** Adds, removes or orders candidates, and shows what went wrong. @returns undefined where it failed. */
export function changeMembers(id: string, wanted: MembersChange): Promise<MembersChanged | undefined> {
  return attempt(turns.take(() => api.boards.change(id, wanted)));
}

/** Removes any number of candidates. @returns how many were removed. */
async function removeMembers(id: string, members: readonly string[]): Promise<number> {
  let removed = 0;
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const done = await changeMembers(id, { remove: members.slice(at, at + AT_ONCE) });
    if (!done) break;
    removed += done.removed;
  }
  return removed;
}

/** Removes candidates from a board and offers to undo it. @returns how many were removed. */
export async function removeWithUndo(
  id: string,
  all: readonly BoardMember[],
  gone: readonly BoardMember[],
): Promise<number> {
  const removed = await removeMembers(
    id,
    gone.map((one) => one.id),
  );
  if (removed > 0)
    say(`Removed ${countOf(removed, 'candidate')} from the board`, {
      actions: [{ label: 'Undo', run: () => void putBack(id, all, gone) }],
    });
  return removed;
}

/** Puts candidates back in their places, with their notes; newer ones come last. */
async function putBack(id: string, all: readonly BoardMember[], gone: readonly BoardMember[]) {
  const shown = queryClient.getQueryData<WholeBoard>(keyOf(id))?.members ?? all;
  const there = new Set([...shown, ...gone].map((one) => one.id));
  const order = all.map((one) => one.id).filter((one) => there.has(one));
  for (let at = 0; at < gone.length; at += AT_ONCE) {
    const add = gone.slice(at, at + AT_ONCE).map((one) => ({ id: one.id, note: one.note }));
    const last = at + AT_ONCE >= gone.length;
    if (!(await changeMembers(id, { add, ...(last && { order }) }))) return;
  }
}

/** Orders the members of a board, on the page at once and then on the server. */
export async function reorder(name: string, order: readonly string[]): Promise<void> {
  change(name, (members) => {
    const place = new Map(order.map((id, at) => [id, at]));
    return [...members].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  });
  await changeMembers(name, { order: [...order] });
}

/** The latest rating of each prompt. */
const latest = new Map<string, number | null>();

/** Rates the prompt of a member, on the page at once and then on the server; null removes the rating. */
export async function rateMember(name: string, member: BoardMember, rating: number | null): Promise<void> {
  const { id } = member.prompt;
  const before = member.annotations.rating;
  if (before === rating) return;
  latest.set(id, rating);
  change(name, (members) => withRating(members, id, rating));
  try {
    await turns.take(() => api.annotations.change(id, { rating }));
    refresh(['annotations', 'search', 'versions']);
    tell(['board']);
  } catch (error) {
    if (latest.get(id) === rating) change(name, (members) => withRating(members, id, before));
    sayError(error);
  }
  if (unread && turns.pending() === 0) refreshBoards();
}

function change(name: string, next: (members: BoardMember[]) => BoardMember[]): void {
  const filters = { queryKey: keyOf(name), exact: true };
  if (queryClient.isFetching(filters) > 0) {
    unread = true;
    void queryClient.cancelQueries(filters);
  }
  queryClient.setQueryData<WholeBoard>(keyOf(name), (all) => all && { ...all, members: next(all.members) });
}
