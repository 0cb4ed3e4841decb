import { upperFirst } from '../../../text/sentence.ts';
import type { Guidelines } from '../../fit/guidelines.ts';
import { lowerFirst, trimIdea } from '../../style/wording.ts';
import type { Piece, Slot } from '../piece.ts';
import type { Idea } from '../reading/idea.ts';

/** In which order a prompt names what it adds. */
const ORDER: readonly Slot[] = ['place', 'thing', 'trait', 'light', 'frame', 'medium', 'color', 'mood'];

/** Pieces in the order in which a prompt names them. */
export function inOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) => ORDER.indexOf(a.slot) - ORDER.indexOf(b.slot));
}

/** A prompt of an idea and what a variant adds to it, in the form that the image model reads best. */
export function sayPrompt(idea: Idea, pieces: readonly Piece[], guidelines: Guidelines): string {
  const ordered = inOrder(pieces);
  if (guidelines.form === 'sentences') return sentences(idea, ordered);
  const subject = trimIdea(idea.text);
  const added = ordered.map(phrase);
  return guidelines.board
    ? [...countTags(idea), subject, ...added].join(', ')
    : [subject, ...added].join(', ');
}

/** A piece as it stands between commas. */
function phrase({ slot, text, from }: Piece): string {
  const said = lowerFirst(text);
  if (from.length > 0) return said;
  if (slot === 'color') return `palette of ${said}`;
  if (slot === 'mood') return `${said} mood`;
  return said;
}

/** The number of figures, with which prompts of image boards begin. */
function countTags(idea: Idea): string[] {
  const { text, kind } = idea;
  const many = (one: string) => {
    const number = /\b(two|three|four|five|six|2|3|4|5|6)\b/i.exec(text)?.[1]?.toLowerCase();
    const figure = { two: '2', three: '3', four: '4', five: '5', six: '6' }[number ?? ''] ?? number;
    if (figure) return [`${figure}${one}s`];
    return idea.isPlural ? [`multiple ${one}s`] : [`1${one}`, 'solo'];
  };
  if (/\b(?:\d+(?:girl|boy)s?|solo|no humans)\b/i.test(text)) return [];
  if (/\b(?:couple|man and (?:a )?woman|boy and (?:a )?girl)\b/i.test(text)) return ['1girl', '1boy'];
  if (/\b(?:crowd|people|family|group|team)\b/i.test(text)) return ['multiple people'];
  const isFigure = kind === 'person' || kind === 'fantasy';
  if (
    /\b(?:girls?|wom[ae]n|lady|queen|princess|witch|mother|grandmother|grandma|sister|bride|ballerina|geisha|actress|sorceress|goddess|nun|mermaid|heroine|cowgirl)\b/i.test(
      text,
    )
  )
    return many('girl');
  if (
    /\b(?:boys?|m[ae]n|king|prince|wizard|father|grandfather|grandpa|brother|groom|monk|fisherm[ae]n|cowboy|gentleman|guy|sorcerer|businessman)\b/i.test(
      text,
    )
  )
    return many('boy');
  if (isFigure) return idea.isPlural ? ['multiple people'] : ['solo'];
  return kind === undefined || kind === 'abstract' ? [] : ['no humans'];
}

const FINITE =
  /\b(?:is|are|was|were|stands?|sits?|lies|lay|holds?|looks|walks|wears|runs|rides|flies|floats|leans|hangs|rises|fills|covers|shows?|sleeps|reads|plays|drifts|glows)\b/i;
/** What is a way of making an image by itself: "a photo of", "logo for". */
const IS_IMAGE =
  /^(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,3}?(?:photo(?:graph)?|picture|painting|drawing|sketch|illustration|render(?:ing)?|poster|logo|icon|sticker|advert(?:isement)?|ad|avatar|pattern|wallpaper|portrait|watercolou?r|print|collage|close-?up|shot|view|still|sheet|cover|diorama|sculpture|mosaic|headshot|character design|banner|cartoon|comic|tattoo)s?\b(?!\s+(?:studio|shop|gallery))/iu;

/** Whole sentences: what is seen, where, in which light, from where, made how. */
function sentences(idea: Idea, pieces: readonly Piece[]): string {
  const of = (slot: Slot) =>
    pieces.filter((piece) => piece.slot === slot).map((piece) => lowerFirst(piece.text));
  const [medium, ...otherMedia] = of('medium');
  const said: string[] = [
    opening(idea, medium),
    ...otherMedia.map((text) => `It is made as ${withArticle(text)}.`),
  ];
  const [place] = of('place');
  if (place)
    said.push(
      /^(?:as|over|above|against)\b/.test(place) ? `It is shown ${place}.` : `The scene is set ${place}.`,
    );
  const things = [...of('trait'), ...of('thing')];
  if (things.length > 0) said.push(`The details include ${listed(things)}.`);
  const [light] = of('light');
  if (light) said.push(lightSentence(light));
  const [frame] = of('frame');
  if (frame) said.push(frameSentence(frame));
  const [color] = of('color');
  const [mood] = of('mood');
  const colors = color?.replace(/^(?:in|with)\s+/i, '').replace(/\s+(?:palette|colou?rs|tones)$/i, '');
  const feeling = mood
    ?.replace(/^(?:in|with)\s+(?:an?\s+)?/i, '')
    .replace(/\s+(?:mood|atmosphere|feel(?:ing)?|vibe)$/i, '');
  if (colors && feeling) said.push(`The palette is ${colors}, and the mood is ${feeling}.`);
  else if (colors) said.push(`The palette is ${colors}.`);
  else if (feeling) said.push(`The mood is ${feeling}.`);
  return said.join(' ');
}

function opening(idea: Idea, medium: string | undefined): string {
  const subject = trimIdea(idea.text);
  const isSentence = /[.!?]["”]?$/.test(idea.text.trim()) || FINITE.test(subject);
  if (isSentence) {
    const whole = /[.!?]["”]?$/.test(idea.text.trim()) ? idea.text.trim() : `${subject}.`;
    return [upperFirst(whole), ...(medium ? [`It is made as ${withArticle(medium)}.`] : [])].join(' ');
  }
  const tail = medium ? ` It is made as ${withArticle(medium)}.` : '';
  if (/,/.test(subject) && idea.content.size < 8) return `The image shows the following: ${subject}.${tail}`;
  if (IS_IMAGE.test(subject)) return `This is ${articled(idea, subject)}.${tail}`;
  const maker =
    medium && !/^(?:in|with|on|by|made|shot)\b/i.test(medium) ? upperFirst(withArticle(medium)) : 'The image';
  return `${maker} shows ${articled(idea, subject)}.${maker === 'The image' && medium ? tail : ''}`;
}

/** Names of what cannot be counted take no article. */
const MASS =
  /^(?:.*\s)?(?:loneliness|solitude|love|time|freedom|hope|fear|anger|rage|joy|happiness|sadness|grief|nostalgia|silence|chaos|peace|war|death|life|infinity|music|sushi|ramen|pasta|pizza|bread|honey|coffee|tea|food|fruit|snow|rain|fog|space|architecture|ice cream|cheese|chocolate|rice|wildlife|jewelry|skincare|moss|lavender|people|homesickness|wanderlust|melancholy|entropy|gravity|courage|truth|justice|art|nature|autumn|winter|spring|summer|headphones|earbuds|sunglasses|jeans)$/i;

function articled(idea: Idea, subject: string): string {
  const [first = ''] = subject.split(/\s+/);
  if (
    /^(?:an?|the|my|our|his|her|its|their|your|this|that|these|those|some|many|several|two|three|four|five|six|seven|eight|nine|ten|one|\d+)$/i.test(
      first,
    ) ||
    idea.isPlural
  )
    return lowerStart(subject);
  const phrase = subject.split(/\s+(?:in|on|at|of|for|with|under|by|from|and|to|\S{3,}ing)\b/)[0]!;
  if (MASS.test(phrase) || /^\p{Lu}/u.test(first)) return subject;
  if (!idea.head && !IS_IMAGE.test(subject)) return subject;
  return withArticle(subject);
}

function lowerStart(text: string): string {
  return /^(?:An?|The|My|Two|Three|Some)\b/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

function withArticle(text: string): string {
  const first = text.replace(/^in (?:an? )?/i, '');
  if (
    /^(?:an?|the|some)\s/i.test(first) ||
    /^(?:photography|gouache|watercolou?r|pixel art|concept art|ink|charcoal|impressionism|line art|digital art|.*(?:photography|art|style|ism|craft|paint))$/i.test(
      first,
    )
  )
    return first;
  return `${/^(?:[aeio]|8|11|18|u(?!ni|se|k))/i.test(first) ? 'an' : 'a'} ${first}`;
}

function listed(things: readonly string[]): string {
  if (things.length < 2) return things.join('');
  const mark =
    things.some((thing) => thing.includes(',') || thing.includes(' and ')) && things.length > 2 ? '; ' : ', ';
  return `${things.slice(0, -1).join(mark)}${things.length > 2 ? mark.trimEnd() : ''} and ${things.at(-1)}`;
}

const TIME = /^(?:golden|blue|magic) hour$|^(?:dusk|dawn|sunset|sunrise|twilight|noon|midday|night)$/i;

function lightSentence(light: string): string {
  if (TIME.test(light)) return `The time is ${light}.`;
  if (/^(?:at|in|under|during|by|with|against|from)\b/i.test(light)) return `The scene is shown ${light}.`;
  if (/^(?:back|moon|sun|candle|star)lit$|^(?:overcast|sunny|sunlit)$/i.test(light))
    return `The scene is ${light}.`;
  return `The scene is lit by ${light.replace(/^(?:bathed in|lit by|lit with)\s+/i, '')}.`;
}

function frameSentence(frame: string): string {
  if (/^(?:in|with|on|at|from|against)\b/i.test(frame)) return `It is seen ${frame}.`;
  if (/^seen\b/i.test(frame)) return `It is ${frame}.`;
  if (
    /\b(?:view|shot|portrait|close-?up|angle|macro|panorama|still|sheet|mark|emblem|tile|repeat|turnaround|inside|design)\b/i.test(
      frame,
    )
  )
    return `It is framed as ${withArticle(frame)}.`;
  return `The framing has ${/\b(?:space|focus|symmetry|depth of field|blur|bokeh|composition)\b/i.test(frame) && !/composition|depth of field/.test(frame) ? frame : withArticle(frame)}.`;
}
