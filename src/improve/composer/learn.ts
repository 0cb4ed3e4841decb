import type { Match } from '../../records/match.ts';
import type { Role } from '../../records/style-word.ts';
import { estimateTokens } from '../../text/prompt-text.ts';
import { contradiction } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import { type Idea, nounsOf, readIdea, type Slot } from './idea.ts';
import { purposeOf } from './purpose.ts';
import { type Kind, LIVING } from './subjects.ts';

/** One thing that a variant adds. */
export interface Piece {
  slot: Slot;
  text: string;
  /** The matches that have it; empty for a built-in one. */
  from: readonly string[];
}

/** What one match has to lend. */
export interface Lesson {
  match: Match;
  pieces: Piece[];
}

const SLOT_OF: Partial<Record<Role, Slot>> = {
  medium: 'medium',
  movement: 'medium',
  light: 'light',
  color: 'color',
  composition: 'frame',
  mood: 'mood',
};
/** Matches that are learned from. */
const MOST_LESSONS = 6;
const READ_AT_MOST = 3000;
/** Where a prompt says what it is of. */
const SUBJECT_CHARACTERS = 160;
/** What is worn is no place to be in. */
const WORN =
  /\b(?:coat|raincoat|dress|gown|hat|suit|shirt|sweater|jacket|cloak|robe|armou?r|uniform|apron|helmet|hood|scarf|boots?|costume|tutu|mask|glasses|sunglasses|crown|kimono|beanie|cap|overalls|pajamas)\b/i;
const MOST_WORDS = 10;
/** Names of studios, sites and engines that stand for somebody's hand as an artist's name does. */
const BRANDS =
  /\b(?:ghibli|pixar|disney|dreamworks|marvel|dc comics|artstation|deviantart|pinterest|unreal|octane|blender|redshift|vray|unity|midjourney|leica|hasselblad|netflix|instagram|tiktok|getty)\b/i;
/** Words that say nothing, or that a request for an image means and not the image. */
const NOISE =
  /\b(?:masterpiece|quality|\d+k|u?hdr?|resolution|trending|award|best|highly|ultra|insanely|photoreal\w*|hyper\w+|realistic|detailed|details|usa|uk|italy|germany|france|century|trademark|aspect|ratio|reference|image|prompt|logo|watermark|text|title|headline|caption|words?|letters?|typography|exact\w*|preserve|identity|must|should|create|generate|render)\b/i;
const NUMBERS = /\b(?!\d{2,3} ?mm\b|f\/[\d.]+|\d{4}s\b)\d/i;
const FINITE =
  /\b(?:is|are|was|were|be|has|have|had|its|their|his|her|he|she|they|you|your|my|it|this|that|these|which|who|whose|where|when|while|then|so|not|no|without)\b/i;
const OPENS =
  /^(?:in|with|on|at|under|by|against|from|bathed in|lit by|shot on|made of|seen from|featuring|showing)\s/i;
const PROPER =
  /^(?:Japanese|Chinese|Dutch|French|Italian|Nordic|Scandinavian|Persian|Art|Kodak|Portra|Fujifilm|Victorian|Edwardian|Renaissance|Baroque|Polaroid|Bauhaus)$/;
const SETS =
  /\s(in|on|at|under|beside|by|among|beneath|behind|along|above|near|against|over)\s+(?=an?\s|the\s|tall\s|wet\s|fresh\s|deep\s|dry\s|\p{Ll})/u;

/** What the nearest matches have to lend to an idea, the nearest first. */
export function lessonsFrom(matches: readonly Match[], idea: Idea, asksForArtist: boolean): Lesson[] {
  const nouns = new Set(nounsOf(idea.text).flatMap(({ head, kind }) => (TELLING.has(kind) ? head : [])));
  const lessons = matches.slice(0, MOST_LESSONS).flatMap((match) => {
    if (purposeOf(match.prompt) !== idea.purpose) return [];
    const head = headOfPrompt(match.prompt);
    const shared = head === undefined ? 0 : head === idea.head ? 2 : Number(nouns.has(head));
    // A prompt of something else says nothing about how this is shown.
    if (shared === 0 && idea.head !== undefined) return [];
    const pieces = piecesOf(match, idea, asksForArtist);
    return pieces.length > 0 ? [{ match, pieces, shared }] : [];
  });
  return lessons.sort((a, b) => b.shared - a.shared).map(({ match, pieces }) => ({ match, pieces }));
}

/** Looks for a blend: each takes what makes it from another of the prompts, turn by turn. */
export function mergedLessons(matches: readonly Match[], idea: Idea, asksForArtist: boolean): Lesson[] {
  const all = matches.map((match) => ({
    match,
    pieces: piecesOf(match, idea, asksForArtist).filter(({ slot }) => slot !== 'place' && slot !== 'thing'),
  }));
  const slots: readonly Slot[] = ['medium', 'light', 'color', 'frame', 'mood'];
  return all.map((lesson, turn) => ({
    match: lesson.match,
    pieces: slots.flatMap((slot, n) => {
      const offers = all.map((_, k) =>
        all[(turn + n + k) % all.length]!.pieces.find((piece) => piece.slot === slot),
      );
      return offers.find((piece) => piece !== undefined) ?? [];
    }),
  }));
}

/** Kinds whose nouns say what a scene is like; a flower or a book may stand anywhere. */
const TELLING = new Set<Kind>([
  'pet',
  'farm',
  'wild',
  'bird',
  'sea',
  'small',
  'person',
  'fantasy',
  'creature',
  'machine',
  'space',
  'building',
  'site',
  'city',
  'nature',
  'interior',
  'vehicle',
]);

/** What a prompt turns on. */
function headOfPrompt(prompt: string): string | undefined {
  return readIdea(prompt.slice(0, SUBJECT_CHARACTERS)).head;
}

function piecesOf(match: Match, idea: Idea, asksForArtist: boolean): Piece[] {
  const parts = partsIn(match.prompt);
  const nouns = nounsOf(idea.text).map(({ head }) => head);
  const strangers = nounsOf(parts[0] ?? '').filter(
    ({ head, kind }) => LIVING.includes(kind) && !nouns.includes(head),
  );
  const isSame =
    idea.head !== undefined && strangers.length === 0 && headOfPrompt(match.prompt) === idea.head;
  const pieces = parts.flatMap((part, at) => {
    const style = stylePiece(part, match.id, asksForArtist);
    if (style) return style;
    if (!isSame) return [];
    return at === 0 ? placeOf(part, idea, match.id) : thingOf(part, idea, match.id);
  });
  return pieces.filter(
    ({ text }) =>
      !contradiction(read(text).commitments, idea.commitments) &&
      [...read(text).content].some((lemma) => !idea.content.has(lemma)),
  );
}

/** A prompt in parts as it writes them: between commas, sentences, lines, and the values of JSON. */
function partsIn(prompt: string): string[] {
  return read(prompt.slice(0, READ_AT_MOST))
    .masked.text.split(/[,;:|\n"“”•]+|[.!?]+(?=\s|$)|\s[-–—]+\s/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /\p{L}/u.test(part));
}

/** Whether a part is clean: no names nobody asked for, no numbers, no half sentences. */
function isClean(part: string): boolean {
  const words = part.split(' ');
  if (words.length > MOST_WORDS || NUMBERS.test(part) || NOISE.test(part) || BRANDS.test(part)) return false;
  if (FINITE.test(part) || /[^\p{L}\p{N}\s'’/.&-]/u.test(part)) return false;
  // A capital inside is somebody's or something's name.
  if (words.slice(1).some((word) => /^\p{Lu}/u.test(word) && !PROPER.test(word))) return false;
  return !/\b(?:of|with|in|and|the|a|an|by|on|at|to|for|from|as|or|its|like|into|through)$/i.test(part);
}

function stylePiece(part: string, id: string, asksForArtist: boolean): Piece | undefined {
  const phrase = judgePhrase(read(part));
  if (!phrase) return undefined;
  if (phrase.role === 'artist') return asksForArtist ? { slot: 'medium', text: part, from: [id] } : undefined;
  const slot = SLOT_OF[phrase.role];
  if (!slot || !isClean(part) || estimateTokens(part) > 20) return undefined;
  const words = part.split(' ').length;
  // One word says too little, but for what makes the image: "linocut".
  if (words < 2 && !(slot === 'medium' && !phrase.faint)) return undefined;
  if (phrase.faint && words < 3 && slot !== 'light' && slot !== 'color' && slot !== 'mood') return undefined;
  if (/^(?:art|style|painting|drawing|oil|illustration|print|photography|digital art|abstract)$/i.test(part))
    return undefined;
  return { slot, text: part, from: [id] };
}

/** Where the match's subject is, which is the idea's subject too: "on a sun-faded velvet sofa". */
function placeOf(part: string, idea: Idea, id: string): Piece[] {
  if (idea.filled.has('place')) return [];
  // What somebody does elsewhere need not go with what is done here.
  if (idea.content.size > 3) return [];
  const found = SETS.exec(part);
  const text = found && part.slice(found.index + 1).trim();
  if (!text || !isClean(text) || text.split(' ').length < 3 || text.split(' ').length > 9) return [];
  if (
    WORN.test(text) ||
    /\b(?:flight|carved|painted|drawn|made|as|full)\b/.test(text) ||
    /\w+ing\b/.test(text) ||
    nounsOf(text).some(({ kind }) => LIVING.includes(kind)) ||
    judgePhrase(read(text))
  )
    return [];
  return [{ slot: 'place', text, from: [id] }];
}

/** Something beside the subject: "paws tucked under", "dry grass in the foreground". */
function thingOf(part: string, idea: Idea, id: string): Piece[] {
  const words = part.split(' ');
  if (words.length < 2 || words.length > 8 || !isClean(part) || OPENS.test(part) || /^\p{Lu}/u.test(part))
    return [];
  if (
    /^(?:one|two|three|four|five|six|seven|eight|nine|ten|no|few|several|hundreds|thousands?)\b/.test(part) ||
    /\bfor \w+$/.test(part)
  )
    return [];
  // Somebody else's subject must not come in.
  if (
    nounsOf(part).some(
      ({ kind, head }) => (LIVING.includes(kind) || kind === 'abstract') && head !== idea.head,
    )
  )
    return [];
  if (read(part).cues.some(({ weak, role }) => !weak && role === 'medium')) return [];
  if (/\b(?:style|mood|atmosphere|composition|quality|feel|look)\b/i.test(part)) return [];
  return [{ slot: 'thing', text: part, from: [id] }];
}
