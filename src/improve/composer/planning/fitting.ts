import { overlap } from '../../../text/prompt-text.ts';
import { isColor } from '../../../text/style-cues.ts';
import { contradiction } from '../../style/contradictions.ts';
import { read } from '../../style/reading.ts';
import type { Piece, Slot } from '../piece.ts';
import { agree, conditionsIn, conditionsOf } from '../reading/conditions.ts';
import type { Idea } from '../reading/idea.ts';
import type { Scene, Setting } from '../repertoire/parse.ts';
import { FIGURES } from '../repertoire/repertoire.ts';

const CLOTHES =
  /\b(?:shirt|sweater|coat|jacket|hoodie|dress|apron|uniform|scrubs|smock|robe|cloak|cape|hat|cap|helmet|boots?|shoes?|sneakers|socks|scarf|gloves|sleeves?|cuffs?|collar|cloth|clothes|fabric|lace|silk|veil|hem|cardigan|tweed|jersey|armor|sash|earring|glasses|goggles|headphones|rolled-up|tunic|bodice|vest|belt)\b/i;
const OF_FACE =
  /\b(?:eyes?|gaze|brows?|cheeks?|lips?|smile|expression|lashes|catchlights?|mouth|teeth|grin|smirk|frown|freckles|nose|look)\b/i;
const OF_HAIR = /\b(?:hair|strands|braid\w*|hair)\b/i;
/** Ways of drawing that leave out what is small. */
const COARSE =
  /\b(?:pixel|vector|flat|cartoon|low.poly|emoji|icon|minimal\w*|chibi|lego|silhouette|stick figure|line art|logo)\b/i;
const FINE =
  /\b(?:fine|tiny|texture\w*|strands?|veins?|pores|wrinkl\w+|creas\w+|catchlights|downy|thread|stitch\w*)\b/i;
const FACE_HIDDEN =
  /\b(?:mask(?:ed)?|helmet|visor|veil|hood(?:ed)?|from behind|back view|back turned|silhouettes?|faceless|headless|gas mask|astronaut|diver|scuba)\b/i;
const HAIR_HIDDEN =
  /\b(?:hijab|headscarf|niqab|turban|bald|helmet|wimple|hat|cap|beanie|hood(?:ed)?|veil|shaved|wig|crown|nun|astronaut|turbaned)\b/i;
const HANDS = /\b(?:hands?|fingers?|fingertips|knuckles|palms?|paws?|fists?)\b/i;
const EMPTY =
  /\b(?:empty|abandoned|deserted|lonely|lone|alone|solitary|desolate|no one|nobody|uninhabited|forgotten|isolated|loneliness|solitude)\b/i;
const PEOPLED =
  /\b(?:people|crowd\w*|passers-by|figures?|customers|children|dancing|audience|hands? reaching|couple|family)\b/i;
const FIRE_OR_DUST =
  /\b(?:candles?|lamps?|lamplight|lanterns?|fire\w*|flames?|embers?|dust\w*|steam\w*|smoke|sparks?|sun(?!beams)\w*|window|sky|wind\w*|rain\w*|snow\w*|clouds?|grass|leaves|breath|sweat|flour|crumbs|dry|wet|drops?|damp|mist|fog)\b/i;
/** A view of one thing alone. */
const OF_ONE = /^(?:an?|the|one)\s/i;
const SINGLE = /\b(?:the (?:animal|figure|subject|head|face|form)|its|his|her)\b/i;

const OUTSIDE: ReadonlySet<Setting> = new Set(['open', 'street']);
const INSIDE: ReadonlySet<Setting> = new Set(['indoors', 'closed', 'studio']);

/** Whether an idea can be set in a scene of ours: its place, time, weather and season, and who is there. */
export function canBeIn(scene: Scene, idea: Idea): boolean {
  const { conditions, setting, text } = idea;
  const own = conditionsOf(scene.tags);
  if (!agree(own, conditions)) return false;
  if (setting !== 'none' && setting !== scene.setting) {
    const alike =
      (OUTSIDE.has(setting) && OUTSIDE.has(scene.setting)) ||
      (INSIDE.has(setting) && INSIDE.has(scene.setting));
    if (!alike) return false;
  }
  if (conditions.weather && !OUTSIDE.has(scene.setting)) return false;
  if (conditions.weather && conditions.weather !== 'wind' && scene.tags.has('dry')) return false;
  if (
    (conditions.weather === 'snow' || conditions.season === 'winter') &&
    OUTSIDE.has(scene.setting) &&
    own.season !== 'winter'
  )
    return false;
  if (
    conditions.season &&
    own.season === undefined &&
    contradiction(read(wordsOf(scene)).commitments, idea.commitments) !== undefined
  )
    return false;
  if (EMPTY.test(text) && (scene.tags.has('people') || PEOPLED.test(wordsOf(scene)))) return false;
  // A lamp that is lit makes an evening.
  if (conditions.time && conditions.time !== 'night' && scene.tags.has('dark')) return false;
  return contradiction(read(`${scene.act} ${scene.place}`).commitments, idea.commitments) === undefined;
}

function wordsOf({ act, place, things }: Scene): string {
  return [act, place, ...things].join(', ');
}

/** Whether a phrase can be in one image with what the idea says; it is better to add less than to add wrong. */
export function fitsIdea(slot: Slot, text: string, idea: Idea): boolean {
  const reading = read(text);
  if (contradiction(reading.commitments, idea.commitments)) return false;
  if (slot === 'trait') {
    if (idea.isPlural && (OF_ONE.test(text) || /\bone\b/.test(text))) return false;
    if (idea.isColored && reading.tokens.some(isColor)) return false;
    if (COARSE.test(idea.text) && FINE.test(text)) return false;
    if (FACE_HIDDEN.test(idea.text) && OF_FACE.test(text)) return false;
    if (HAIR_HIDDEN.test(idea.text) && OF_HAIR.test(text)) return false;
    if (
      /\b(?:asleep|sleeping|napping|closed eyes|blind|dead)\b/i.test(idea.text) &&
      /\b(?:gaze|eyes? (?!closed)|glint\w*|watchful|bright|alert)\b/i.test(text) &&
      !/closed/.test(text)
    )
      return false;
    if (
      idea.props.some(({ isWorn }) => isWorn) &&
      CLOTHES.test(text) &&
      !idea.props.some(({ details }) => details.includes(text))
    )
      return false;
    if (
      /\b(?:naked|nude|barefoot|swim\w*|bathing|shower\w*|surf\w*)\b/i.test(idea.text) &&
      CLOTHES.test(text)
    )
      return false;
    if (/\b(?:without|no|missing|one) (?:arms?|hands?|legs?)\b/i.test(idea.text) && HANDS.test(text))
      return false;
    // What the idea says of hair or eyes is not said again in another way.
    const said = [...reading.content].filter((lemma) => idea.content.has(lemma));
    if (said.length > 0 && !idea.props.some(({ details }) => details.includes(text))) return false;
  }
  if (slot === 'thing' || slot === 'place' || slot === 'trait') {
    if (EMPTY.test(idea.text) && PEOPLED.test(text) && !FIGURES.has(idea.kind ?? '')) return false;
    if (idea.setting === 'underwater' && FIRE_OR_DUST.test(text)) return false;
    if (
      idea.setting === 'space' &&
      /\b(?:wind\w*|rain\w*|grass|leaves|fire|candles?|clouds? shadows|sky|breath)\b/i.test(text)
    )
      return false;
    if (!agree(conditionsIn(text), idea.conditions)) return false;
  }
  if (slot === 'color' && (idea.isColored || idea.filled.has('color'))) return false;
  if (slot === 'frame' && idea.isPlural && SINGLE.test(text)) return false;
  return true;
}

/** Whether an image of that kind can be taken or drawn in such a place. */
export function canBeMade(
  medium: string,
  setting: Setting,
  { kind, isPlural, places, props, verbs }: Idea,
): boolean {
  const isUnder = setting === 'underwater';
  if (/underwater/.test(medium)) return isUnder;
  if (isUnder && /\b(?:street|wildlife|documentary|interior|macro|35mm)\b/.test(medium)) return false;
  if (INSIDE.has(setting) && /\b(?:wildlife|street|plein air)\b/.test(medium)) return false;
  // Nobody meets an animal in clothes in the wild.
  if (/\bwildlife\b/.test(medium) && (setting === 'street' || props.some(({ isWorn }) => isWorn)))
    return false;
  if (/\bstill life\b/.test(medium) && verbs.some(({ action }) => action.motion === 'moving')) return false;
  const isOnSurface = places.every(({ entry }) => SURFACES.test(entry.nouns[0]!));
  if (/\bmacro\b/.test(medium) && kind === 'small' && (isPlural || !isOnSurface)) return false;
  return !(setting === 'open' && /\b(?:interior|street)\b/.test(medium));
}

/** What a small animal sits on. */
const SURFACES = /^(?:tree|rock|log|bench|armchair|table|window|gate)$/;

/** What says where and with what: two of these must not say the same. */
const CONCRETE: ReadonlySet<Slot> = new Set<Slot>(['place', 'thing', 'trait']);

/** Whether two pieces can be in one image and do not say the same. Those of one place go together, but for where it is seen from. */
export function fitTogether(a: Piece, b: Piece, areOfOnePlace: boolean): boolean {
  const [one, other] = [read(a.text), read(b.text)];
  const axis = contradiction(one.commitments, other.commitments);
  if (areOfOnePlace ? axis === 'stand' : axis !== undefined) return false;
  const couldRepeat = a.slot === b.slot || (CONCRETE.has(a.slot) && CONCRETE.has(b.slot));
  return areOfOnePlace || !couldRepeat || overlap(one.content, other.content) < 0.5;
}
