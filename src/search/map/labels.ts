import { type Cue, findCues, isModifier } from '../../text/style-cues.ts';
import type { StyleRole } from '../../text/style-lexicon.ts';
import { type WordingToken, wordingTokens } from '../../text/wording.ts';

/** How over-represented something is: `overRepresentation` of the composer. */
export type Lift = (o: { near: number; nearTotal: number; anywhere: number; all: number }) => number;

/** Phrases of a label, and words of a phrase. */
const PHRASES = 3;
const MOST_WORDS = 4;
/** Words of a text that are read: a long prompt says first what it shows. */
const READ_AT_MOST = 120;
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
/** What a phrase about the look is worth beside one about what is shown. */
const LOOK = 0.35;
/** Phrases that say how good or how lit an image is name no cluster; those about its kind may. */
const NAMING_ROLES: ReadonlySet<StyleRole> = new Set(['medium', 'movement']);
/** Words of content that say nothing of what is shown. */
const EMPTY = new Set(
  `style image picture view background foreground scene front side top bottom left right next shot look day time thing way
  end bit lot part piece kind type set detail focus quality depth field lighting texture resolution render rendering author
  artist art artwork design feature high low 8k 4k hd uhd artstation trending one other few several many some each every
  all both same make show wear hold stand sit see use take get go come like while during there here where what when how
  inspired themed create generate include ensure instruction made written seen shown taken held century hand face eye strand air subject
  expression highlight place analyze third true false null none yes no different various middle center area edge shape form color tone
  single double pair number group row man-made camera lens work series version effect look feel appearance surface`.split(
    /\s+/,
  ),
);
/** What may be the gerund of a verb or a participle, where no article stands before: "a cat reading". */
const VERBAL = /^(?:\p{L}{2,}(?:ing|ed)|made|seen|shown|taken|held|written)$/u;
/** Colors that are no things; plums and roses may be what is shown. */
const COLOR =
  /^(?:red|green|blue|yellow|purple|pink|brown|gray|white|black|teal|turquoise|cyan|magenta|beige|crimson|scarlet|maroon|vermilion|azure|mauve|fuchsia|indigo|ochre|umber|cerulean)$/;
/** Ends of adverbs, and nouns that end so. */
const ADVERB = /\p{L}{3}ly$/u;
const NO_ADVERB = /^(?:butterfly|dragonfly|firefly|family|assembly|monopoly|italy|homely|anomaly)$/;
/** What an occurrence counts in the first phrase, among the first words, and later: what is shown comes first, then how. */
const COUNTS = { first: 1, early: 0.5, late: 0.3 };
const EARLY_WORDS = 30;
/** Share of its occurrences in which a phrase ends where a noun phrase does. */
const ENDS_WELL = 0.5;

/** A text of the library, with the tags that people gave it. */
export interface Labelled {
  text: string;
  tags?: readonly string[];
}

/** A phrase of the texts that are labelled. */
interface Phrase {
  keys: readonly string[];
  /** Texts that have it, and how much each counts. */
  texts: Map<number, number>;
  /** How often it occurs, and how often no further noun follows. */
  count: number;
  ends: number;
  /** How it is written, and how often. */
  written: Map<string, number>;
  /** What it is worth as a name: less for a look, nothing for boilerplate. */
  weight: number;
}

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

/** The phrases of texts that may be in a label and occur more than once. */
function phrasesOf(labelled: readonly Labelled[]): Phrase[] {
  // A tag is a phrase like those of the text, and says what is shown.
  const texts = labelled.map(({ text, tags = [] }) => ({ text: withoutKeys(text), tags: tags.join('\n') }));
  const read = texts.map(({ text, tags }) => ({
    parts: [readPart(tags, true), readPart(text, false)],
  }));
  const having = new Map<string, number>();
  for (const { parts } of read)
    for (const key of new Set(parts.flatMap(({ tokens }) => tokens.map((token) => token.key))))
      having.set(key, (having.get(key) ?? 0) + 1);
  const least = texts.length < 12 ? 1 : 2;
  const phrases = new Map<string, Phrase>();
  for (const [number, { parts }] of read.entries())
    for (const part of parts) {
      const { tokens, isTags } = part;
      let isFirst = true;
      for (let from = 0; from < tokens.length; from++) {
        if (from > 0 && tokens[from]!.beginsPhrase) isFirst = isTags;
        const counts = isFirst ? COUNTS.first : from < EARLY_WORDS ? COUNTS.early : COUNTS.late;
        if (!tokens[from]!.isContent) continue;
        for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_WORDS); to++) {
          const last = tokens[to - 1]!;
          // What holds a rare word is rare, and a phrase ends where the writer ends it.
          if ((to > from + 1 && last.beginsPhrase) || having.get(last.key)! < least) break;
          if (!last.isContent) continue;
          const keys = tokens.slice(from, to).map(({ key }) => key);
          const id = keys.join(' ');
          const phrase = phrases.get(id) ?? newPhrase(keys);
          phrases.set(id, phrase);
          phrase.count++;
          const weight = weightOf(part, from, to);
          if (weight === 0 || !endsWell(part, from, to)) continue;
          phrase.ends++;
          phrase.weight = Math.max(phrase.weight, weight);
          phrase.texts.set(number, Math.max(phrase.texts.get(number) ?? 0, counts));
          const form = writtenForm(part, from, to);
          phrase.written.set(form, (phrase.written.get(form) ?? 0) + 1);
        }
      }
    }
  return [...phrases.values()].filter(
    ({ texts: own, ends, count }) => own.size >= least && ends >= ENDS_WELL * count,
  );
}

function newPhrase(keys: readonly string[]): Phrase {
  return { keys, texts: new Map(), count: 0, ends: 0, written: new Map(), weight: 0 };
}

/** A text as it is read for phrases. */
interface Part {
  text: string;
  tokens: readonly WordingToken[];
  /** Of each word the phrase of the style lexicon that it belongs to. */
  cues: readonly (Cue | undefined)[];
  isTags: boolean;
}

function readPart(text: string, isTags: boolean): Part {
  const tokens = wordingTokens(text).slice(0, READ_AT_MOST);
  const cues = new Array<Cue | undefined>(tokens.length);
  for (const cue of findCues(tokens.map(({ key, word, start, end }) => ({ lemma: key, word, start, end }))))
    cues.fill(cue, cue.from, cue.to);
  return { text, tokens, cues, isTags };
}

/** Whether a phrase is whole where it stands: no further noun follows, and it is no verb with what it governs. */
function endsWell({ text, tokens, cues }: Part, from: number, to: number): boolean {
  const [first, last, next] = [tokens[from]!, tokens[to - 1]!, tokens[to]];
  const follows = next && !next.beginsPhrase ? next : undefined;
  const hasArticle = (after: number, before: number) =>
    /(?:^|\s)(?:an?|the)\s/i.test(text.slice(after, before));
  if (follows?.isContent && !VERBAL.test(follows.word) && !hasArticle(last.end, follows.start)) return false;
  if (to - from > 1 && VERBAL.test(last.word) && follows && follows.word !== 'of' && !cues[to - 1])
    return false;
  // "balloons over a valley" of "hot air balloons over a valley".
  const before = first.beginsPhrase ? undefined : tokens[from - 1];
  const inner = tokens.slice(from, to).some(({ isContent }) => !isContent);
  if (text[first.start - 1] === '-') return false;
  if (inner && before?.isContent && !hasArticle(before.end, first.start)) return false;
  if (!VERBAL.test(first.word) || hasArticle(Math.max(0, first.start - 5), first.start)) return true;
  return to - from > 1 && tokens[from + 1]!.isContent && !hasArticle(first.end, last.start);
}

/** A phrase as a text writes it; a capital that only begins a sentence is none. */
function writtenForm({ text, tokens, isTags }: Part, from: number, to: number): string {
  const { start } = tokens[from]!;
  const form = text.slice(start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
  const begins = !isTags && (from === 0 || /[.!?:"\n]\s*$/.test(text.slice(Math.max(0, start - 3), start)));
  return begins && !/\s\p{Lu}/u.test(form) && /^\p{Lu}\p{Ll}/u.test(form)
    ? form.slice(0, 1).toLowerCase() + form.slice(1)
    : form;
}

/** What a phrase is worth as the name of a cluster, as it stands in a text. */
function weightOf({ text, tokens, cues }: Part, from: number, to: number): number {
  const [first, last] = [tokens[from]!, tokens[to - 1]!];
  if (
    cutsCue(cues, from) ||
    cutsCue(cues, to) ||
    isBoilerplate(first, cues[from]) ||
    isBoilerplate(last, cues[to - 1])
  )
    return 0;
  // Placeholders, and names that programs gave.
  if (
    text[first.start - 1] === '[' ||
    text[last.end] === ']' ||
    text.slice(first.start, last.end).includes('_')
  )
    return 0;
  let hasLook = false;
  for (let n = from; n < to; n++) {
    const { key, isContent } = tokens[n]!;
    if (!isContent || EMPTY.has(key) || COLOR.test(key) || isModifier(key) || !/^\p{L}{2}/u.test(key))
      continue;
    if (!cues[n]) return COLOR.test(last.key) ? 0 : 1;
    hasLook = true;
  }
  return hasLook ? LOOK : 0;
}

/** Whether a phrase of the lexicon goes on over a place between two words. */
function cutsCue(cues: Part['cues'], at: number): boolean {
  return cues[at] !== undefined && cues[at] === cues[at - 1];
}

function isBoilerplate({ key, word }: WordingToken, cue: Cue | undefined): boolean {
  if (EMPTY.has(key)) return cue === undefined || cue.weak;
  if (ADVERB.test(word) && !NO_ADVERB.test(word)) return true;
  return /^v?\d/.test(key) || (cue !== undefined && !NAMING_ROLES.has(cue.role));
}

/** How a phrase is mostly written. */
function asWritten({ written }: Phrase): string {
  return [...written].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** JSON without its keys: they are the form, not what is shown. */
function withoutKeys(text: string): string {
  return /^\s*[[{]/.test(text) ? text.replace(/"[^"\n]{1,60}"\s*:/g, ' ; ') : text;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
