import { type Token, tokenize } from '../../text/prompt-text.ts';
import { isFunctionWord } from '../../text/words.ts';
import type { Commitments } from '../style/contradictions.ts';
import { commitmentsOf } from '../style/contradictions.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import type { Purpose } from './looks.ts';
import { purposeOf } from './purpose.ts';
import { FOREIGN, KINDS, type Kind, LIVING, SUBJECTS } from './subjects.ts';
import { PLACE_NOUNS, type Place, type Setting } from './surroundings.ts';

/** What a prompt can say beside its subject. */
export type Slot = 'place' | 'thing' | 'trait' | 'light' | 'frame' | 'medium' | 'color' | 'mood';

/** An idea as far as the composer understands it. */
export interface Idea {
  /** As it goes into the prompts. */
  text: string;
  kind?: Kind;
  /** The noun that it turns on. */
  head?: string;
  purpose: Purpose;
  /** Places that it names, most telling first. */
  places: Place[];
  setting: Setting;
  time?: string;
  filled: ReadonlySet<Slot>;
  /** What it says it is not: "not a painting". */
  excludes: string[];
  /** Lemmas of its content words. */
  content: ReadonlySet<string>;
  commitments: Commitments;
  /** Whether it says so much that only what is missing may be added. */
  isFinished: boolean;
  /** "en", another language where it shows, or undefined where not a word is understood. */
  language: 'en' | 'other' | undefined;
  isPlural: boolean;
}

const IRREGULAR: Record<string, string> = {
  leave: 'leaf',
  leaf: 'leaf',
  wolve: 'wolf',
  men: 'man',
  women: 'woman',
  children: 'child',
  people: 'person',
  mice: 'mouse',
  geese: 'goose',
  elve: 'elf',
  dwarve: 'dwarf',
  fishermen: 'fisherman',
  kid: 'child',
};
const singular = (lemma: string) => IRREGULAR[lemma] ?? lemma;

interface Noun {
  kind: Kind;
  run: string[];
}
const NOUNS = new Map<string, Noun[]>();
for (const kind of KINDS)
  for (const noun of SUBJECTS[kind].split(',')) {
    const run = tokenize(noun).map(({ lemma }) => singular(lemma));
    if (run.length > 0) NOUNS.set(run[0]!, [...(NOUNS.get(run[0]!) ?? []), { kind, run }]);
  }
for (const nouns of NOUNS.values()) nouns.sort((a, b) => b.run.length - a.run.length);

const PLACE_RUNS = new Map<string, { run: string[]; place: Place }[]>();
for (const [noun, place] of PLACE_NOUNS) {
  const run = tokenize(noun).map(({ lemma }) => singular(lemma));
  PLACE_RUNS.set(run[0]!, [...(PLACE_RUNS.get(run[0]!) ?? []), { run, place }]);
}
for (const runs of PLACE_RUNS.values()) runs.sort((a, b) => b.run.length - a.run.length);

/** Where the first noun phrase ends. */
const BREAK =
  /^(?:in|on|at|under|by|beside|near|with|without|and|or|from|to|into|through|over|above|below|beneath|behind|before|after|against|across|between|among|around|along|inside|outside|that|which|who|whose|while|as|is|are|was|has|have|wearing|like|full)$/;
/** What only leads to the noun phrase that counts. */
const LEADS =
  /\b(?:portrait|photo|photograph|picture|image|painting|drawing|sketch|illustration|render|watercolou?r|poster|logo|icon|sticker|ad|advert|advertisement|avatar|pattern|wallpaper|shot|view|scene|close-?up|sheet|feeling|cover|design|mascot|statue|sculpture|print|still|diorama|card)s?\s+(?:of|for|with|showing|about)\s+(?:an?\s+|the\s+|some\s+|my\s+|our\s+)?(?:(?:new|small|local|modern|luxury)\s+)?/i;
const PLACED =
  /\b(?:in|on|at|under|beside|by|near|inside|behind|through|over|above|among|beneath|below|along|against|across|between|around|atop|amid|next to|in front of|surrounded by|from)\s+(?!(?:the\s+)?(?:style|spirit|manner)\b|oil\b|water|ink\b|acrylic|gouache|pencil|black and white|colou?r|detail|focus|love|motion|flight|profile|night\b(?!\s+\p{L})|work\b|play\b|rest\b|noon\b|dawn\b|dusk\b|sunset\b|sunrise\b|midnight\b|morning\b|evening\b|(?:summer|winter|spring|autumn)\b(?!\s+\p{L})|the (?:morning|evening|night|dark|style|fight|end|camera)\b(?!\s+\p{L})|camera\b|a dream\b|above\b|below\b|behind\b|different\b|[\d])/giu;
const NEGATED =
  /[,;]?\s*\b(?:but\s+)?(?:not|no|without|never)\s+(?:any\s+|an?\s+|the\s+)?([\p{L}\s-]{2,40}?)(?=$|[,;.]|\s+(?:and|but|or|in|on|at|with)\b)/giu;
const FUNCTION_WORDS_ABROAD =
  /(?:^|\s)(?:der|die|das|ein|eine|einer|einem|einen|und|auf|mit|im|am|vor|bei|von|zu|le|la|les|une|un|des|du|au|aux|sur|dans|avec|et|el|los|las|una|con|en|y|por|de|do|da|dos|das|no|na|com|em|il|lo|gli|di|del|della|nel|sul|che|per|och|med|på|het|een|op|van|w|na|z|i|в|на|и|с|под|у|bir|ve)(?=\s|$)/giu;
const NAMED =
  /\b(?:called|named|titled)\s+(?:["“'‘][^"”'’]{1,60}["”'’]|\p{Lu}[\p{L}\p{N}&'-]*(?:\s+\p{Lu}[\p{L}\p{N}&'-]*){0,3})|["“][^"”]{1,80}["”]/gu;
const TIMES: [string, RegExp][] = [
  ['night', /\b(?:night|midnight|moonlit|moonlight|starlit|starry|stars|nocturnal|neon)\b/i],
  ['morning', /\b(?:morning|dawn|sunrise|daybreak)\b/i],
  ['evening', /\b(?:evening|sunset|dusk|twilight|golden hour|blue hour)\b/i],
  ['noon', /\b(?:noon|midday|high sun|sunny|in summer)\b/i],
  ['day', /\b(?:day|daylight|afternoon|daytime)\b/i],
];
const SUNKEN = /\bunder(?:neath)? the (?:sea|ocean|water|waves)\b|\bunderwater\b|\bsunken\b|\bseabed\b/i;
const NIGHT_ABROAD = /\b(?:nacht|nuit|noche|noite|notte|ночь|ночью)\b|夜/iu;
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
  // A name says nothing about the look, even where it is a word for one: a perfume called NOIR.
  const described = affirmed.replace(NAMED, ' ');
  const reading = read(described);
  const language = languageOf(text, reading.tokens);
  const english = language === 'other' ? translated(affirmed) : described;
  const tokens = tokenize(english).map((token) => ({ ...token, lemma: singular(token.lemma) }));
  const purpose = purposeOf(english);
  const subject = subjectIn(english, tokens);
  const isInside = /\b(?:inside|interior) of\b/i.test(english);
  if (subject && isInside && subject.kind === 'building') subject.kind = 'site';
  const named = placesIn(tokens, subject?.head);
  const places = SUNKEN.test(english)
    ? [PLACE_NOUNS.get('underwater')!, ...named.filter(({ setting }) => setting !== 'outdoors')]
    : named;
  const time =
    TIMES.find(([, words]) => words.test(english))?.[0] ?? (NIGHT_ABROAD.test(text) ? 'night' : undefined);
  const filled = filledBy(english, subject?.kind, purpose, time);
  // "Crossing a river" says where, too.
  if (
    purpose === 'scene' &&
    tokens.length > 2 &&
    placesIn(tokens, undefined).some((place) => !isPlaceOf(place, subject?.head))
  )
    filled.add('place');
  // What another language says of the place is not understood.
  if (language === 'other' && (reading.content.size > 1 || /[^\p{Script=Latin}\P{L}]{3}/u.test(text)))
    filled.add('place');
  const known = subject !== undefined || reading.cues.length > 0 || purpose !== 'scene' || places.length > 0;
  const commitments = commitmentsOf(tokens);
  return {
    text,
    ...(subject && { kind: subject.kind, head: subject.head }),
    purpose,
    places,
    setting: isInside ? 'indoors' : settingOf(places, subject?.kind, commitments),
    ...(time !== undefined && { time }),
    filled,
    excludes,
    content: new Set(tokens.flatMap(({ word, lemma }) => (isFunctionWord(word) ? [] : lemma))),
    commitments,
    isFinished:
      reading.content.size >= FINISHED_WORDS || (reading.content.size >= 10 && filled.size >= FINISHED_SLOTS),
    language: language === 'other' ? 'other' : known ? 'en' : undefined,
    isPlural: isPlural(tokens, subject),
  };
}

/** Whether a place is what the idea is of. */
function isPlaceOf(place: Place, head: string | undefined): boolean {
  return head !== undefined && PLACE_NOUNS.get(head) === place;
}

interface Subject {
  kind: Kind;
  head: string;
  at: number;
  size: number;
}

function nounAt(tokens: readonly Token[], at: number): Subject | undefined {
  const found = NOUNS.get(tokens[at]!.lemma)?.find(({ run }) =>
    run.every((lemma, i) => tokens[at + i]?.lemma === lemma),
  );
  return found && { kind: found.kind, head: found.run.join(' '), at, size: found.run.length };
}

function nounsIn(tokens: readonly Token[]): Subject[] {
  const found: Subject[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const noun = nounAt(tokens, at);
    if (!noun) continue;
    found.push(noun);
    at += noun.size - 1;
  }
  return found;
}

/** The noun that a text is about: the last one of its first noun phrase that has one. */
function subjectIn(text: string, all: readonly (Token & { lemma: string })[]): Subject | undefined {
  const lead = LEADS.exec(text);
  const from = lead ? lead.index + lead[0].length : 0;
  const tokens = all.filter(({ start }) => start >= from);
  const phrases: Token[][] = [[]];
  for (const [n, token] of tokens.entries()) {
    const gap = n === 0 ? '' : text.slice(tokens[n - 1]!.end, token.start);
    const isVerb =
      /.{3}ing$/.test(token.word) &&
      n > 0 &&
      (!nounAt(tokens, n) ||
        /^(?:an?|the|his|her|its|their|in|on|at|through)$/.test(tokens[n + 1]?.word ?? '')) &&
      !/^(?:evening|morning|building|living|swimming|wedding|ceiling|king|ring)$/.test(token.word);
    if (/[,;.:\n]/.test(gap) || BREAK.test(token.word) || isVerb) phrases.push([]);
    if (!BREAK.test(token.word)) phrases.at(-1)!.push(token);
  }
  for (const phrase of phrases) {
    const nouns = nounsIn(phrase);
    // "a portrait", "profile picture": the thing itself comes later, if it comes at all.
    const own = nouns.filter(
      ({ head }) => !/^(?:portrait|face|abstract|composition|design|food|product|drink)$/.test(head),
    );
    // "a memory of summer" is of a memory.
    const first = nouns[0];
    if (
      first?.kind === 'abstract' &&
      tokens[tokens.findIndex(({ start }) => start === phrase[first.at]!.start) + first.size]?.word === 'of'
    )
      return first;
    const last = own.findLast(({ kind }) => kind !== 'abstract') ?? own.at(-1) ?? nouns.at(-1);
    if (last)
      return last.kind === 'abstract'
        ? (nounsIn(all).find(({ kind }) => LIVING.includes(kind)) ?? last)
        : last;
  }
  return nounsIn(all)[0];
}

function placesIn(tokens: readonly Token[], head: string | undefined): Place[] {
  const found: { place: Place; isHead: boolean }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const run = PLACE_RUNS.get(tokens[at]!.lemma)?.find((one) =>
      one.run.every((lemma, i) => tokens[at + i]?.lemma === lemma),
    );
    if (!run || (run.run[0] === 'field' && tokens[at - 2]?.lemma === 'depth')) continue;
    found.push({ place: run.place, isHead: run.run.join(' ') === head });
    at += run.run.length - 1;
  }
  const unique = found.filter(({ place }, n) => found.findIndex((one) => one.place === place) === n);
  return unique.sort((a, b) => Number(b.isHead) - Number(a.isHead)).map(({ place }) => place);
}

const OUTDOOR_KINDS: readonly Kind[] = [
  'farm',
  'wild',
  'bird',
  'small',
  'building',
  'city',
  'nature',
  'vehicle',
  'plant',
];

function settingOf(places: readonly Place[], kind: Kind | undefined, { poles }: Commitments): Setting {
  const named =
    places.find(({ setting }) => setting === 'underwater' || setting === 'space') ??
    places.find(({ setting }) => setting !== 'none');
  if (named) return named.setting;
  const where = poles.get('place');
  if (where?.has('indoors') && !where.has('outdoors')) return 'indoors';
  if (where?.has('outdoors') && !where.has('indoors')) return 'outdoors';
  if (kind === 'sea') return 'underwater';
  if (kind === 'cosmos' || kind === 'space') return 'space';
  if (kind === 'interior') return 'indoors';
  return kind && OUTDOOR_KINDS.includes(kind) ? 'outdoors' : 'none';
}

const PLACES_THEMSELVES: readonly Kind[] = ['city', 'nature', 'interior', 'cosmos'];
const BUILT_ON_LIGHT =
  /\b(?:lit|light|lighting|sunlight|moonlight|candlelight|glow|glowing|shadow|shadows|backlit|backlight|sunset|sunrise|golden hour|blue hour|overcast|neon)\b/i;
const FRAMED =
  /\b(?:close-?up|wide (?:shot|angle|view)|aerial|bird'?s.eye|from (?:above|below|behind|the side)|low angle|top.down|macro|full.body|half.length|portrait|panorama|panoramic|over.the.shoulder|isometric|flat lay|overhead|eye.level|depth of field|bokeh|\d+ ?mm|symmetrical|centered|centred|in the foreground|seen from)\b/i;
/** Movements that say how an image is made; "cyberpunk" says what is in it. */
const MADE =
  /impression|expression|cubis|surreal|art nouveau|art deco|baroque|rococo|pointill|bauhaus|constructiv|pop art|ukiyo|fauvis|cel shad|photorealis|hyperreal|double exposure|persian miniature|ghibli|pixar|disney|chibi|op art|swiss style|generative art|kawaii|psychedel|realis/;
const PAINTED =
  /\b(?:in (?:pencil|ink|oils?|watercolou?r|charcoal|pastels?|gouache|acrylics?)|style|photo|photograph|render|drawing|painting|sketch|illustration|print|sculpture|mosaic|collage|pixel art|vector|cartoon|anime|comic|3d|headshot)\b/i;

function filledBy(
  text: string,
  kind: Kind | undefined,
  purpose: Purpose,
  time: string | undefined,
): Set<Slot> {
  const { cues } = read(text);
  const filled = new Set<Slot>();
  for (const { role, weak, term } of cues) {
    if (weak) continue;
    if (role === 'medium' || (role === 'movement' && MADE.test(term))) filled.add('medium');
    else if (role === 'composition') filled.add('frame');
    else if (role === 'light' && !/^(?:night|at night|morning|evening|noon)$/.test(text)) filled.add('light');
    else if (role === 'color') filled.add('color');
    else if (role === 'mood') filled.add('mood');
  }
  if (time === undefined || !/^(?:sunset|sunrise)$/i.test(text))
    if (BUILT_ON_LIGHT.test(text)) filled.add('light');
  if (FRAMED.test(text)) filled.add('frame');
  if (PAINTED.test(text)) filled.add('medium');
  if (
    /\b(?:palette|in (?:shades|tones) of|black and white|monochrome|pastel|sepia|colou?rful|muted|vibrant)\b/i.test(
      text,
    )
  )
    filled.add('color');
  const placed = [...text.matchAll(PLACED)].some((found) => {
    const rest = text.slice(found.index).split(/[,;.]/)[0]!;
    return !judgePhrase(read(rest.trim()));
  });
  if (placed || (kind && PLACES_THEMSELVES.includes(kind)) || /\bunderwater\b|\bspace\b/i.test(text))
    filled.add('place');
  // A mark, a pattern or a turnaround stands nowhere.
  if (!['scene', 'ad', 'product', 'poster', 'cover', 'card'].includes(purpose)) filled.add('place');
  return filled;
}

function isPlural(tokens: readonly Token[], subject: Subject | undefined): boolean {
  const word = subject && tokens[subject.at]?.word;
  return (
    /^(?:two|three|four|five|six|several|many|some|a few)\b/i.test(tokens.map((t) => t.word).join(' ')) ||
    (word !== undefined && /s$/.test(word) && !/ss$/.test(word))
  );
}

function languageOf(text: string, tokens: readonly Token[]): 'en' | 'other' {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0;
  if (letters > 0 && foreign / letters > 0.5) return 'other';
  const english = tokens.filter(
    ({ word, lemma }) =>
      (/^(?:a|an|the|of|with|and|in|at|on|his|her|its|under|from|by|for)$/.test(word) &&
        !/^(?:a|in|an|on|her|by)$/.test(word)) ||
      NOUNS.has(singular(lemma)),
  ).length;
  const abroad =
    (text.match(FUNCTION_WORDS_ABROAD)?.length ?? 0) +
    tokens.filter(({ word }) => word in FOREIGN && !NOUNS.has(singular(word))).length;
  const accents = /[äöüßéèêàçñáíóúâôîûœåøæãõłżźśćęąğışő]/i.test(text) ? 1 : 0;
  return abroad + accents > english &&
    abroad + accents > 0 &&
    (abroad > 1 || accents > 0 || tokens.length <= 3)
    ? 'other'
    : 'en';
}

/** The nouns of another language that are known, in English, so that it is plain what the idea is of. */
function translated(text: string): string {
  const words = tokenize(text).flatMap(({ word }) => FOREIGN[word] ?? []);
  const inside = /[^\p{Script=Latin}\P{L}]/u.test(text)
    ? Object.entries(FOREIGN).flatMap(([word, english]) =>
        /[^\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word) && text.includes(word)
          ? [{ at: text.indexOf(word), english }]
          : [],
      )
    : [];
  inside.sort(
    (a, b) =>
      Number(LIVING.includes(kindOfNoun(b.english)!)) - Number(LIVING.includes(kindOfNoun(a.english)!)) ||
      a.at - b.at,
  );
  return [...words, ...inside.map(({ english }) => english)].join(', ');
}

/** The kind of thing that a noun names. */
function kindOfNoun(noun: string): Kind | undefined {
  return nounsIn(tokenize(noun).map((token) => ({ ...token, lemma: singular(token.lemma) })))[0]?.kind;
}

/** The kinds of things that a text names. */
export function nounsOf(text: string): { kind: Kind; head: string }[] {
  return nounsIn(tokenize(text).map((token) => ({ ...token, lemma: singular(token.lemma) })));
}

/** Words that an idea may be spelt with, where one of them is misspelt. */
export function visualWords(): Set<string> {
  return new Set([...NOUNS.values(), ...PLACE_RUNS.values()].flatMap((all) => all.flatMap(({ run }) => run)));
}
