import type { Match } from '../../../records/match.ts';
import type { Role } from '../../../records/style-word.ts';
import { estimateTokens } from '../../../text/prompt-text.ts';
import { contradiction } from '../../style/contradictions.ts';
import { read } from '../../style/reading.ts';
import { judgePhrase } from '../../style/style-phrase.ts';
import type { Piece, Slot } from '../piece.ts';
import { type Idea, isBare, nounsOf, readIdea } from '../reading/idea.ts';
import { purposeOf } from '../reading/purpose.ts';
import { LIVING } from '../repertoire/repertoire.ts';

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

/** What the nearest matches of the same subject have to lend to an idea, the nearest first. */
export function lessonsFrom(matches: readonly Match[], idea: Idea, asksForArtist: boolean): Lesson[] {
  // Of something else a prompt says nothing about how this is shown.
  if (idea.head === undefined) return [];
  return matches.slice(0, MOST_LESSONS).flatMap((match) => {
    if (purposeOf(match.prompt) !== idea.purpose || headOfPrompt(match.prompt) !== idea.head) return [];
    const pieces = piecesOf(match, idea, asksForArtist);
    return pieces.length > 0 ? [{ match, pieces }] : [];
  });
}

/** Looks for a blend: each takes what makes it from another of the prompts, turn by turn. */
export function mergedLessons(matches: readonly Match[], idea: Idea, asksForArtist: boolean): Lesson[] {
  const all = matches.map((match) => ({
    match,
    pieces: piecesOf(match, idea, asksForArtist, true).filter(
      ({ slot }) => slot !== 'place' && slot !== 'thing',
    ),
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

/** What a prompt turns on. */
function headOfPrompt(prompt: string): string | undefined {
  return readIdea(prompt.slice(0, SUBJECT_CHARACTERS)).head;
}

/** @param isBlend whether the person asked for what these very prompts have, so that all of it may be lent. */
function piecesOf(match: Match, idea: Idea, asksForArtist: boolean, isBlend = false): Piece[] {
  const parts = partsIn(match.prompt);
  const nouns = nounsOf(idea.text).map(({ head }) => head);
  const strangers = nounsOf(parts[0] ?? '').filter(
    ({ head, kind }) => LIVING.has(kind) && !nouns.includes(head),
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
    (piece) =>
      (isBlend || canLend(piece, idea)) &&
      !contradiction(read(piece.text).commitments, idea.commitments) &&
      [...read(piece.text).content].some((lemma) => !idea.content.has(lemma)),
  );
}

/** Views that show any subject whole. */
const SAFE_VIEW =
  /^(?:close-?up|medium shot|wide shot|low angle|eye.level|portrait|three.quarter view|side view|symmetrical composition|centered composition)(?: (?:shot|view))?$/i;

/** Whether a part of another prompt can stand in this one: what the idea fixes, and what goes on in it, is its own. */
function canLend({ slot, text }: Piece, idea: Idea): boolean {
  const bare = isBare(idea);
  if (slot === 'thing' || slot === 'place') return bare;
  if (slot === 'frame') return bare && SAFE_VIEW.test(text);
  if (slot === 'light') return Object.keys(idea.conditions).length === 0 && !idea.filled.has('place');
  if (slot === 'color') return !idea.isColored && Object.keys(idea.conditions).length === 0;
  if (slot === 'mood') return idea.verbs.length === 0 && Object.keys(idea.conditions).length === 0;
  return true;
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
  if (slot === 'medium' && (phrase.faint || /\b(?:background|wash|paper|texture)s?$/i.test(part)))
    return undefined;
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
    nounsOf(text).some(({ kind }) => LIVING.has(kind)) ||
    judgePhrase(read(text))
  )
    return [];
  // "In zero gravity" is a place for what is weightless only.
  if (!nounsOf(text).some(({ isPlace }) => isPlace)) return [];
  return [{ slot: 'place', text, from: [id] }];
}

/** Something beside the subject: "paws tucked under", "dry grass in the foreground". */
function thingOf(part: string, idea: Idea, id: string): Piece[] {
  const words = part.split(' ');
  if (words.length < 3 || words.length > 8 || !isClean(part) || OPENS.test(part) || /^\p{Lu}/u.test(part))
    return [];
  if (
    /^(?:one|two|three|four|five|six|seven|eight|nine|ten|no|few|several|hundreds|thousands?)\b/.test(part) ||
    /\bfor \w+$/.test(part)
  )
    return [];
  // Somebody else's subject must not come in.
  if (nounsOf(part).some(({ kind, head }) => (LIVING.has(kind) || kind === 'abstract') && head !== idea.head))
    return [];
  if (read(part).cues.some(({ weak, role }) => !weak && role === 'medium')) return [];
  if (/\b(?:style|mood|atmosphere|composition|quality|feel|look)\b/i.test(part)) return [];
  return [{ slot: 'thing', text: part, from: [id] }];
}
