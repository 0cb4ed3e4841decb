import { asWritten, type Labelled, type Phrase, phrasesOf } from './phrases.ts';

/** How over-represented something is: `overRepresentation` of the composer. */
export type Lift = (o: { near: number; nearTotal: number; anywhere: number; all: number }) => number;

/** Phrases of a label. */
const PHRASES = 3;
/** A longer phrase stands for a shorter one within it where so much of that is it: "van Gogh" for "Gogh". */
const STANDS_FOR = 0.6;
/** Share of a cluster that has a phrase, at least, and two prompts at that. */
const LEAST_SHARE = 0.05;
/** A second or third phrase is worth so much of the first, at least. */
const WORTH_SAYING = 0.25;
/** What a prompt counts for a phrase that has another phrase of the label already. */
const COVERED = 0.3;
/** How much it counts how many of a cluster have a phrase, beside how few elsewhere do. */
const COVERAGE = 0.7;
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
  groups: number,
  lift: Lift,
): string[] {
  const phrases = phrasesOf(texts);
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
      if (over > 0 || groups === 1)
        candidates[number]!.push({ phrase, members: own, lift: Math.max(over, 0.01) });
    }
  }
  const whole = candidates.map(wholePhrases);
  return choose(whole, sizes).map((chosen) => {
    return chosen.map(({ phrase }) => asWritten(phrase)).join(', ');
  });
}

/** Chooses the phrases of all labels together, the worthiest first, so that none is in two. */
function choose(candidates: readonly (readonly Candidate[])[], sizes: readonly number[]): Candidate[][] {
  const chosen = candidates.map((): Candidate[] => []);
  const worths = candidates.map((): number[] => []);
  const covered = candidates.map(() => new Set<number>());
  const taken = new Set<string>();
  const open = new Set(candidates.keys());
  const worthOf = (number: number, { phrase, members, lift }: Candidate) => {
    const fresh = members.reduce(
      (sum, [text, counts]) => sum + counts * (covered[number]!.has(text) ? COVERED : 1),
      0,
    );
    return phrase.weight * lift * (fresh / sizes[number]!) ** COVERAGE;
  };
  // First a first phrase for each, then the others: a cluster without a name is worse than one with a short one.
  for (let place = 0; place < PHRASES; place++) {
    const waiting = new Set(open);
    while (waiting.size > 0) {
      let best: { number: number; candidate: Candidate; worth: number } | undefined;
      for (const number of waiting) {
        const own = new Set(chosen[number]!.flatMap(({ phrase }) => phrase.keys));
        for (const candidate of candidates[number]!) {
          const { keys } = candidate.phrase;
          if (taken.has(keys.join(' ')) || keys.some((key) => own.has(key))) continue;
          const worth = worthOf(number, candidate);
          if (!best || worth > best.worth) best = { number, candidate, worth };
        }
      }
      if (!best) break;
      const { number, candidate, worth } = best;
      waiting.delete(number);
      if (worth < WORTH_SAYING * (worths[number]![0] ?? 0)) {
        open.delete(number);
        continue;
      }
      chosen[number]!.push(candidate);
      worths[number]!.push(worth);
      taken.add(candidate.phrase.keys.join(' '));
      for (const [text] of candidate.members) covered[number]!.add(text);
    }
  }
  return chosen;
}

/** Without phrases that are mostly a part of a longer one in the same cluster. */
function wholePhrases(candidates: readonly Candidate[]): Candidate[] {
  const counts = new Map(candidates.map((one) => [one.phrase.keys.join(' '), one]));
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
