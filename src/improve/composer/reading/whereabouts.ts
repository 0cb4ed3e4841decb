import type { Token } from '../../../text/prompt-text.ts';
import { read } from '../../style/reading.ts';
import { judgePhrase } from '../../style/style-phrase.ts';
import type { Entry, Setting } from '../repertoire/parse.ts';
import { LIVING, PLACE_KINDS, PLACES } from '../repertoire/repertoire.ts';
import { type Aesthetic, aestheticsBefore } from './attributes.ts';
import type { Subject } from './subject.ts';
import type { Noun, Verb } from './vocabulary.ts';

/** A place that an idea names. */
export interface Place {
  noun: string;
  entry: Entry;
  setting: Setting;
  /** What is seen there: inside a building where the idea is inside. */
  see: readonly string[];
  isInside: boolean;
  /** What runs through it: an abandoned one, a cozy one. */
  aesthetics: Aesthetic[];
  /** Whether the place is what the idea is of. */
  isSubject: boolean;
}

const LOCATIVE =
  /^(?:in|on|at|under|beside|by|near|inside|behind|through|over|above|among|beneath|below|along|against|across|between|around|atop|amid|into|onto|underneath|towards?|off|from|outside|within|aboard|overlooking|crossing|beyond|past|of|surrounded)$/;
const INTO = /^(?:in|inside|into|within|through)$/;
const BESIDE = /^(?:behind|beyond|overlooking|towards?|toward|outside|near|past|from|off|against)$/;
const OVER = /^(?:above|over)$/;
/** Prepositional phrases that say how, when or with what, and not where. */
const PLACED =
  /\b(?:in|on|at|under|beside|by|near|inside|behind|through|over|above|among|beneath|below|along|against|across|between|around|atop|amid|next to|in front of|surrounded by|from|into|onto|off)\s+(?!(?:the\s+)?(?:style|spirit|manner)\b|oil\b|watercolou?r|ink\b|acrylic|gouache|pencil|black and white|colou?r|detail|focus|love|motion|flight|profile|night\b(?!\s+\p{L})|work\b|play\b|rest\b|noon\b|dawn\b|dusk\b|sunset\b|sunrise\b|midnight\b|morning\b|evening\b|(?:summer|winter|spring|autumn)\b(?!\s+\p{L})|(?:the |heavy |deep |thick |pouring |falling |fresh |light |dense )*(?:morning|evening|night|dark|style|fight|end|camera|rain|snow|fog|mist|wind|storm|blizzard|thunderstorm|moonlight|moon|stars|sun|sunset|sunrise|sunshine)\b(?!\s+\p{L})|camera\b|a dream\b|above\b|below\b|behind\b|different\b|armou?r\b|(?:an?|the|his|her|their) (?:\p{L}+ ){0,2}(?:suits?|dress|dresses|coats?|jackets?|hats?|costumes?|hoodies?|uniforms?|raincoats?|cape|robes?|tuxedo|kimonos?|sweaters?|shirts?|gowns?|scar(?:f|ves)|boots|hurry|row|bow ?tie|armou?r|headscarf|hijab|mask|helmet|glasses)\b|her\b|his\b|uniform\b|[\d])/giu;
/** Where the viewer is so far off that only large shapes are seen. */
const AFAR =
  /\b(?:seen|viewed|view|photo|photographed|shot) from (?:the )?(?:sea|air|sky|space|above|plane|a plane|an? airplane|far|afar|a distance|helicopter|a helicopter|a drone|orbit|a boat|across)\b|\baerial\b|\bbird'?s.eye\b|\bdrone (?:shot|view|photo)\b|\bin the (?:far )?distance\b|\bfrom (?:far )?above\b|\bsatellite (?:view|image)\b/i;
const SUNKEN =
  /\bunder(?:neath)? (?:the )?(?:sea|ocean|water|waves)\b|\bunderwater\b|\bsunken\b|\bat the bottom of the (?:sea|ocean)\b|\bseabed\b|\bdeep sea\b/i;
const INSIDE_OF = /\b(?:inside|interior|insides) of\b|\binterior\b/i;
/** Where animals of the sea come out of it. */
const SURFACED =
  /\b(?:jump|leap|breach|surfac|splash|sit|sat|perch|strand|beach|shore|boat|rock|ice|pool|fly|flying|walk|street|bathtub|aquarium|bowl|tank|plate|grill|market|fishing|hook)\w*/i;

const WEATHER =
  /^(?:rain|snow|fog|storm|autumn|winter|spring|summer|sunset|sunrise|moon|star|rainbow|aurora)$/;
const ON_WORLDS = /^(?:moon|mars|saturn|venus|jupiter|planet|asteroid)$/;
/** What something is made of or belongs to, and not where it is. */
const QUALIFIES_NOT = /^(?:rock|tree|gate|armchair|table|window|bench|log|snow|autumn|spring|summer)$/;

/** The preposition that leads to a noun, over its articles and adjectives. */
function leadTo(tokens: readonly Token[], at: number): string | undefined {
  for (let n = at - 1; n >= Math.max(0, at - 5); n -= 1) {
    const { word } = tokens[n]!;
    if (LOCATIVE.test(word)) return word;
    if (/^(?:and|with|or|like|as|for|called|wearing|holding)$/.test(word)) return undefined;
  }
  return undefined;
}

/** The places that an idea names, its subject first. */
export function placesIn(
  text: string,
  tokens: readonly Token[],
  nouns: readonly Noun[],
  subject: Subject | undefined,
): Place[] {
  const isWithin = INSIDE_OF.test(text);
  const isAfar = AFAR.test(text);
  const found: Place[] = nouns.flatMap((noun) => {
    const preposition = leadTo(tokens, noun.at);
    // One stands on the moon, and sees it in the sky.
    const entry =
      preposition === 'on' && ON_WORLDS.test(noun.noun) ? PLACES.get('lunar surface') : noun.place;
    if (!entry) return [];
    // Weather and seasons are no place where something else is the subject.
    if (subject?.noun !== noun && WEATHER.test(entry.nouns[0]!)) return [];
    const isSubject = subject?.noun === noun && PLACE_KINDS.has(subject.kind ?? '');
    const needs = entry.prepositions;
    if (needs.length > 0 && !(preposition && needs.includes(preposition))) return [];
    if (subject?.noun === noun && !isSubject) return [];
    const qualifies =
      subject !== undefined &&
      noun.at + noun.size === subject.at &&
      !QUALIFIES_NOT.test(entry.nouns[0]!) &&
      (LIVING.has(subject.kind ?? '') || PLACE_KINDS.has(subject.kind ?? '') || subject.kind === 'vehicle');
    const crosses =
      noun.at > 0 &&
      tokens
        .slice(Math.max(0, noun.at - 3), noun.at)
        .some(({ word }) =>
          /^(?:crossing|climbing|entering|leaving|exploring|guarding|approaching)$/.test(word),
        );
    if (!isSubject && preposition === undefined && !qualifies && !crosses) return [];
    if (preposition === 'of' && !isSubject && !isWithin) return [];
    const isInside =
      entry.within.length > 0 && (isSubject ? isWithin : preposition !== undefined && INTO.test(preposition));
    // Above the clouds and behind a house something else is seen.
    const isBeside =
      !isSubject &&
      preposition !== undefined &&
      (BESIDE.test(preposition) ||
        (OVER.test(preposition) && (entry.nouns[0] === 'sky' || PLACE_KINDS.has(subject?.kind ?? ''))));
    return [
      {
        noun: noun.noun,
        entry,
        setting: isInside ? 'indoors' : entry.setting,
        see: isInside ? entry.within : isAfar ? entry.far : isBeside ? [] : entry.see,
        isInside,
        isSubject,
        aesthetics: aestheticsBefore(text, tokens, noun.at),
      },
    ];
  });
  const unique = found.filter(({ entry }, n) => found.findIndex((one) => one.entry === entry) === n);
  return unique.sort((a, b) => Number(b.isSubject) - Number(a.isSubject));
}

/** Whether an idea says where its subject is, in whichever words. */
export function saysWhere(text: string, places: readonly Place[], subject: Subject | undefined): boolean {
  if (places.some(({ isSubject }) => !isSubject) || PLACE_KINDS.has(subject?.kind ?? '')) return true;
  if (
    subject?.kind === 'cosmos' ||
    SUNKEN.test(text) ||
    /\b(?:in|into|through|from) (?:outer )?space\b/i.test(text)
  )
    return true;
  return [...text.matchAll(PLACED)].some((found) => {
    const rest = text.slice(found.index).split(/[,;.]/)[0]!.trim();
    return !judgePhrase(read(rest));
  });
}

/** What kind of place an idea is set in. */
export function settingOf(
  text: string,
  places: readonly Place[],
  subject: Subject | undefined,
  verbs: readonly Verb[],
): Setting {
  if (SUNKEN.test(text)) return 'underwater';
  if (/\b(?:background|backdrop)\b/i.test(text)) return 'studio';
  const poles = read(text).commitments.poles.get('place');
  const own = places.find(({ isSubject }) => isSubject) ?? places[0];
  if (own) return own.setting;
  if (/\b(?:in|into|through|from) (?:outer )?space\b/i.test(text)) return 'space';
  if (poles?.has('indoors') && !poles.has('outdoors')) return 'indoors';
  if (poles?.has('outdoors') && !poles.has('indoors')) return 'open';
  const kind = subject?.kind;
  if (kind === 'sea') {
    const isOut =
      SURFACED.test(text) || verbs.some(({ action }) => action.motion === 'moving' && !/swim/.test(text));
    return isOut ? 'none' : 'underwater';
  }
  if (kind === 'cosmos') return 'space';
  return 'none';
}
