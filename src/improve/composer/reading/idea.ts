import { isColor } from '../../../text/style-cues.ts';
import { isFunctionWord } from '../../../text/words.ts';
import { type Commitments, commitmentsOf } from '../../style/contradictions.ts';
import { read } from '../../style/reading.ts';
import type { Slot } from '../piece.ts';
import type { Entry, Setting } from '../repertoire/parse.ts';
import { CONCEPTS, GOODS, type Kind, SUBJECTS } from '../repertoire/repertoire.ts';
import { type Attributes, attributesOf } from './attributes.ts';
import { type Conditions, conditionsIn, conditionsOf } from './conditions.ts';
import { filledBy } from './filled.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { wordsIn } from './runs.ts';
import { conceptIn, subjectIn } from './subject.ts';
import { topicIn } from './topic.ts';
import { spansIn, type Verb } from './vocabulary.ts';
import { type Place, placesIn, saysWhere, settingOf } from './whereabouts.ts';

/** An idea as far as the composer understands it. */
export interface Idea extends Attributes {
  /** As it goes into the prompts. */
  text: string;
  purpose: Purpose;
  /** The noun that it turns on, known or not. */
  head?: string;
  kind?: Kind;
  /** What goes with that noun. */
  entry?: Entry;
  isPlural: boolean;
  /** Whether the noun that it turns on is not known. */
  isUnknown: boolean;
  /** What stands for it where nobody can see it. */
  concept?: Entry;
  verbs: Verb[];
  places: Place[];
  setting: Setting;
  conditions: Conditions;
  /** The trade, event or good that a logo, a poster or a pack is about. */
  topic?: Entry;
  filled: ReadonlySet<Slot>;
  /** What it says it is not: "not a painting". */
  excludes: string[];
  /** Lemmas of its content words. */
  content: ReadonlySet<string>;
  /** Whether it names colors. */
  isColored: boolean;
  commitments: Commitments;
  /** Whether it says so much that only what is missing may be added. */
  isFinished: boolean;
  /** A name that it gives: a company's, a title. */
  name?: string;
  /** Whether anything in it is understood. */
  isUnderstood: boolean;
}

const NEGATED =
  /[,;]?\s*\b(?:but\s+)?(?:not|no|without|never)\s+(?:any\s+|an?\s+|the\s+)?([\p{L}\s-]{2,40}?)(?=$|[,;.]|\s+(?:and|but|or|in|on|at|with)\b)/giu;
const NAMED =
  /\b(?:called|named|titled)\s+(?:["“'‘]([^"”'’]{1,60})["”'’]|(\p{Lu}[\p{L}\p{N}&'-]*(?:\s+\p{Lu}[\p{L}\p{N}&'-]*){0,3}))|["“]([^"”]{1,80})["”]/gu;
const SHOWN =
  /\b(?:logo|icon|sticker|poster|tattoo|card|cover|pattern|emblem|mascot|print|design)s? (?:of|with|showing|featuring)\b/i;
/** An idea of so many content words is a prompt already. */
const FINISHED_WORDS = 16;
const FINISHED_SLOTS = 3;
/** Reads an idea: its subject, use, place, time, and what it says already. */
export function readIdea(text: string): Idea {
  const excludes: string[] = [];
  const affirmed = text.replace(NEGATED, (_all, thing: string) => {
    excludes.push(thing.trim());
    return ' ';
  });
  let name: string | undefined;
  // A name says nothing about the look, even where it is a word for one: a perfume called NOIR.
  const described = affirmed.replace(NAMED, (_all, ...groups: string[]) => {
    name ??= groups.slice(0, 3).find(Boolean);
    return ' ';
  });
  const reading = read(described);
  const tokens = wordsIn(described);
  const spans = spansIn(tokens);
  const purpose = purposeOf(described);
  const subject = subjectIn(described, tokens, spans);
  const isSeen = subject?.kind !== undefined && subject.kind !== 'abstract';
  const named = isSeen ? undefined : conceptIn(described);
  const concept = named?.entry;
  const kind: Kind | undefined = isSeen ? subject.kind : concept ? 'abstract' : undefined;
  const head = isSeen ? subject.head : (named?.noun ?? subject?.head);
  const places = placesIn(described, tokens, spans.nouns, subject);
  const own = places.find(({ isSubject }) => isSubject);
  // Sunset and moon say when they are.
  const conditions = { ...conditionsOf(own?.entry.tags ?? new Set()), ...conditionsIn(described) };
  const filled = filledBy(described, purpose);
  if (saysWhere(described, places, subject)) filled.add('place');
  const content = new Set(tokens.flatMap(({ word, lemma }) => (isFunctionWord(word) ? [] : lemma)));
  const entry = entryFor(head, kind, purpose);
  // A logo of a wombat shows a wombat; one for a zoo shows what stands for zoos.
  const isShown = SHOWN.test(described) && isSeen;
  const topic = purpose === 'scene' || isShown ? undefined : topicIn(described);
  const isKnown =
    subject?.kind !== undefined ||
    concept !== undefined ||
    reading.cues.length > 0 ||
    purpose !== 'scene' ||
    places.length > 0;
  return {
    text,
    purpose,
    ...(head !== undefined && { head }),
    ...(kind && { kind }),
    ...(entry && { entry }),
    isPlural: subject?.isPlural ?? false,
    isUnknown: subject !== undefined && kind === undefined,
    ...(concept && { concept }),
    verbs: spans.verbs,
    places,
    setting: settingOf(described, places, subject, spans.verbs),
    conditions,
    ...attributesOf(described, tokens, subject),
    ...(topic && { topic }),
    filled,
    excludes,
    content,
    isColored:
      tokens.some(
        (token) =>
          isColor(token) &&
          !/^(?:orange|rose|lime|olive|plum|peach|sand|rust|salmon|copper|charcoal|pearl|lavender|sage|mint)$/.test(
            token.lemma,
          ),
      ) || /\b(?:colou?rful|rainbow|multicolou?red|neon)\b/i.test(described),
    commitments: commitmentsOf(tokens),
    isFinished:
      reading.content.size >= FINISHED_WORDS || (reading.content.size >= 10 && filled.size >= FINISHED_SLOTS),
    ...(name && { name }),
    isUnderstood: isKnown,
  };
}

function entryFor(head: string | undefined, kind: Kind | undefined, purpose: Purpose): Entry | undefined {
  if (head === undefined) return undefined;
  if (kind === 'abstract') return CONCEPTS.get(head);
  const isSold = purpose === 'ad' || purpose === 'product' || purpose === 'packaging';
  return (isSold ? GOODS.get(head) : undefined) ?? SUBJECTS.get(head) ?? GOODS.get(head);
}

/** The kinds of things that a text names. */
export function nounsOf(text: string): { kind: Kind; head: string; isPlace: boolean }[] {
  return spansIn(wordsIn(text)).nouns.map(({ kind, noun, place }) => ({
    kind,
    head: noun,
    isPlace: place !== undefined,
  }));
}

/** An idea that leaves open where its subject is and what it does, with nothing beside it. */
export function isBare(idea: Idea): boolean {
  return (
    !idea.filled.has('place') &&
    idea.verbs.length === 0 &&
    idea.props.length === 0 &&
    !idea.isPlural &&
    !/\b(?:with|wearing|full|in|on|at|under|and|as|before|after|through|who|that|doing|using|\p{L}{3,}ing)\b/iu.test(
      idea.text.replace(
        /^.*?\b(?:portrait|photo|picture|painting|shot|close-?up|drawing|illustration) of\b/i,
        '',
      ),
    )
  );
}

const NO_VERB =
  /^(?:king|ring|wing|string|spring|swing|evening|morning|ceiling|wedding|clothing|lightning|\p{L}*thing|pudding|viking|\p{L}+ling|living|flying|feeling|being|building)$/u;

/** Whether something is done that nobody here knows. */
export function hasUnknownVerb(idea: Idea): boolean {
  const inHead = new Set(idea.head?.split(' '));
  return wordsIn(idea.text).some(
    ({ word, lemma }) => /^\p{L}{2,}ing$/u.test(word) && !NO_VERB.test(word) && !inHead.has(lemma),
  );
}

/** Whether a text asks for somebody's face rather than for all of a scene. */
export function isPortrait({ text }: Idea): boolean {
  return /\b(?:portrait|face|close-?up|head.?shot)\b/i.test(text);
}
