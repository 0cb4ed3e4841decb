import type { Role } from '../../../records/style-word.ts';
import { upperFirst } from '../../../text/sentence.ts';
import { isModifier } from '../../../text/style-cues.ts';
import { read } from '../../style/reading.ts';
import { judgePhrase } from '../../style/style-phrase.ts';
import { partsOf } from '../parts.ts';
import { inWords, type JsonObject, type Leaf, leavesOf } from './json-prompt.ts';

/** What a part of a prompt speaks of: the keys of a JSON prompt are named after these. */
export const SAID_ROLES = [
  'subject',
  'trait',
  'setting',
  'detail',
  'photo',
  'art',
  'light',
  'color',
  'hex',
  'composition',
  'mood',
  'quality',
  'lettering',
  'avoid',
  'technical',
] as const;
export type SaidRole = (typeof SAID_ROLES)[number];

/** A part of a prompt and what it speaks of. */
export interface Said {
  role: SaidRole;
  text: string;
}

const ROLE_OF: Record<Role, SaidRole> = {
  medium: 'art',
  movement: 'art',
  artist: 'art',
  light: 'light',
  color: 'color',
  composition: 'composition',
  mood: 'mood',
  quality: 'quality',
};
const PHOTO =
  /\b(?:photo\w*|film|shot on|\d+ ?mm|kodak|portra|polaroid|fujifilm|macro|dslr|snapshot|tilt-shift)\b/i;
const WHERE =
  /^(?:in|on|at|under|by|beside|behind|among|against|over|above|near|inside|outside|along|beneath|between|across|amid|surrounded by)\s/i;

const AVOID = /\b(?:negative|avoid|exclu\w+|forbid\w*|must not|do not|dont|never|without|prohibit\w*|no)\b/;
/** Keys by what their values say, the surest first; the words of one key are looked at together. */
const BY_KEY: readonly (readonly [RegExp, SaidRole])[] = [
  [
    /\b(?:ratio|resolution|size|dimensions|width|height|seed|steps|cfg|sampler|version|tool|task|format|bbox|model name|orientation|output)\b/,
    'technical',
  ],
  [/\b(?:light\w*|shadows?|exposure|illumination)\b/, 'light'],
  [/\b(?:palette|colou?rs?|grading|hues?)\b/, 'color'],
  [/\b(?:mood|atmosphere|emotion\w*|feeling|vibe|ambien\w+|tone)\b/, 'mood'],
  [
    /\b(?:camera|lens|angle|composition|framing|frame|shot|perspective|viewpoint|view|depth|focal|aperture|focus|layout|crop)\b/,
    'composition',
  ],
  [/\b(?:text|typography|lettering|headline|slogan|fonts?|label|inscription)\b/, 'lettering'],
  [
    /\b(?:style|medium|aesthetics?|art|render\w*|technique|genre|film|photo\w*|type of image|image type)\b/,
    'art',
  ],
  [/\b(?:quality|realism|fidelity|resolution|details? level|sharpness)\b/, 'quality'],
  [
    /\b(?:scene|setting|environment|background|backdrop|location|place|surroundings|weather|season|time of day|landscape)\b/,
    'setting',
  ],
  [
    /\b(?:details?|props?|elements?|accessor\w+|objects|clothing|wardrobe|outfit|age|ethnicity|hair|eyes|skin|pose|expression|makeup|texture|materials?|foreground)\b/,
    'detail',
  ],
  [
    /\b(?:subjects?|characters?|persons?|people|figures?|object|product|main|hero|descriptions?|desc|prompt|objective|concept|idea|summary|title|name|identity|action|woman|man|girl|boy|model|animal|type)\b/,
    'subject',
  ],
];
/** What is told of somebody is no light or color of the image. */
const OF_SUBJECT =
  /\b(?:subjects?|characters?|person|people|wardrobe|clothing|outfit|hair|appearance|face|makeup|woman|man|girl|boy|model|features?|props?|elements?)\b/;

/** Keys that say nothing by themselves: the one above does. */
const GENERIC =
  /^(?:type|descriptions?|desc|name|value|main|primary|secondary|key|kind|quality|details?|level|intensity|direction|source|style|notes?|overall|general)$/;
const HEX = /^#[\da-f]{6}\b/i;

/** What a text in a JSON prompt speaks of, by its keys. */
export function roleOfLeaf({ path, text }: Leaf): SaidRole {
  const keys = path.map(inWords);
  if (/^no\s/i.test(text) && path.length < 2) return 'avoid';
  if (keys.some((key) => AVOID.test(key))) return 'avoid';
  const roles = keys.map((key) => BY_KEY.find(([words]) => words.test(key))?.[1]);
  const last = keys.at(-1) ?? '';
  const above = roles.slice(0, -1).findLast((role) => role !== undefined);
  const own = GENERIC.test(last) && above ? above : (roles.at(-1) ?? above);
  if (own === 'technical') return 'technical';
  if (keys.slice(0, -1).some((key) => OF_SUBJECT.test(key)))
    return own === 'subject' || own === 'lettering' ? own : 'trait';
  if (own === 'color' && HEX.test(text)) return 'hex';
  return own === 'art' && PHOTO.test(text) ? 'photo' : (own ?? 'detail');
}

/** What a JSON prompt says, with what each text speaks of; with no subject by its keys, its first text is that. */
export function saidInJson(json: JsonObject): Said[] {
  const said = leavesOf(json).map((leaf) => ({ role: roleOfLeaf(leaf), text: sayLeaf(leaf) }));
  if (said.some(({ role }) => role === 'subject')) return said;
  const at = said.findIndex(({ role }) => role === 'detail' || role === 'setting');
  return said.map((one, n) => (n === at ? { ...one, role: 'subject' } : one));
}

/** What a prompt of phrases or sentences says: of phrases each, of sentences each as a whole; the first is the subject. */
export function saidInProse(prompt: string): Said[] {
  const isProse = /[.!?]\s+\p{Lu}/u.test(prompt) || /[.!?]$/.test(prompt.trim());
  const pieces = isProse
    ? prompt.split(/(?<=[.!?])\s+(?=["“\p{Lu}])/u).map((text) => bare(text))
    : wholePhrases(partsOf(prompt).map(({ text }) => text.trim()));
  const said = pieces.flatMap((text, n): Said[] => {
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    return n === 0 ? [{ role: 'subject', text }] : saidIn(text);
  });
  const lettering = [...prompt.matchAll(/["“]([^"“”\n]{1,80})["”]/g)].map(
    ([, text]): Said => ({ role: 'lettering', text: text!.trim() }),
  );
  return [...said, ...lettering];
}

/** Phrases that have commas in them: "gentle, diffuse light", "palette of sage, ochre and brick red". */
function wholePhrases(parts: readonly string[]): string[] {
  const phrases: string[] = [];
  let open = '';
  for (const part of parts) {
    const before = phrases.at(-1) ?? '';
    const isColor =
      /^palette of /i.test(before) && !/ and /.test(before) && (/ and /.test(part) || !/ /.test(part));
    if (isColor) phrases[phrases.length - 1] = `${before}, ${part}`;
    else if (phrases.length > 0 && !/\s/.test(part) && isModifier(part.toLowerCase())) open += `${part}, `;
    else {
      phrases.push(open + part);
      open = '';
    }
  }
  return open === '' ? phrases : [...phrases, open.slice(0, -2)];
}

/** Sentences with which the composer says what it adds, less what only leads to it. */
const LEADS: readonly (readonly [RegExp, SaidRole])[] = [
  [/^the scene is lit by\s+/i, 'light'],
  [/^the (?:light|lighting) (?:is|comes)\s+/i, 'light'],
  [/^the time is\s+/i, 'light'],
  [/^(?:the palette is|palette of)\s+/i, 'color'],
  [/^the mood is\s+/i, 'mood'],
  [/^it is (?:framed as|seen)\s+|^the framing has\s+/i, 'composition'],
  [/^it is made as\s+/i, 'art'],
  [/^(?:the scene is set|it is shown)\s+/i, 'setting'],
  [/^the details include\s+/i, 'detail'],
];
const BOTH = /^the palette is (.+), and the mood is (.+)$/i;
/** Words that tell what a sentence speaks of. */
const BY_WORD: readonly (readonly [RegExp, SaidRole])[] = [
  [/\bbackground\b/i, 'setting'],
  [/\b(?:mood|atmosphere)\b/i, 'mood'],
  [/\b(?:light|lit|lighting|lamplight|sunlight|moonlight|glow)\b/i, 'light'],
  [/\b(?:palette|colou?rs|tones)\b/i, 'color'],
  [/\b(?:camera|lens|close-up|angle|framed|frame|view|shot|composition|middle|off center)\b/i, 'composition'],
  [
    /\b(?:photograph|painting|illustration|render|style|print|drawing|film|vector|emblem|gouache|watercolou?r)\b/i,
    'art',
  ],
];

function saidIn(text: string): Said[] {
  const both = BOTH.exec(text);
  if (both) return [...colors(both[1]!), { role: 'mood', text: both[2]! }];
  const lead = LEADS.find(([words]) => words.test(text));
  const said = lead ? text.replace(lead[0], '') : text.replace(/\s+mood$/i, '');
  const role = lead?.[1] ?? (said === text ? roleOfPhrase(text) : 'mood');
  if (role === 'color') return colors(said);
  if (role === 'detail' && lead)
    return said.split(/[;,]\s+|\s+and\s+(?=an?\s)/).map((one) => ({ role, text: one.trim() }));
  return [{ role: role === 'art' && PHOTO.test(said) ? 'photo' : role, text: said }];
}

/** What a phrase or a sentence speaks of, where it does not begin a prompt. */
function roleOfPhrase(text: string): SaidRole {
  const style = judgePhrase(read(text));
  if (style) return ROLE_OF[style.role];
  if (WHERE.test(text)) return 'setting';
  return BY_WORD.find(([words]) => words.test(text) && text.includes(' '))?.[1] ?? 'detail';
}

function colors(text: string): Said[] {
  return text
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .flatMap((color) => (color.trim() === '' ? [] : [{ role: 'color' as const, text: color.trim() }]));
}

const OF_BODY = /\b(?:hair|eyes?|skin|lips|beard|eyebrows)$/;
const OF_CAMERA = /^(?:.* )?(?:angle|lens|shot|view|focus|aperture|depth of field)$/;

/** "hair: long blonde" is long blonde hair, "angle: low" a low angle, "age: 25" is age 25; other values say enough by themselves. */
function sayLeaf({ path, text }: Leaf): string {
  const key = inWords(path.at(-1) ?? '');
  const above = inWords(path.at(-2) ?? '');
  const [last = ''] = key.split(' ').slice(-1);
  if (key === 'position') return /^(?:in|at|on|to)\s/i.test(text) ? text : `placed ${text}`;
  if (text.split(/\s+/).length > 4 || text.toLowerCase().includes(last)) return text;
  if (/^\d+$/.test(text) && /\b(?:age|year|count|number)\b/.test(key)) return `${key} ${text}`;
  if (
    roleOfLeaf({ path, text }) === 'light' &&
    text.split(/\s+/).every((word) => isModifier(word.toLowerCase()))
  )
    return `${text} light`;
  if (OF_BODY.test(key)) return `${text} ${key}`;
  if (OF_CAMERA.test(key)) return `${text} ${key.replace(/^camera /, '')}`;
  return /^colou?r$/.test(key) && OF_SUBJECT.test(above) ? `${text} ${above}` : text;
}

/** Sentences of which each says one thing, less the words that only lead to it: "calm mood" for "The mood is calm." */
export function withoutLeads(prompt: string): string {
  return prompt
    .split(/(?<=[.!?])\s+(?=["“\p{Lu}])/u)
    .map((sentence) => {
      const both = BOTH.exec(bare(sentence));
      if (both) return `${both[1]} palette, ${both[2]} mood.`;
      const [words, role] = LEADS.find(([words]) => words.test(sentence)) ?? [];
      if (!words || !role) return sentence;
      const rest = sentence.replace(words, '');
      if (role === 'color') return `${bare(rest)} palette.`;
      return role === 'mood' ? `${bare(rest)} mood.` : rest;
    })
    .map(upperFirst)
    .join(' ');
}

function bare(text: string): string {
  return text.trim().replace(/\.$/, '');
}
