import { upperFirst } from '../../text/sentence.ts';
import type { Piece, Slot } from '../composer/piece.ts';
import { readIdea } from '../composer/reading/idea.ts';
import { sayPrompt } from '../composer/writing/say.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import type { Said, SaidRole } from '../fit/json/said.ts';

/** What says a whole thing by itself, and is no piece of another sentence. */
const SENTENCE =
  /[.!?]["”)]?(?:\s|$)|\b(?:is|are|was|has|stands?|sits?|holds?|looks|wears|falls?|shows?|fills?)\s/i;
const LONGEST_PIECE = 16;
/** Traits that a subject can be named with, and the words of each. */
const MOST_TRAITS = 4;
const MOST_TRAIT_WORDS = 5;
/** A longer word for how it is made would part the subject from what shows it. */
const MOST_MEDIUM_WORDS = 4;
const PLACED =
  /^(?:in|on|at|under|by|beside|behind|among|against|over|above|near|inside|outside|along|between|across)\s/i;

/** What a prompt says, in whole sentences: what is one stays one, the rest is said as the composer says what it adds. */
export function sentencesOf(all: readonly Said[], guidelines: Guidelines): string {
  const said = all.filter(({ role }) => role !== 'avoid' && role !== 'technical' && role !== 'quality');
  const whole = said.filter(isWhole).map(({ text }) => ended(upperFirst(text)));
  const short = said.filter((one) => !isWhole(one));
  const of = (...roles: SaidRole[]) =>
    short.flatMap(({ role, text }) => (roles.includes(role) ? text.replace(/\.$/, '') : []));
  const piece = (slot: Slot, text: string): Piece[] => (text === '' ? [] : [{ slot, text, from: [] }]);

  const [named, traits] = [of('subject').join(', '), of('trait')];
  const isNamedWith =
    named !== '' &&
    traits.length <= MOST_TRAITS &&
    traits.every((text) => text.split(/\s+/).length <= MOST_TRAIT_WORDS);
  const subject = isNamedWith && traits.length > 0 ? `${named} with ${listed(traits)}` : named;
  const settings = of('setting');
  const unplaced = settings.filter((text) => !PLACED.test(text)).join(', ');
  const media = of('photo', 'art').join(', ');
  const isShort = !media.includes(',') && media.split(/\s+/).length <= MOST_MEDIUM_WORDS;
  const pieces = [
    ...(isNamedWith ? of('detail') : [...traits, ...of('detail')]).flatMap((text) => piece('thing', text)),
    ...piece('place', settings.filter((text) => PLACED.test(text)).join(', ')),
    ...piece('light', of('light').join(', ')),
    ...piece('frame', framing(of('composition').join(' and '))),
    ...piece('color', of('color', 'hex').join(', ')),
    ...piece('mood', of('mood').join(', ')),
    ...piece('medium', isShort ? media : ''),
  ];
  const others = [
    unplaced === '' ? '' : `The setting is ${unplaced}.`,
    isShort ? '' : `The style is ${media}.`,
    ...of('lettering').map((text) => `The lettering reads “${text.replace(/["“”]/g, '')}”.`),
  ];
  const [opening, rest] = told(subject || 'the image', pieces, guidelines);
  return [subject === '' ? '' : opening, ...whole, rest, ...others].filter(Boolean).join(' ');
}

function isWhole({ text }: Said): boolean {
  return SENTENCE.test(text) || text.split(/\s+/).length > LONGEST_PIECE;
}

/** Several things are what it is seen with; one is what it is framed as. */
function framing(seen: string): string {
  const isMany = /\band\b|\blens\b|,/.test(seen);
  return isMany && !PLACED.test(seen) && !/^(?:with|from)\s/i.test(seen) ? `with ${seen}` : seen;
}

/** What the composer says of a subject: its first sentence, and the others. */
function told(subject: string, pieces: readonly Piece[], guidelines: Guidelines): [string, string] {
  const text = sayPrompt(readIdea(subject), pieces, guidelines);
  const at = text.search(/(?<=[.!?])\s/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function listed(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}

function ended(text: string): string {
  return /[.!?]["”)]?$/.test(text) ? text : `${text}.`;
}
