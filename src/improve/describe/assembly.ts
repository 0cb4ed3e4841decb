import { ROLES, type Role } from '../../records/style-word.ts';
import { upperFirst } from '../../text/sentence.ts';
import type { Guidelines } from '../fit/guidelines.ts';
import type { StylePhrase } from '../style/style-phrase.ts';
import { lowerFirst, trimIdea } from '../style/wording.ts';
import type { Candidate } from './candidates.ts';

const GROUPS: readonly (readonly Role[])[] = [
  ['medium', 'movement', 'artist'],
  ['light', 'color'],
  ['composition', 'mood', 'quality'],
];
const LIT =
  /(?:light|lighting|hour|glow|haze|mist|fog|sun|sunset|sunrise|dusk|dawn|twilight|evening|morning|afternoon|night)$/i;
const FRAMING =
  /(?:view|shot|angle|composition|perspective|framing|frame|space|lens|focus|background|field|format|panorama|depth|margin)s?$/i;
const COLORING = /(?:colou?r|tone|palette|hue|contrast|gradient|accent|scheme|leaf)s?$/i;
const MOODY = /(?:mood|atmosphere|feel|feeling|vibe|ambience|ambiance|humor|nostalgia|melancholy)s?$/i;
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** The prompt of a variant: the idea as it is, then what the variant adds, in the form the image model likes. */
export function assemblePrompt(
  idea: string,
  phrases: readonly StylePhrase[],
  guidelines: Guidelines,
): string {
  const subject = trimIdea(idea);
  if (phrases.length === 0) return subject;
  if (guidelines.form === 'tags') return [subject, ...phrases.map(({ text }) => lowerFirst(text))].join(', ');
  const sentences = GROUPS.flatMap((roles) => {
    const part = ROLES.flatMap((role) =>
      roles.includes(role) ? phrases.filter((p) => p.role === role) : [],
    );
    return part.length > 0 ? `${upperFirst(part.map(({ text }) => lowerFirst(text)).join(', '))}.` : [];
  });
  return [/[.!?]$/.test(idea.trim()) ? idea.trim() : `${subject}.`, ...sentences].join(' ');
}

/** One plain sentence on what a variant goes for and where it has that from. */
export function explain(phrases: readonly Candidate[], matches: number): string {
  const of = (...roles: Role[]) => phrases.find((phrase) => roles.includes(phrase.role));
  const lead = of('medium', 'movement') ?? of('artist') ?? phrases[0];
  if (!lead) return 'The idea as it stands.';
  const light = of('light');
  const others = [of('movement'), of('color'), of('mood'), of('composition')].filter(
    (phrase) => phrase && phrase !== lead && phrase !== light,
  ) as Candidate[];
  const parts = [light && light !== lead ? joined(light) : '', others[0] ? joined(others[0]) : ''];
  if (parts.every((part) => part.startsWith(' with '))) parts[1] = parts[1]!.replace(' with ', ' and ');
  const sentence = (lead.role === 'light' ? lowerFirst(lead.text) : bare(lead.text)) + parts.join('');
  return `${upperFirst(sentence)}, ${support(lead, phrases, matches)}.`;
}

/** Hangs a phrase on a sentence: with its own preposition, with "in" for light, with "with" for things. */
function joined(phrase: Candidate): string {
  const text = lowerFirst(phrase.text);
  if (/^(?:at|in|on|under|by|with|bathed|lit|against|from|seen|shot|made)\b/i.test(text)) return ` ${text}`;
  if (phrase.role === 'light' && LIT.test(text)) return ` in ${text}`;
  if (phrase.role === 'composition' && !FRAMING.test(text)) return `, ${text}`;
  if (phrase.role === 'color' && !COLORING.test(text)) return `, ${text}`;
  if (phrase.role === 'mood' && !MOODY.test(text)) return `, ${text}`;
  const thing = phrase.key.includes(' ') && phrase.role !== 'movement' && !/(?:key|white|lit|ed)$/.test(text);
  return thing ? ` with ${text}` : `, ${text}`;
}

function support(lead: Candidate, phrases: readonly Candidate[], matches: number): string {
  if (phrases.every((phrase) => phrase.from.length === 0)) return 'from the built-in vocabulary';
  if (lead.from.length === 0) return 'built-in words with what fits from the matches';
  if (lead.shared >= 2) {
    const number = NUMBERS[lead.shared] ?? String(lead.shared);
    return lead.shared === matches ? 'as all of the matches have it' : `as ${number} of the matches have it`;
  }
  const together = phrases.filter((phrase) => phrase.from.some((id) => lead.from.includes(id))).length;
  return together >= 3
    ? 'after one of the matches'
    : 'as one of the matches has it, with touches from others';
}

/** A phrase without the preposition it starts with. */
function bare(text: string): string {
  return lowerFirst(
    text.replace(
      /^(?:in|with|on|at|under|made of|made from|shot)\s+(?!the (?:style|manner|spirit)\b)(?:an?\s+)?/i,
      '',
    ) || text,
  );
}
