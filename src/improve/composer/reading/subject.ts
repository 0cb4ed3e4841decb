import type { Token } from '../../../text/prompt-text.ts';
import { isColor, isModifier } from '../../../text/style-cues.ts';
import { isFunctionWord } from '../../../text/words.ts';
import { read } from '../../style/reading.ts';
import type { Entry } from '../repertoire/parse.ts';
import { CONCEPTS, type Kind, LIVING } from '../repertoire/repertoire.ts';
import { wordsIn } from './runs.ts';
import type { Noun, Verb } from './vocabulary.ts';

/** What an idea is of. */
export interface Subject {
  /** The noun that it turns on, known or not; in the singular. */
  head: string;
  kind?: Kind;
  /** Where it stands among the words of the idea. */
  at: number;
  noun?: Noun;
  isPlural: boolean;
}

/** Where a noun phrase ends. */
const BREAK =
  /^(?:in|on|at|under|by|beside|near|with|without|and|or|from|to|into|through|over|above|below|beneath|behind|before|after|against|across|between|among|around|along|inside|outside|onto|toward|towards|that|which|who|whose|while|as|is|are|was|were|has|have|wearing|like|full|for|about|upon|next|covered|made|stuck|seen|dressed|surrounded|filled|where|when|during|past|atop|amid|but|so|than|called|named)$/;
/** What only leads to the noun phrase that counts. */
const LEADS =
  /\b(?:portrait|photo|photograph|picture|image|painting|drawing|sketch|illustration|render|watercolou?r|poster|logo|icon|sticker|ad|advert|advertisement|avatar|pattern|wallpaper|shot|view|scene|close-?up|sheet|cover|design|mascot|statue|sculpture|print|still|diorama|card|banner|flyer|label|packaging|post|headshot|pfp|banner|billboard|campaign|interior|inside|engraving|diagram|mosaic|collage|cartoon|cover art|book cover|album cover|profile pic|tattoo|emblem|mockup|concept art|character|pixel art|thumbnail|menu|bust|figurine|silhouette)s?\s+(?:of|for|with|showing|about)\s+(?:an?\s+|the\s+|some\s+|my\s+|our\s+)?/i;
/** What holds or counts another thing: "a bowl of ramen" is of ramen. */
const HOLDS =
  /^(?:bowl|cup|glass|plate|slice|piece|pair|group|flock|swarm|bunch|crowd|school|herd|pack|stack|pile|basket|bottle|jar|box|mug|pot|pint|can|scoop|row|line|set|colony|team|family|army|gang|litter|bucket|loaf|tray|kind|type|sort|lot|couple|bouquet|field|sea|handful|heap|crate|bag|inside|interior|top|middle|side|edge|statue|sculpture|bust|close up|macro|view|scene|version|style|end|beginning|feeling|sense|idea|memory|sound|image|picture|photo)$/;
const GROUP = /^(?:family|group of friend|couple|team|band|herd|figure|friend)$/;
const COUNTED =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|few|dozen|hundreds|thousands|both|twin|twins|pair|group|flock|swarm|herd|pack|crowd|couple|family|school|colony|some|[2-9]|\d\d)$/;
const PLURALS =
  /^(?:people|men|women|children|mice|geese|wolves|elves|leaves|fishermen|kids|knives|dwarves|thieves|twins)$/;
const NO_HEAD =
  /^(?:character|portrait|face|hand|figure|thing|object|version|image|scene|photo|shot|abstract|composition|design|product|drink|food|meal|dish|label|packaging|app|form|shape|color|texture|interior)$/;
/** Words for the use of an image, which may follow what it is of: "fox logo". */
const USED =
  /^(?:pfp|logo|icon|sticker|avatar|poster|pattern|wallpaper|headshot|mascot|emblem|tattoo|banner|flyer|ad|advert|advertisement|cover|card|design|portrait|picture|photo|image|emote|emoji|print|illustration|art|artwork|label|packaging|mockup|character|concept|drawing|painting|scene|vtuber|linkedin|instagram|twitch|discord|background|theme|style|render|shot|close|up|launch|release|collection|range|brand|company|startup|service|business|offer|promo|promotion|campaign|sale|post|story|game|movie|film|book|song|band)$/;
const VERBAL = /^\p{L}{2,}(?:ing|ed)$/u;
const NO_VERB =
  /^(?:king|ring|wing|thing|string|spring|sling|sting|swing|evening|morning|ceiling|wedding|clothing|lightning|\p{L}*thing|pudding|sterling|viking|darling|\p{L}+ling|feeling|being|building|living|icing|awning|railing)$/u;
const ADVERBS =
  /^(?:alone|asleep|awake|together|outside|inside|upside|close|very|just|really|super|ultra|old|back|up|down|away|home|there|here|today|live|again|lit|half)$/;

/** What a text is of: the last noun of its first noun phrase that has one. */
export function subjectIn(
  text: string,
  tokens: readonly Token[],
  { nouns, verbs }: { nouns: readonly Noun[]; verbs: readonly Verb[] },
): Subject | undefined {
  const lead = LEADS.exec(text);
  // "A pirate portrait for my game" is of the pirate.
  const isLed =
    lead &&
    !nouns.some(
      ({ noun, kind, at, size }) =>
        kind !== 'abstract' &&
        !NO_HEAD.test(noun) &&
        tokens[at]!.start < lead.index &&
        // Wood engravings and oil paintings are made so.
        tokens[at + size]?.start !== lead.index,
    );
  const from = isLed ? lead.index + lead[0].length : 0;
  const start = tokens.findIndex(({ start: at }) => at >= from);
  if (start < 0) return undefined;
  const isPlural = (noun: { at: number; size: number }) =>
    isPluralAt(tokens, start, noun) || andAnother(tokens, nouns, noun);
  for (let at = start; at < tokens.length; ) {
    const end = phraseEnd(text, tokens, verbs, nouns, at);
    const within = nouns.filter((noun) => noun.at >= at && noun.at + noun.size <= end);
    const last = chosenOf(tokens, within, end);
    if (last === 'unknown') {
      const token = tokens[end - 1]!;
      return { head: token.lemma, at: end - 1, isPlural: isPlural({ at: end - 1, size: 1 }) };
    }
    if (last) return { head: last.noun, kind: last.kind, at: last.at, noun: last, isPlural: isPlural(last) };
    // Words of style and of nothing lead to the next phrase; a word that nobody knows is the subject.
    const stranger = tokens.slice(at, end).findLast((token) => isStranger(token));
    if (stranger && !verbs.some((verb) => tokens[verb.at] === stranger)) {
      const place = tokens.indexOf(stranger);
      return { head: stranger.lemma, at: place, isPlural: isPlural({ at: place, size: 1 }) };
    }
    at = Math.max(end, at + 1);
    while (at < tokens.length && (BREAK.test(tokens[at]!.word) || isFunctionWord(tokens[at]!.word))) at += 1;
  }
  return undefined;
}

function phraseEnd(
  text: string,
  tokens: readonly Token[],
  verbs: readonly Verb[],
  nouns: readonly Noun[],
  from: number,
): number {
  for (let at = from; at < tokens.length; at += 1) {
    const { word } = tokens[at]!;
    const gap = at > from ? text.slice(tokens[at - 1]!.end, tokens[at]!.start) : '';
    const isInNoun = nouns.some((noun) => noun.at < at && at < noun.at + noun.size);
    if (isInNoun) continue;
    if (/[,;.:!?\n(]/.test(gap) || (at > from && BREAK.test(word))) return at;
    const verb = verbs.find((one) => one.at === at);
    // "Sleeping lion cub": a verb before its noun.
    if (verb && at > from && nouns.some((noun) => noun.at >= from && noun.at < at)) return at;
    if (
      !verb &&
      at > from &&
      /^\p{L}{2,}ing$/u.test(word) &&
      !NO_VERB.test(word) &&
      nouns.some((noun) => noun.at >= from && noun.at < at) &&
      !nouns.some((noun) => noun.at === at)
    )
      return at;
    if (word === 'of' && at > from && !HOLDS.test(tokens[at - 1]!.lemma)) return at;
  }
  return tokens.length;
}

/** The noun that a phrase turns on; "unknown" where it turns on a word that nobody knows. */
function chosenOf(
  tokens: readonly Token[],
  within: readonly Noun[],
  end: number,
): Noun | 'unknown' | undefined {
  const last = within.at(-1);
  if (!last) return undefined;
  const after = tokens.slice(last.at + last.size, end);
  if (after.some((token) => isStranger(token) && !/s$/.test(token.word))) return 'unknown';
  const telling = within.filter(({ noun }) => !NO_HEAD.test(noun));
  const concrete = telling.findLast(({ kind }) => kind !== 'abstract');
  // An owl family is of owls.
  const member = telling.findLast(({ at, size, kind }) => LIVING.has(kind) && concrete?.at === at + size);
  if (concrete && member && GROUP.test(concrete.noun)) return member;
  return concrete ?? telling.at(-1) ?? last;
}

/** A content word that is no adjective, no word of style and no verb. */
function isStranger(token: Token): boolean {
  const { word, lemma } = token;
  if (isFunctionWord(word) || isModifier(lemma) || isColor(token) || VERBAL.test(word) || ADVERBS.test(word))
    return false;
  if (
    USED.test(lemma) ||
    COUNTED.test(word) ||
    HOLDS.test(lemma) ||
    /\d/.test(word) ||
    /.{3}(?:ly|ful|ous|less|ish|ive|al|ic|able|ible|esque)$/.test(word)
  )
    return false;
  return read(word).cues.length === 0;
}

function isPluralAt(
  tokens: readonly Token[],
  from: number,
  { at, size }: { at: number; size: number },
): boolean {
  const words = tokens.slice(from, at + size).map(({ word }) => word);
  const last = words.at(-1) ?? '';
  const isMany = words.slice(0, -1).some((word) => COUNTED.test(word));
  const isOne = words.slice(0, -1).some((word) => /^(?:an?|one|single|lone)$/.test(word)) && !isMany;
  if (isMany) return true;
  if (PLURALS.test(last)) return true;
  return !isOne && tokens[at + size - 1]!.lemma !== last && /[^su']s$/.test(last);
}

/** "A cat and a dog": two of a kind that acts. */
function andAnother(
  tokens: readonly Token[],
  nouns: readonly Noun[],
  noun: { at: number; size: number },
): boolean {
  const next = nouns.find(({ at }) => at > noun.at);
  if (!next || !LIVING.has(next.kind)) return false;
  return tokens.slice(noun.at + noun.size, next.at).some(({ word }) => word === 'and' || word === 'with');
}

const CONCEPT_RUNS = [...CONCEPTS].map(([noun, entry]) => ({ lemmas: tellingIn(noun), entry, noun }));

/** Lemmas without those that only link or qualify. */
function tellingIn(text: string): string[] {
  return wordsIn(text).flatMap((token) => {
    const isLittle =
      isFunctionWord(token.word) &&
      !/^(?:before|after|over|without|up|down|like|no|not|only)$/.test(token.word);
    const qualifies = isModifier(token.lemma) && !/^(?:light|dark|cold|warm)$/.test(token.lemma);
    return isLittle || qualifies ? [] : token.lemma;
  });
}

/** The concept that a text names; of several the one with the most words, then the first that is more than "a feeling". */
export function conceptIn(text: string): { noun: string; entry: Entry } | undefined {
  const telling = tellingIn(text);
  const found = CONCEPT_RUNS.flatMap(({ lemmas, entry, noun }) => {
    if (lemmas.length === 0) return [];
    const at = telling.findIndex((_, n) => lemmas.every((lemma, i) => telling[n + i] === lemma));
    return at < 0 ? [] : [{ noun, entry, at, size: lemmas.length }];
  });
  const rank = ({ noun, at, size }: (typeof found)[number]) =>
    size * 100 -
    at -
    (/^(?:feeling|emotion|mood|sense|vibe|atmosphere|idea|sensation|memory|nothing|mind)$/.test(noun)
      ? 50
      : 0);
  return found.sort((a, b) => rank(b) - rank(a))[0];
}
