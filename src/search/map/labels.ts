import { asWritten, type Labelled, LOOK, type Phrase, phrasesOf } from './phrases.ts';

/** How over-represented something is: `overRepresentation` of the composer. */
export type Lift = (o: { near: number; nearTotal: number; anywhere: number; all: number }) => number;

/** Phrases of a label. */
const PHRASES = 3;
/** A longer phrase stands for a shorter one within it where so much of that is it: "van Gogh" for "Gogh". */
const STANDS_FOR = 0.6;
/** Share of a cluster that has a phrase, at least, and two prompts at that. */
const LEAST_SHARE = 0.05;
/** Share that the first phrase of a label names, where any phrase does. */
const LEADING_SHARE = 1 / 7;
/** Share that a further phrase names, at least: of less it is an accident of the cluster. */
const FURTHER_SHARE = 0.1;
const FURTHER_SAID = 0.07;
/** What a theme counts that a cluster has no more often than others. */
const LEAST_LIFT = 0.05;
/** A further phrase is worth so much of the first, or so much at all. */
const WORTH_SAYING = { ofFirst: 0.2, atAll: 0.15 };
/** What a prompt counts for a phrase that has another phrase of the label already. */
const COVERED = 0.5;
/** How much it counts how many of a cluster have a phrase, beside how few elsewhere do. */
const COVERAGE = 0.85;
/** A medium or movement counts in full where so much of a cluster has it. */
const SHARED_LOOK = 0.15;
/** Share of a cluster that has a phrase which another label has, and what it is worth there. */
const SAID_TWICE = 1 / 3;
const REPEATED = 0.6;
/** A phrase in a cluster. */
interface Candidate {
  phrase: Phrase;
  members: [text: number, counts: number][];
  lift: number;
}

/**
 * What each group of texts shows: two or three phrases that it has more often than the others (whole names, no words
 * about quality or light), each in the label of the one group that it tells most of.
 * @returns a label a group; empty where nothing sets one apart.
 */
export function labelGroups(
  texts: readonly Labelled[],
  group: readonly number[],
  lift: Lift,
  themes: readonly Phrase[] = [],
): string[] {
  const phrases = [...phrasesOf(texts), ...themes];
  const groups = group.reduce((most, one) => Math.max(most, one + 1), 0);
  const sizes = Array.from({ length: groups }, () => 0);
  for (const one of group) sizes[one]!++;
  const candidates = Array.from({ length: groups }, (): Candidate[] => []);
  for (const phrase of phrases) {
    const members = new Map<number, Candidate['members']>();
    for (const one of phrase.texts) push(members, group[one[0]]!, one);
    for (const [number, own] of members) {
      const nearTotal = sizes[number]!;
      if (own.length < Math.max(nearTotal < 4 ? 1 : 2, LEAST_SHARE * nearTotal)) continue;
      const over = lift({ near: own.length, nearTotal, anywhere: phrase.texts.size, all: texts.length });
      // A theme is true of a cluster also where the others have it as often; a word may be an accident.
      if (over > 0 || groups === 1 || phrase.isTheme)
        candidates[number]!.push({ phrase, members: own, lift: Math.max(over, LEAST_LIFT) });
    }
  }
  const whole = candidates.map(wholePhrases);
  return choose(whole, sizes).map((chosen) => {
    return chosen.map(({ phrase }) => asWritten(phrase)).join(', ');
  });
}

/**
 * Chooses the phrases of all labels together, the worthiest first. First a first phrase for each, then the others: a
 * cluster without a name is worse than one with a short one.
 */
function choose(candidates: readonly (readonly Candidate[])[], sizes: readonly number[]): Candidate[][] {
  const labels = candidates.map((own, number) => new Label(own, sizes[number]!));
  const taken = new Map<string, Label>();
  for (let place = 0; place < PHRASES; place++) {
    const waiting = new Map(labels.map((label) => [label, label.best(taken)]));
    while (waiting.size > 0) {
      const [label, best] = [...waiting].reduce((a, b) => ((b[1]?.worth ?? 0) > (a[1]?.worth ?? 0) ? b : a));
      waiting.delete(label);
      if (!best || !label.wants(best.worth)) continue;
      const { key } = best.candidate.phrase;
      const before = taken.get(key);
      before?.share();
      label.add(best, before !== undefined);
      taken.set(key, label);
      for (const [other, next] of waiting)
        if (next?.candidate.phrase.key === key) waiting.set(other, other.best(taken));
    }
  }
  return labels.map(({ chosen }) => chosen);
}

/** A candidate, and what it is worth as the next phrase of a label. */
interface Next {
  candidate: Candidate;
  worth: number;
}

/** The phrases of a label as they are chosen. */
class Label {
  readonly chosen: Candidate[] = [];
  readonly #candidates: readonly Candidate[];
  readonly #size: number;
  readonly #covered = new Set<number>();
  readonly #keys = new Set<string>();
  #least = 0;
  #hasAnothers = false;
  #isShared = false;
  #isWhole = false;

  constructor(candidates: readonly Candidate[], size: number) {
    this.#candidates = candidates;
    this.#size = size;
  }

  /** Another label has a phrase of this one, which needs a second to be told from it. */
  share(): void {
    this.#isShared = true;
  }

  /** Whether a phrase of so much worth is added; a label that refuses one takes no more. */
  wants(worth: number): boolean {
    this.#isWhole ||= worth < this.#least && !(this.#isShared && this.chosen.length === 1);
    return !this.#isWhole;
  }

  /** @param isAnothers whether another label has it too. */
  add({ candidate, worth }: Next, isAnothers: boolean): void {
    if (this.chosen.length === 0) this.#least = Math.min(WORTH_SAYING.ofFirst * worth, WORTH_SAYING.atAll);
    this.chosen.push(candidate);
    this.#hasAnothers ||= isAnothers;
    this.#isShared ||= isAnothers;
    for (const [text] of candidate.members) this.#covered.add(text);
    for (const key of candidate.phrase.keys) this.#keys.add(key);
  }

  /** The worthiest next phrase. @param taken those of all labels; one that many of this cluster have may be said again. */
  best(taken: ReadonlyMap<string, unknown>): Next | undefined {
    const isFirst = this.chosen.length === 0;
    const enough = this.#candidates.filter((one) =>
      isFirst
        ? one.phrase.weight >= LOOK && this.#said(one) >= LEADING_SHARE
        : this.#share(one) >= FURTHER_SHARE && this.#said(one) >= FURTHER_SAID,
    );
    const themes = this.#candidates.filter(({ phrase }) => phrase.isTheme);
    const found = this.#bestOf(enough, taken, SAID_TWICE);
    if (found || (!isFirst && !this.#isShared)) return found;
    return this.#bestOf(themes, taken, SAID_TWICE) ?? this.#bestOf(this.#candidates, taken, 0);
  }

  #bestOf(candidates: readonly Candidate[], taken: ReadonlyMap<string, unknown>, saidTwice: number) {
    let best: Next | undefined;
    for (const candidate of candidates) {
      const { key, keys } = candidate.phrase;
      const isTaken = taken.has(key);
      if (keys.some((one) => this.#keys.has(one))) continue;
      if (isTaken && (this.#hasAnothers || this.#share(candidate) < saidTwice)) continue;
      const worth = this.#worth(candidate) * (isTaken ? REPEATED : 1);
      if (!best || worth > best.worth) best = { candidate, worth };
    }
    return best;
  }

  /** Share of the cluster that says a phrase, where what prompts say late counts less. */
  #said({ members }: Candidate): number {
    return members.reduce((sum, [, counts]) => sum + counts, 0) / this.#size;
  }

  #worth({ phrase, members, lift }: Candidate): number {
    let fresh = 0;
    for (const [text, counts] of members) fresh += counts * (this.#covered.has(text) ? COVERED : 1);
    const isLook = phrase.weight === LOOK && members.length < SHARED_LOOK * this.#size;
    return (isLook || phrase.weight < LOOK ? phrase.weight : 1) * lift * (fresh / this.#size) ** COVERAGE;
  }

  #share({ members }: Candidate): number {
    return members.length / this.#size;
  }
}

/** Without phrases that are mostly a part of a longer one in the same cluster. */
function wholePhrases(candidates: readonly Candidate[]): Candidate[] {
  const counts = new Map(candidates.map((one) => [one.phrase.key, one]));
  const parts = new Set<Candidate>();
  for (const { phrase, members } of candidates) {
    const { keys } = phrase;
    for (let length = 1; length < keys.length; length++)
      for (let from = 0; from + length <= keys.length; from++) {
        const part = counts.get(keys.slice(from, from + length).join(' '));
        if (part && members.length >= STANDS_FOR * part.members.length) parts.add(part);
      }
  }
  return candidates.filter((one) => !parts.has(one));
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
