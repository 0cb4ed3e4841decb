import { CANNOT_BE_DONE, PromptloomError } from '../../errors.ts';
import { MAX_MEMBERS } from '../../records/board.ts';
import { ID_PREFIX } from '../../records/id.ts';
import { isId } from '../../store/sql/literal.ts';
import type { Store } from '../../store/store.ts';
import type { Member } from '../../store/tables/board-table.ts';

/** A prompt, or a prompt with one of its images. */
export interface Candidate {
  promptId: string;
  /** Empty for the prompt as such. */
  imageId: string;
  note?: string | undefined;
}

/**
 * What ids of prompts and images stand for.
 * @throws PromptloomError `not-found` naming the first that is not in the library.
 */
export async function readCandidates(
  asked: readonly { id: string; note?: string | undefined }[],
  { prompts, images, deletions }: Pick<Store, 'prompts' | 'images' | 'deletions'>,
): Promise<Candidate[]> {
  const ids = asked.map(({ id }) => id).filter(isId);
  const [knownPrompts, knownImages] = await Promise.all([
    prompts.byIds(ids.filter((id) => id.startsWith(ID_PREFIX.prompt))),
    images.byIds(ids.filter((id) => id.startsWith(ID_PREFIX.image))),
  ]);
  const named = asked.map(({ id }) => id).filter((id) => !knownPrompts.has(id) && !knownImages.has(id));
  const bySource = await prompts.ofSources([...new Set(named)]);
  const candidates: Candidate[] = [];
  for (const { id, note } of asked) {
    const image = knownImages.get(id);
    const promptId = image?.promptId ?? (knownPrompts.has(id) ? id : bySource.get(id));
    if (promptId === undefined) {
      throw new PromptloomError('not-found', `there is no prompt or image ${id} in this library`, {
        hint: await deletions.hintFor(id),
        // The address names a board, which is there.
        status: CANNOT_BE_DONE,
      });
    }
    candidates.push({ promptId, imageId: image?.id ?? '', note });
  }
  return candidates;
}

/** What to do with the members of a board. */
interface Change {
  removed: readonly Candidate[];
  added: readonly Candidate[];
  ordered: readonly Candidate[] | undefined;
}

/**
 * The rows that a change writes, and how many members it adds and takes away.
 * @throws PromptloomError `invalid-input` for too many members, and an order of what is not on the board.
 */
export function changedMembers(
  before: readonly Member[],
  { removed, added, ordered }: Change,
): { rows: (Member & { deleted?: boolean })[]; added: number; removed: number } {
  const rows = new Map<string, Member & { deleted?: boolean }>();
  const members = new Map(before.map((member) => [keyOf(member), member]));
  const gone = before.filter((member) => removed.some((one) => covers(one, member)));
  for (const member of gone) {
    members.delete(keyOf(member));
    rows.set(keyOf(member), { ...member, deleted: true });
  }
  let place = Math.max(0, ...before.map((member) => member.place));
  let fresh = 0;
  const addedAt = new Date().toISOString();
  for (const { note, ...candidate } of added) {
    const key = keyOf(candidate);
    const there = members.get(key);
    if (there && (note === undefined || note === there.note)) continue;
    const member = there
      ? { ...there, note: note! }
      : { ...candidate, place: ++place, note: note ?? '', addedAt };
    if (!there) fresh++;
    members.set(key, member);
    rows.set(key, member);
  }
  if (members.size > MAX_MEMBERS)
    throw new PromptloomError('invalid-input', `a board has at most ${MAX_MEMBERS} members`, {
      hint: 'Make another board, or take some away first.',
    });
  if (ordered) {
    inOrder(members, ordered).forEach((member, n) => {
      if (member.place !== n + 1) rows.set(keyOf(member), { ...member, place: n + 1 });
    });
  }
  return { rows: [...rows.values()], added: fresh, removed: gone.length };
}

/** All members, those that are named first. */
function inOrder(members: ReadonlyMap<string, Member>, ordered: readonly Candidate[]): Member[] {
  const standing = [...members.values()].sort((a, b) => a.place - b.place);
  const first = new Set<Member>();
  for (const one of ordered) {
    const named = standing.filter((member) => covers(one, member));
    if (named.length === 0)
      throw new PromptloomError(
        'invalid-input',
        `order: ${one.imageId || one.promptId} is not on the board`,
        {
          status: CANNOT_BE_DONE,
        },
      );
    for (const member of named) first.add(member);
  }
  return [...first, ...standing.filter((member) => !first.has(member))];
}

/** A prompt covers itself and all of its images. */
function covers(one: Candidate, member: Member): boolean {
  return one.promptId === member.promptId && (one.imageId === '' || one.imageId === member.imageId);
}

function keyOf({ promptId, imageId }: Candidate): string {
  return `${promptId} ${imageId}`;
}
