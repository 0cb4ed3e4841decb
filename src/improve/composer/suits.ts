import { read } from '../style/reading.ts';
import { type Idea, nounsOf } from './idea.ts';
import type { Piece } from './learn.ts';
import { LIVING } from './subjects.ts';
import { LIGHT } from './surroundings.ts';

/** What the words of an idea say of weather and sky, the most telling first. */
const SKIES: readonly [string, RegExp][] = [
  ['stars', /\b(?:stars|starry|starlit|milky way|aurora)\b/i],
  [
    'storm',
    /\b(?:storm|stormy|thunderstorm|lightning|tornado|hurricane|tempesta|tempête|tormenta|gewitter|sturm)\b/i,
  ],
  ['rain', /\b(?:rain|rainy|raining|drizzle|pluie|regen|lluvia|pioggia|puddles?)\b|雨/i],
  ['fog', /\b(?:fog|foggy|mist|misty|haze|hazy|nebel|brouillard|niebla|nebbia)\b|霧/i],
  ['snow', /\b(?:snow|snowy|snowing|winter|blizzard|ice|icy|frozen|neige|schnee|nieve|neve)\b|雪/i],
];
const SEASON = /\b(?:spring|summer|autumn|fall|winter|christmas|noël|halloween|harvest)\b/i;
const INSIDE =
  /\b(?:(?:in|inside|at|through|into)\s+(?:\p{L}+\s+){0,3}?(?:shop|store|tent|booth|theat(?:re|er)|tavern|club|arena|gym|elevator|church|cathedral|temple|museum|kitchen|bathroom|train|bus|tram|car|cabin|supermarket|laundromat|diner)|on (?:the|a) (?:\p{L}+ )?(?:bus|train|tram|subway)|indoors|library|observatory|theat(?:re|er))\b/iu;
const UNDERGROUND =
  /\b(?:underground|subway|metro|tunnel|caves?|cavern|mines?|cellar|basement|crypt|bunker|catacombs?)\b/i;
const COLORED =
  /\b(?:red|orange|yellow|green|blue|purple|violet|pink|brown|golden|gold|silver|turquoise|teal|crimson|scarlet|emerald|ivory|white|black|gr[ae]y|colou?rful|rainbow|neon|pastel|rouge|rot(?:e[rmns]?)?|rojo|rosso|bleu|blau|azul|sepia|freckles)\b/i;
const MONOCHROME =
  /\b(?:black and white|monochrome|b&w|charcoal|cyanotype|blueprint|engraving|engraved|etching|ink wash|woodcut|linocut|sepia|ink drawing|graphite|pencil|line drawing)\b/i;
/** Views that leave out something of the subject, its act or what is around it. */
const CUTS =
  /\b(?:tight|extreme|macro|close|close-?up|straight above|top.down|overhead|flat lay|bird'?s.eye|aerial|drone|from behind|back view|over the roofs|looking (?:straight )?down|view from a ridge|high view|window|exploded|cropped|entrance|texture|gap in|half-length|profile|against the (?:sky|light)|dark shape|small|tiny|narrow view|shallow|blurred background|from below|corner|doorway|falling away|one huge form|smooth background|plain background|symmetry|roadside|vanishing point|at ground level|low view|telephoto|low horizon|human figure)\b/i;
/** Views that show too little even of one thing alone. */
const CUTS_ALWAYS =
  /\b(?:tight|extreme|straight above|exploded|cropped|entrance|from behind|over the roofs|looking (?:straight )?down|high view|gap in|rain-streaked|of a reflection|surface detail|of the texture|of the surface|of the eyes?|human figure|tiny|small in|falling away|blurred roadside|flat lay)\b/i;
/** Ways to make an image that are for one thing by itself. */
const STUDIES =
  /\b(?:plate|engrav\w+|blueprint|technical|cutaway|macro|still life|telescope|star chart|stop-motion|mosaic|stained glass|bronze|diorama|felt|isometric|cyanotype|paper cut|etching|lens|wide lens|double exposure|sculpture|toned paper|portrait)\b/i;
const FACE_COVERED =
  /\b(?:sunglasses|glasses|goggles|mask|masked|helmet|hijab|niqab|veil|hood|hooded|beanie|hat|cap|headscarf|visor|astronaut|sleeping|asleep|eyes closed)\b/i;
const OF_FACE =
  /\b(?:eyes?|hair|catchlight|pupil|temple|brow|cheeks?|forehead|expression|lashes|loupe|ears?)\b/i;
const OF_PHOTOS = /\b(?:skin texture|unretouched|grain|lens|photographic|sharp detail|pores|film)\b/i;
const ACTS =
  /\b(?!(?:morning|evening|building|living|swimming|wedding|ceiling|king|ring|spring|being|packaging|clothing|painting|drawing|string|wing|rising|lightning|running shoe)\b)\p{L}{3,}ing\b|\bat work\b|\b(?:sits|stands|runs|rides|flies|holds|walks|plays|crosses)\b/iu;
const MADE_OTHERWISE =
  /\b(?:pixel|cartoon|anime|vector|flat|comic|3d|lego|isometric|low.poly|chibi|watercolou?r|sketch|drawing|illustration)\b/i;
const WARM_OR_WET =
  /\b(?:rain|snow|frost|mist|fog|storm|sun|sunlit|sunlight|moon|night|dusk|dawn|sunset|sunrise|summer|winter|autumn|leaves|wet|dry)\b/i;

/** Whole scenes in view. */
export const WHOLE_SCENE: readonly string[] = [
  'wide view of the whole scene',
  'eye-level view with everything in the frame',
  'balanced composition with clear space around the subject',
  'medium-wide view with room on both sides',
  'calm, level view with natural perspective',
  'horizontal view, the subject near the middle',
  'open framing that leaves air on every side',
  'composition in clear layers, foreground to background',
  'subject slightly off center, all of it in view',
];

const skyOf = (text: string) => SKIES.find(([, words]) => words.test(text))?.[0];

/** Whether an idea says something of weather, season or time of day. */
function hasConditions({ text, time }: Idea): boolean {
  return time !== undefined || skyOf(text) !== undefined || SEASON.test(text);
}

/** Whether an idea is one thing alone: nothing happens, and nothing says where, when or with what. */
export function isBare(idea: Idea): boolean {
  const living = nounsOf(idea.text).filter(({ kind }) => LIVING.includes(kind));
  return (
    idea.content.size <= 3 &&
    living.length <= 1 &&
    !hasConditions(idea) &&
    !ACTS.test(idea.text) &&
    !/\b(?:with|wearing|full|in|on|at|under|over|of (?:a|the)|and|as|before|after|through)\b/i.test(
      idea.text.replace(
        /^.*?\b(?:portrait|photo|picture|painting|shot|headshot|avatar|logo|poster|drawing) of\b/i,
        '',
      ),
    )
  );
}

const isPortrait = ({ text }: Idea) => /\b(?:portrait|headshot|face|close-?up)\b/i.test(text);

/** Light that goes with all that an idea says of place, time and weather; light that fits anywhere where it says nothing. */
export function lightFor(idea: Idea, place: string | undefined): readonly string[] {
  const { text, setting, time } = idea;
  const sky = skyOf(text);
  if (setting === 'underwater') return LIGHT.underwater!;
  if (setting === 'underground' || UNDERGROUND.test(text)) return LIGHT.underground!;
  if (setting === 'space') return LIGHT.space!;
  if (idea.kind === 'abstract' || idea.language !== 'en') return sky ? LIGHT[sky]! : LIGHT.none!;
  const poles = place === undefined ? undefined : read(place).commitments.poles.get('place');
  const inside = place === undefined ? setting === 'indoors' || INSIDE.test(text) : poles?.has('indoors');
  if (time === 'night') return sky === 'stars' && !inside ? LIGHT.stars! : LIGHT.night!;
  if (inside) return time === undefined || time === 'noon' ? LIGHT.indoors! : LIGHT[time]!;
  if (sky) return LIGHT[sky]!;
  if (time) return LIGHT[time]!;
  if (SEASON.test(text) || idea.purpose !== 'scene' || MADE_OTHERWISE.test(text)) return LIGHT.none!;
  if (place !== undefined) return poles?.has('outdoors') ? LIGHT.outdoors! : LIGHT.none!;
  const isKnown = idea.places.some((one) => one.setting === 'outdoors') || isBare(idea);
  return setting === 'outdoors' && isKnown ? LIGHT.outdoors! : LIGHT.none!;
}

/** Whether a piece can be in one image with what the idea says; it is better to add less than to add wrong. */
export function suits({ slot, text, from }: Piece, idea: Idea): boolean {
  const bare = isBare(idea);
  const conditions = hasConditions(idea);
  if (slot === 'light')
    return (
      from.length === 0 ||
      (!conditions && idea.setting !== 'underground' && !UNDERGROUND.test(idea.text) && bare) ||
      !/\b(?:sun\w*|afternoon|noon|day\w*|morning|evening|dusk|dawn|night|moon\w*|star\w*|cloud\w*|overcast|mist\w*|fog\w*|golden|neon|lamp\w*|candle\w*|window|fire\w*|storm\w*|shadows?|twilight)\b/i.test(
        text,
      )
    );
  if (slot === 'color') return !COLORED.test(idea.text) && !conditions && idea.kind !== 'abstract';
  if (slot === 'mood') return !conditions && !ACTS.test(idea.text) && idea.kind !== 'abstract';
  if (slot === 'medium') {
    if ((COLORED.test(idea.text) || conditions) && MONOCHROME.test(text)) return false;
    return idea.purpose !== 'scene' || bare || (!STUDIES.test(text) && !MONOCHROME.test(text));
  }
  if (slot === 'frame') {
    if (idea.purpose !== 'scene') return !CUTS_ALWAYS.test(text);
    if (isPortrait(idea) && /\b(?:portrait|face)\b/i.test(text)) return true;
    return bare ? !CUTS_ALWAYS.test(text) : !CUTS.test(text);
  }
  if (slot === 'place')
    return bare || idea.kind === 'abstract' ? bare : idea.purpose !== 'scene' && !conditions;
  // What is added must not bring weather of its own.
  if (conditions && WARM_OR_WET.test(text) && !read(idea.text).content.has('rain')) return false;
  if (slot === 'thing' && from.length > 0) return bare;
  if (FACE_COVERED.test(idea.text) && OF_FACE.test(text)) return false;
  if (MADE_OTHERWISE.test(idea.text) && (OF_PHOTOS.test(text) || OF_FACE.test(text))) return false;
  return true;
}
