import { isCountry } from '../../text/countries.ts';
import type { Token } from '../../text/prompt-text.ts';
import { findCues, isColor, isModifier } from '../../text/style-cues.ts';
import type { WordingToken } from '../../text/wording.ts';

/** A text and its words. */
export interface Read {
  text: string;
  tokens: readonly WordingToken[];
}

/** A pattern of prompts: what stands before its slot and behind it, in words. */
export interface Pattern {
  before: number;
  after: number;
}

/** A pattern that a text may be of, with a number that texts of the same words around the slot share. */
export interface Slot {
  key: number;
  pattern: Pattern;
}

/** Texts that differ in one slot are a family from so many on: two are only two. */
export const FEWEST = 3;
/** Most words in a slot. */
const WIDEST = 5;
/** Content words that all have in common beside style words, where the slot holds what is shown. */
const COMMON_SUBJECT = 3;
/** The same, style words with them. */
const COMMON = 4;
/** Words in common for each one in such a slot. */
const COMMON_A_WORD = 1.5;
const modulus = 2 ** 26;
const step = (hash: number, key: string): number => {
  let mixed = hash;
  for (let n = 0; n < key.length; n++) mixed = (Math.imul(mixed, 31) + key.charCodeAt(n)) | 0;
  return (Math.imul(mixed, 0x01000193) ^ 0x5bd1) | 0;
};
const short = (hash: number): number => (hash >>> 0) % modulus;

/**
 * The slots that a text may have. Their numbers are 52 bits of a hash; whoever relies on one compares the words.
 */
export function slotsOf(tokens: readonly WordingToken[]): Slot[] {
  const { length } = tokens;
  const behind = new Array<number>(length + 1);
  behind[length] = 7;
  for (let n = length - 1; n >= 0; n--) behind[n] = step(behind[n + 1]!, tokens[n]!.key);
  const slots: Slot[] = [];
  let before = 3;
  for (let from = 0; from < length; from++) {
    // A slot lies within a phrase, and begins and ends with a word of content.
    for (let to = from + 1; tokens[from]!.isContent && to <= Math.min(length, from + WIDEST); to++) {
      if (to > from + 1 && tokens[to - 1]!.beginsPhrase) break;
      if (tokens[to - 1]!.isContent && to - from < length)
        slots.push({
          key: short(before) * modulus + short(behind[to]!),
          pattern: { before: from, after: length - to },
        });
    }
    before = step(before, tokens[from]!.key);
  }
  return slots;
}

/** Whether a text has the words of another around a slot, and something in it. */
export function fits({ before, after }: Pattern, one: Read, other: Read): boolean {
  const [a, b] = [one.tokens, other.tokens];
  const wide = b.length - before - after;
  if (wide < 1 || wide > WIDEST) return false;
  for (let n = before + 1; n < before + wide; n++) if (b[n]!.beginsPhrase) return false;
  for (let n = 0; n < before; n++) if (a[n]!.key !== b[n]!.key) return false;
  for (let n = 1; n <= after; n++) if (a.at(-n)!.key !== b.at(-n)!.key) return false;
  return true;
}

/**
 * Whether what texts have in common makes a family of them. With a slot for the style ("… in the style of X") the
 * subject, genre or period is the same; a slot that holds what is shown needs a sentence around it and not only style words, or else
 * prompts of all subjects would hide behind one.
 */
export function isFamily(pattern: Pattern, members: readonly Read[]): boolean {
  const { tokens } = members[0]!;
  const end = tokens.length - pattern.after;
  const fixed = [...tokens.slice(0, pattern.before), ...tokens.slice(end)];
  const content = fixed.filter(({ isContent, word }) => isContent && !/^(?:styles?|manner|art)$/.test(word));
  if (content.length === 0) return false;
  if (followsStyleOf(tokens, pattern.before)) return phrasesOf(fixed).some(saysMoreThanWhence);
  const slots = members.map(({ tokens: all }) => all.slice(pattern.before, all.length - pattern.after));
  if (slots.every(isStyle) && subjectWords(content) > 0) return content.length > 1;
  if (slots.every((slot) => slot.every(({ key }) => /^\d+$/.test(key)))) return content.length > 1;
  const widest = Math.max(...slots.map(({ length }) => length));
  return (
    content.length >= COMMON &&
    subjectWords(content) >= COMMON_SUBJECT &&
    fixed.length >= COMMON_A_WORD * widest
  );
}

/** "style of", "by", "manner of", "inspired by" before a slot. */
function followsStyleOf(tokens: readonly WordingToken[], at: number): boolean {
  const [before, last] = [tokens[at - 2]?.word, tokens[at - 1]?.word];
  return last === 'by' || (last === 'of' && (before === 'style' || before === 'manner'));
}

/** Media that say little of what an artist shows. */
const BROAD =
  /^(?:oil|acrylic|watercolor|gouache|ink|pencil|pen|paint(?:ing|er)?|illustrat(?:ion|or)|photo(?:graph(?:y|er)?)?|drawing|sketch|print|canvas|digital|art(?:work|ist)?|styles?|manner)$/;

/** Whether a phrase says more than a medium and a country, behind which artists of all kinds would hide. */
function saysMoreThanWhence(phrase: readonly WordingToken[]): boolean {
  return (
    !isCountry(phrase.map(({ key }) => key)) &&
    phrase.some(({ key, isContent }) => isContent && !BROAD.test(key))
  );
}

function phrasesOf(tokens: readonly WordingToken[]): WordingToken[][] {
  const phrases: WordingToken[][] = [];
  for (const token of tokens) {
    if (token.beginsPhrase || phrases.length === 0) phrases.push([]);
    phrases.at(-1)!.push(token);
  }
  return phrases;
}

function isStyle(words: readonly WordingToken[]): boolean {
  return words.every(({ isContent }) => !isContent) ? false : subjectWords(words) === 0;
}

/** How many content words are in no phrase of the style lexicon. */
function subjectWords(words: readonly WordingToken[]): number {
  const tokens = words.map(({ key, word, start, end }): Token => ({ lemma: key, word, start, end }));
  const inCue = new Set(
    findCues(tokens).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
  );
  return tokens.filter(
    (token, n) => words[n]!.isContent && !inCue.has(n) && !isColor(token) && !isModifier(token.lemma),
  ).length;
}

/**
 * The pattern with as much before and behind its slot as all members have in common; undefined where that leaves one
 * of them nothing in the slot: a word more is no pattern.
 */
export function narrowest(pattern: Pattern, members: readonly Read[]): Pattern | undefined {
  const first = members[0]!.tokens;
  const least = Math.min(...members.map(({ tokens }) => tokens.length));
  let { before, after } = pattern;
  const isCommon = (at: number) => members.every(({ tokens }) => tokens.at(at)!.key === first.at(at)!.key);
  while (before + after < least && isCommon(before)) before++;
  while (before + after < least && isCommon(-1 - after)) after++;
  return before + after < least ? { before, after } : undefined;
}

/** How many words two texts of one family share at least at their beginnings or at their ends. */
const SHARED = [8, 3, 1];

/** Those that share a beginning or an end with so many others that there may be a family of them. */
export function mayBelong<R extends Read>(texts: readonly R[]): R[] {
  const counts = new Map<string, number>();
  const endsOf = (tokens: readonly WordingToken[], length: number) =>
    [`^${keysOf(tokens.slice(0, length))}`, `${keysOf(tokens.slice(-length))}$`] as const;
  for (const { tokens } of texts)
    for (const length of SHARED)
      if (tokens.length > length)
        for (const end of endsOf(tokens, length)) counts.set(end, (counts.get(end) ?? 0) + 1);
  return texts.filter(({ tokens }) => {
    const length = SHARED.find((one) => 2 * one + WIDEST - 1 <= tokens.length) ?? 1;
    return endsOf(tokens, length).some((end) => (counts.get(end) ?? 0) >= FEWEST);
  });
}

function keysOf(tokens: readonly WordingToken[]): string {
  return tokens.map(({ key }) => key).join(' ');
}

/** Where the slot of a pattern stands in a text, in UTF-16 code units. */
export function slotIn({ before, after }: Pattern, { tokens }: Read): { start: number; end: number } {
  return { start: tokens[before]!.start, end: tokens[tokens.length - after - 1]!.end };
}
