import { SLOT } from '../../records/match.ts';
import { joinedKeys, wordingOf, wordingTokens } from '../../text/wording.ts';
import {
  FEWEST,
  fits,
  isFamily,
  mayBelong,
  narrowest,
  type Pattern,
  type Read,
  type Slot,
  slotIn,
  slotsOf,
} from './family.ts';

/** What can be folded. */
interface Entry {
  promptId: string;
  prompt: { text: string };
}

/** A prompt that shares a pattern with others, and what stands in its slot. */
interface Member {
  id: string;
  value: string;
}

/** Prompts of one pattern, beside the one that stands for them. */
export interface Family {
  /** The text of the one that stands for them, its slot as […]. */
  pattern: string;
  /** What it has there. */
  value: string;
  members: Member[];
}

/** A result and what is shown with it. */
export interface Group<E extends Entry> {
  leader: E;
  /** Ids of those that say the same. */
  similar: string[];
  family?: Family;
}

/** One wording among the results. */
interface Wording<E extends Entry> extends Read {
  entry: E;
  same: string[];
  group?: Group<E>;
}

/** A family that takes more members. */
interface OpenFamily<E extends Entry> {
  group: Group<E>;
  pattern: Pattern;
  read: Read;
}

/**
 * Folds results: what differs in spelling, number, article or punctuation only is counted at the first that says it,
 * and what differs in one slot is a family of the first of its pattern. Both by look-up, not by comparing pairs.
 */
export class Folder<E extends Entry> {
  readonly #wordings = new Map<string, Wording<E>>();
  readonly #families = new Set<OpenFamily<E>>();

  /** Folds what the next look found, in its order. @returns the groups that are new. */
  add(entries: readonly E[]): Group<E>[] {
    const fresh: Wording<E>[] = [];
    for (const entry of entries) {
      const { text } = entry.prompt;
      const tokens = wordingTokens(text);
      const key = joinedKeys(tokens) || wordingOf(text);
      const known = this.#wordings.get(key);
      if (known) addSame(known, entry);
      else {
        const wording: Wording<E> = { entry, text, tokens, same: [] };
        this.#wordings.set(key, wording);
        fresh.push(wording);
      }
    }
    return this.#group(fresh);
  }

  /** Lets groups take no more: their page was shown. What says the same from here on is a result again. */
  close(groups: ReadonlySet<Group<E>>): void {
    for (const [key, { group }] of this.#wordings) if (group && groups.has(group)) this.#wordings.delete(key);
    for (const family of this.#families) if (groups.has(family.group)) this.#families.delete(family);
  }

  #group(fresh: readonly Wording<E>[]): Group<E>[] {
    const open = [...this.#families];
    for (const wording of fresh) {
      const family = open.find(({ pattern, read }) => fits(pattern, read, wording));
      if (family) join(family, wording);
    }
    const slots = new Map<Wording<E>, Slot[]>();
    const bySlot = new Map<number, Wording<E>[]>();
    for (const wording of mayBelong(fresh.filter(({ group }) => !group))) {
      slots.set(wording, slotsOf(wording.tokens));
      for (const { key } of slots.get(wording)!) push(bySlot, key, wording);
    }
    const groups: Group<E>[] = [];
    for (const wording of fresh) {
      if (wording.group) continue;
      const group: Group<E> = { leader: wording.entry, similar: wording.same };
      wording.group = group;
      groups.push(group);
      const found = familyOf(wording, slots.get(wording) ?? [], bySlot);
      if (!found) continue;
      const { pattern, members } = found;
      const { start, end } = slotIn(pattern, wording);
      group.family = {
        pattern: `${wording.text.slice(0, start)}${SLOT}${wording.text.slice(end)}`,
        value: wording.text.slice(start, end),
        members: [],
      };
      const family = { group, pattern, read: wording };
      for (const member of members) join(family, member);
      this.#families.add(family);
    }
    return groups;
  }
}

/** The largest family that begins with a wording; of several the one that has more in common. */
function familyOf<E extends Entry>(
  first: Wording<E>,
  slots: readonly Slot[],
  bySlot: Map<number, Wording<E>[]>,
): { pattern: Pattern; members: Wording<E>[] } | undefined {
  let best: { pattern: Pattern; members: Wording<E>[] } | undefined;
  const common = ({ before, after }: Pattern) => before + after;
  for (const { key, pattern: wide } of slots) {
    const sharing = bySlot.get(key);
    const most = best?.members.length ?? FEWEST - 1;
    if (!sharing || sharing.length - 1 < most) continue;
    const members = sharing.filter((one) => one !== first && !one.group && fits(wide, first, one));
    if (members.length < most) continue;
    const all = [first, ...members];
    const pattern = narrowest(wide, all);
    // What is none is looked at once: the others that share it would be compared with each other again and again.
    if (!pattern || !isFamily(pattern, all)) bySlot.delete(key);
    else if (!best || members.length > most || common(pattern) > common(best.pattern))
      best = { pattern, members };
  }
  return best;
}

function join<E extends Entry>({ group, pattern }: OpenFamily<E>, wording: Wording<E>): void {
  wording.group = group;
  const { start, end } = slotIn(pattern, wording);
  const value = wording.text.slice(start, end);
  for (const id of [wording.entry.promptId, ...wording.same]) group.family!.members.push({ id, value });
}

/** One more that says what another says, which stands alone, leads its family or is a member of one. */
function addSame<E extends Entry>(known: Wording<E>, { promptId }: E): void {
  known.same.push(promptId);
  const { group } = known;
  if (!group || group.leader === known.entry) return;
  const value = group.family!.members.find(({ id }) => id === known.entry.promptId)!.value;
  group.family!.members.push({ id: promptId, value });
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
